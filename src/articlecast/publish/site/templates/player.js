"use strict";
// Enhances a page that works without it: the browser's own player and links to #t= stay as they are where this cannot
// run. Not a byte of audio is fetched before somebody presses Play.
const articlecastPlayer = (() => {
  const player = document.querySelector("[data-player]");
  if (!player) return null;
  const audio = player.querySelector("audio");
  const part = (name) => player.querySelector(`[data-${name}]`);
  const chapters = [...document.querySelectorAll("[data-chapters] [data-t]")];
  const time = (node) => Number(node.dataset.t);
  const say = (words) => { part("said").textContent = words; };
  const clock = (seconds) => {
    const whole = Math.max(0, Math.floor(seconds)), hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60, rest = String(whole % 60).padStart(2, "0");
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  };
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(player.dataset.seconds));

  audio.controls = false;
  for (const shown of document.querySelectorAll(".deck, [data-copy]")) shown.hidden = false;
  // Audio that cannot be played keeps the browser's own player, which says so in the listener's language.
  const giveUp = () => { audio.controls = true; part("seek").disabled = true; };
  audio.addEventListener("error", () => { if (audio.getAttribute("src")) giveUp(); });
  if (audio.error) giveUp();
  // Firefox tells of a missing loudspeaker as of an error, and plays on: two players would show one voice.
  audio.addEventListener("timeupdate", () => { if (audio.controls && !audio.paused && audio.readyState > 2) audio.controls = part("seek").disabled = false; });

  let asked = null; // where to begin, until the audio is there
  let started = false;
  const now = () => asked ?? audio.currentTime;
  const seek = (seconds, play) => {
    const place = Math.min(Math.max(0, seconds), length());
    if (audio.readyState > 0) audio.currentTime = place;
    else asked = place;
    if (play) audio.play().catch(() => {}); // at once: phones allow it only while the finger's touch counts
    update();
  };
  audio.addEventListener("loadedmetadata", () => {
    if (asked !== null) audio.currentTime = asked;
    asked = null;
    measure();
  });
  const jump = (seconds) => seek(now() + seconds, false);
  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());

  // What a listener had heard and how fast stays in this browser, and is nobody else's to know.
  const memory = {
    read: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    write: (key, value) => { try { localStorage.setItem(key, value); } catch { /* a private window forgets */ } },
  };
  const heard = () => `heard ${(audio.getAttribute("src") || "").split("/").pop()}`;
  const keep = () => { if (started || asked !== null) memory.write(heard(), audio.ended ? 0 : Math.floor(now())); };
  for (const name of ["pause", "seeked", "ended"]) audio.addEventListener(name, keep);
  addEventListener("pagehide", keep);

  // The last one that has begun; both lists rise, so half of what is left is looked at each time.
  const current = (nodes, moment) => {
    let low = 0, high = nodes.length;
    while (low < high) { const middle = (low + high) >> 1; if (time(nodes[middle]) <= moment + 0.05) low = middle + 1; else high = middle; }
    return nodes[low - 1] || null;
  };
  let chapter = null;
  const markChapter = () => {
    const found = started ? current(chapters, now()) : null;
    if (found === chapter) return;
    chapter?.removeAttribute("aria-current");
    found?.setAttribute("aria-current", "true");
    part("chapter").textContent = found ? found.querySelector("[data-name]").textContent : "";
    if (chapter && found && sleep.value === "chapter" && chapters.indexOf(found) === chapters.indexOf(chapter) + 1) {
      setTimeout(doze, 10 + Math.max(0, (1000 * (time(found) - now())) / audio.playbackRate)); // a chapter is marked a little early
    }
    chapter = found;
  };
  const update = () => {
    const moment = now(), range = part("seek");
    range.value = moment;
    range.style.setProperty("--heard", `${(100 * moment) / (length() || 1)}%`);
    range.setAttribute("aria-valuetext", `${clock(moment)} / ${clock(length())}`);
    part("now").textContent = clock(moment);
    part("left").textContent = `−${clock(length() - moment)}`;
    if (started) markChapter();
    if (wake && Date.now() >= wake && !audio.paused) doze();
  };
  const mostMarks = 50; // more of them run together on a phone, and look like what was heard
  const measure = () => {
    part("seek").max = length();
    part("marks").replaceChildren(...(chapters.length > mostMarks ? [] : chapters.slice(1)).map((link) => {
      const tick = document.createElement("i");
      tick.style.insetInlineStart = `${(100 * time(link)) / length()}%`;
      return tick;
    }));
    update();
  };

  // The sleep timer.
  const sleep = part("sleep");
  let wake = 0;
  const doze = () => { wake = 0; sleep.value = ""; audio.pause(); say(player.dataset.slept); };
  sleep.addEventListener("change", () => { wake = Number(sleep.value) ? Date.now() + 60_000 * Number(sleep.value) : 0; });
  if (chapters.length < 2) sleep.querySelector("[value=chapter]").remove();

  for (const name of ["timeupdate", "seeked"]) audio.addEventListener(name, update);
  audio.addEventListener("play", () => { started = true; say(""); update(); });

  const fragment = () => Number((/^#t=([\d.]+)$/.exec(location.hash) || [])[1] || 0);
  const recall = () => seek(fragment() || Number(memory.read(heard())) || 0, false);
  measure();
  if (audio.getAttribute("src")) recall();
  addEventListener("hashchange", () => { if (fragment()) seek(fragment(), true); });
  for (const link of chapters) link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    seek(time(link), true);
  });

  const tell = () => {
    part("play").classList.toggle("playing", !audio.paused);
    const name = audio.paused ? part("play-name").dataset.name : part("play").dataset.pause;
    part("play-name").textContent = part("play").title = name;
  };
  part("play-name").dataset.name = part("play-name").textContent;
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
  const more = part("more");
  part("share").addEventListener("click", () => {
    const page = player.dataset.page || document.querySelector("link[rel=canonical]")?.href || location.href;
    copy(`${page.split("#")[0]}#t=${Math.floor(now())}`, player.dataset.linkCopied);
    more.open = false;
    more.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => { if (more.open && !more.contains(event.target)) more.open = false; });
  more.addEventListener("toggle", () => { if (more.open) more.querySelector(".panel").scrollIntoView({ block: "nearest" }); });
  for (const button of document.querySelectorAll("[data-copy]")) button.addEventListener("click", () => {
    const field = document.querySelector(button.dataset.copy);
    field.select();
    copy(field.value, button.dataset.copied);
  });

  // Single letters work only while the focus is in the player (WCAG 2.1.4); the arrows move the bar by its own step.
  const keys = { k: toggle, j: () => jump(-15), l: () => jump(30) };
  const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
  const mirrored = document.documentElement.dir === "rtl" ? { ArrowLeft: 5, ArrowRight: -5 } : {};
  player.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && more.open) { more.open = false; more.querySelector("summary").focus(); }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.tagName === "SELECT") return;
    const step = event.target === part("seek") && (mirrored[event.key] || steps[event.key]);
    const act = step ? () => jump(step) : keys[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });

  // The lock screen of a phone and the keys of a headset.
  const present = (title, picture) => {
    const session = navigator.mediaSession;
    if (!session) return;
    const artwork = picture ? [{ src: picture }] : [];
    session.metadata = new MediaMetadata({ title, artist: player.dataset.show, artwork });
    const to = (offset) => () => {
      const link = chapters[chapters.indexOf(current(chapters, now())) + offset];
      if (link) seek(time(link), true);
    };
    const acts = { seekbackward: () => jump(-15), seekforward: () => jump(30), previoustrack: to(-1), nexttrack: to(1) };
    for (const [name, act] of Object.entries(acts)) try { session.setActionHandler(name, act); } catch { /* unknown to it */ }
  };
  if (audio.getAttribute("src")) present(audio.getAttribute("aria-label"), document.querySelector("img")?.src);

  // Another episode in the same player, as the show's page has it.
  const load = (source) => {
    keep();
    audio.pause();
    started = false;
    player.hidden = false;
    Object.assign(player.dataset, { seconds: source.seconds, page: source.page });
    audio.src = source.audio;
    audio.setAttribute("aria-label", source.title);
    asked = 0;
    hurry();
    measure();
    part("chapter").textContent = source.title;
    present(source.title, source.picture);
    seek(Number(memory.read(heard())) || 0, true);
  };
  return { audio, player, part, seek, now, load, toggle, current, time };
})();
