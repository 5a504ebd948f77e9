"use strict";
// Enhances a page that works without it: the native player and links to #t= stay as they are where this cannot run.
(() => {
  const player = document.querySelector("[data-player]");
  if (!player) return;
  const audio = player.querySelector("audio");
  const part = (name) => player.querySelector(`[data-${name}]`);
  const timed = [...document.querySelectorAll("[data-t]")];
  const cues = [...document.querySelectorAll("[data-transcript] [data-t]")];
  const chapters = [...document.querySelectorAll("[data-chapters] [data-t]")];
  const follow = document.querySelector("[data-follow]");
  const time = (link) => Number(link.dataset.t);
  const say = (words) => { part("said").textContent = words; };
  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds)), hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60, rest = String(whole % 60).padStart(2, "0");
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  };
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(player.dataset.seconds));

  audio.controls = false;
  for (const shown of document.querySelectorAll(".deck, .follow, [data-copy]")) shown.hidden = false;
  // Audio that cannot be played keeps the browser's own player, which says so in the listener's language.
  const giveUp = () => { audio.controls = true; part("seek").disabled = true; };
  audio.addEventListener("error", giveUp);
  if (audio.error) giveUp();
  // Browsers fetch megabytes for the length alone: the page comes first (its largest text after 1 s in place of 3.8 s).
  addEventListener("load", () => { audio.preload = "metadata"; });

  const seek = (seconds, play) => {
    const go = () => { audio.currentTime = Math.min(Math.max(0, seconds), length()); };
    if (audio.readyState > 0) go();
    else { audio.preload = "metadata"; audio.addEventListener("loadedmetadata", go, { once: true }); }
    if (play) audio.play().catch(() => {}); // at once: phones allow it only while the finger's touch counts
  };
  const jump = (seconds) => seek(audio.currentTime + seconds, false);
  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());

  // What a listener had heard and how fast stays in this browser, and is nobody else's to know.
  const memory = {
    read: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    write: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window forgets */ } },
  };
  const heard = `heard ${audio.getAttribute("src")}`;
  const fragment = () => Number((/^#t=([\d.]+)$/.exec(location.hash) || [])[1] || 0);
  if (fragment()) seek(fragment(), false);
  else if (Number(memory.read(heard)) > 0) seek(Number(memory.read(heard)), false);
  addEventListener("hashchange", () => { if (fragment()) seek(fragment(), true); });
  for (const name of ["pause", "seeked"]) audio.addEventListener(name, () => memory.write(heard, Math.floor(audio.currentTime)));
  audio.addEventListener("ended", () => memory.write(heard, 0));
  addEventListener("pagehide", () => { if (audio.currentTime && !audio.ended) memory.write(heard, Math.floor(audio.currentTime)); });

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
    const now = audio.currentTime, range = part("seek");
    range.value = now;
    range.style.setProperty("--heard", `${(100 * now) / (length() || 1)}%`);
    range.setAttribute("aria-valuetext", `${clock(now)} / ${clock(length())}`);
    part("now").textContent = clock(now);
    part("left").textContent = `−${clock(length() - now)}`;
    const chapter = mark(chapters);
    if (chapter) part("chapter").textContent = chapter.querySelector("[data-name]").textContent;
    const link = mark(cues);
    if (link && follow?.checked && !audio.paused) link.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  };
  const measure = () => {
    part("seek").max = length();
    part("marks").replaceChildren(...chapters.slice(1).map((link) => {
      const tick = document.createElement("i");
      tick.style.insetInlineStart = `${(100 * time(link)) / length()}%`;
      return tick;
    }));
    update();
  };
  audio.addEventListener("loadedmetadata", measure);
  for (const name of ["timeupdate", "seeked"]) audio.addEventListener(name, update);
  measure();

  const tell = () => {
    part("play").classList.toggle("playing", !audio.paused);
    const name = audio.paused ? part("play-name").dataset.play : part("play").dataset.pause;
    part("play-name").textContent = part("play").title = name;
  };
  part("play-name").dataset.play = part("play-name").textContent;
  for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, tell);
  part("play").addEventListener("click", toggle);
  part("seek").addEventListener("input", () => seek(Number(part("seek").value), false));
  for (const button of player.querySelectorAll("[data-jump]")) button.addEventListener("click", () => jump(Number(button.dataset.jump)));

  const speed = part("speed");
  const hurry = () => { audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value); };
  speed.addEventListener("change", () => { hurry(); memory.write("speed", speed.value); });
  if ([...speed.options].some((option) => option.value === memory.read("speed"))) { speed.value = memory.read("speed"); hurry(); }

  const copy = async (text, done) => {
    try { await navigator.clipboard.writeText(text); say(done); } catch { say(text); }
  };
  part("share").addEventListener("click", () => {
    const page = document.querySelector("link[rel=canonical]")?.href || location.href;
    copy(`${page.split("#")[0]}#t=${Math.floor(audio.currentTime)}`, player.dataset.linkCopied);
  });
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => {
    const field = document.querySelector(button.dataset.copy);
    field.select();
    copy(field.value, button.dataset.copied);
  });

  // Single letters work only while the focus is in the player (WCAG 2.1.4); the arrows move the bar by its own step.
  const keys = { k: toggle, j: () => jump(-15), l: () => jump(30) };
  const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
  player.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
    const step = event.target === part("seek") && steps[event.key];
    const act = step ? () => jump(step) : keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });

  // The lock screen of a phone and the keys of a headset.
  const session = navigator.mediaSession;
  if (session) {
    const artwork = [...document.querySelectorAll("link[rel=icon]")].map((icon) => ({ src: icon.href }));
    session.metadata = new MediaMetadata({ title: audio.getAttribute("aria-label"), artist: player.dataset.show, artwork });
    const to = (offset) => () => {
      const link = chapters[chapters.indexOf(current(chapters, audio.currentTime)) + offset];
      if (link) seek(time(link), true);
    };
    const acts = { seekbackward: () => jump(-15), seekforward: () => jump(30), previoustrack: to(-1), nexttrack: to(1) };
    for (const [name, act] of Object.entries(acts)) try { session.setActionHandler(name, act); } catch { /* unknown to it */ }
  }
})();
