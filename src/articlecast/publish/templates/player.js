"use strict";
// Enhances a page that works without it: the native player and links to #t= stay as they are.
(() => {
  const player = document.querySelector("[data-player]");
  if (!player) return;
  const audio = player.querySelector("audio");
  const said = player.querySelector("[data-said]");
  const timed = [...document.querySelectorAll("[data-t]")];
  const cues = [...document.querySelectorAll("[data-transcript] [data-t]")];
  const chapters = [...document.querySelectorAll(".chapters [data-t]")];
  const follow = document.querySelector("[data-follow]");
  const time = (link) => Number(link.dataset.t);
  const say = (words) => { said.textContent = words; };

  for (const part of document.querySelectorAll(".controls, .follow, [data-copy]")) part.hidden = false;

  const seek = (seconds, play) => {
    const go = () => { audio.currentTime = seconds; if (play) audio.play().catch(() => {}); };
    if (audio.readyState > 0) go(); else { audio.addEventListener("loadedmetadata", go, { once: true }); audio.load(); }
  };
  const fragment = () => Number((/^#t=([\d.]+)$/.exec(location.hash) || [])[1] || 0);
  if (fragment()) seek(fragment(), false);
  addEventListener("hashchange", () => { if (fragment()) seek(fragment(), true); });

  for (const link of timed) link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    seek(time(link), true);
  });

  // The last one that has begun; both lists rise, so half of what is left is looked at each time.
  const current = (links, now) => {
    let low = 0, high = links.length;
    while (low < high) { const middle = (low + high) >> 1; if (time(links[middle]) <= now + 0.05) low = middle + 1; else high = middle; }
    return links[low - 1] || null;
  };
  const shown = new Map();
  const mark = (links) => {
    const link = current(links, audio.currentTime);
    if (shown.get(links) === link) return null;
    shown.get(links)?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    shown.set(links, link);
    return link;
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const update = () => {
    mark(chapters);
    const link = mark(cues);
    if (link && follow?.checked && !audio.paused) link.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  };
  for (const name of ["timeupdate", "seeked"]) audio.addEventListener(name, update);

  const jump = (seconds) => { audio.currentTime = Math.max(0, audio.currentTime + seconds); };
  for (const button of player.querySelectorAll("[data-jump]")) button.addEventListener("click", () => jump(Number(button.dataset.jump)));
  const speed = player.querySelector("[data-speed]");
  speed.addEventListener("change", () => { audio.playbackRate = Number(speed.value); });

  const copy = async (text, done) => {
    try { await navigator.clipboard.writeText(text); say(done); } catch { say(text); }
  };
  player.querySelector("[data-share]").addEventListener("click", () => {
    const page = document.querySelector("link[rel=canonical]")?.href || location.href;
    copy(`${page.split("#")[0]}#t=${Math.floor(audio.currentTime)}`, player.dataset.linkCopied);
  });
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => {
    const field = document.querySelector(button.dataset.copy);
    field.select();
    copy(field.value, button.dataset.copied);
  });

  // Single letters work only while the focus is in the player (WCAG 2.1.4).
  const keys = { k: () => (audio.paused ? audio.play() : audio.pause()), j: () => jump(-15), l: () => jump(30) };
  player.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
    const act = keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });
})();
