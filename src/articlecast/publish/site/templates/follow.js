"use strict";
// The sentence that is heard is lit, and the word within it; the page follows the voice until the reader turns elsewhere.
(() => {
  if (!articlecastPlayer) return;
  const { audio, player, part, seek, now, current, time } = articlecastPlayer;
  const home = document.querySelector("[data-transcript]"), line = document.querySelector("[data-line]");
  const sentences = home ? [...document.querySelectorAll("h1[data-t]"), ...home.querySelectorAll("[data-t]")] : [];
  const wish = document.querySelector("[data-follow]"), back = part("return");
  for (const shown of document.querySelectorAll(".follow, .how")) shown.hidden = false;
  home?.setAttribute("aria-describedby", "how");

  // ---------------------------------------------------------------- following
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let following = true, ours = 0, seen = scrollY, lit = null;
  const edge = () => Math.max(0, player.getBoundingClientRect().bottom);
  const isInView = (node) => { const box = node.getBoundingClientRect(); return box.bottom > edge() && box.top < innerHeight; };
  const follow = () => {
    if (!lit || !home.contains(lit)) return;
    if (Date.now() > ours && Math.abs(scrollY - seen) > 4) { letGo(); return; } // a scroll is told of a frame late
    const box = lit.getBoundingClientRect();
    if (box.top > edge() + 16 && box.bottom < innerHeight * 0.8) return;
    ours = Date.now() + 1000; // the page moves by our doing until then, or until it says that it has come to rest
    const above = player.offsetHeight; // what the player takes of the window where the page comes to rest
    const by = box.top - above - (innerHeight - above) * 0.3;
    scrollBy({ top: by, behavior: calm.matches ? "auto" : "smooth" });
  };
  const offer = () => {
    back.hidden = following || !lit || !home?.contains(lit) || isInView(lit);
    const box = player.getBoundingClientRect(); // at the window's lower edge the way back stands above the player
    back.style.bottom = box.bottom > innerHeight - 64 ? `${Math.max(0, innerHeight - box.top) + 8}px` : "";
  };
  const letGo = () => { if (lit && following) { following = false; offer(); } };
  const scrollKeys = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);
  if (home) {
    for (const name of ["wheel", "touchmove"]) addEventListener(name, letGo, { passive: true });
    addEventListener("scrollend", () => { ours = 0; });
    addEventListener("scroll", () => { if (Date.now() > ours) letGo(); seen = scrollY; offer(); }, { passive: true });
    addEventListener("keydown", (event) => { if (scrollKeys.has(event.key) && !player.contains(event.target)) letGo(); });
    wish.addEventListener("change", () => { following = wish.checked; offer(); if (following) follow(); });
    back.addEventListener("click", () => {
      following = wish.checked = true;
      offer();
      follow();
      part("play").focus({ preventScroll: true });
    });
    audio.addEventListener("play", () => { following = wish.checked && (!lit || isInView(home)); offer(); });
  }

  // ---------------------------------------------------------------- lighting
  const words = new Map(); // by the second, as text, at which a sentence begins
  let asked = false;
  const load = async () => {
    if (asked || !player.dataset.words) return;
    asked = true;
    try {
      const found = await (await fetch(player.dataset.words)).json();
      for (const [start, end, text, times] of found.sentences) words.set(start.toFixed(2), { start, end, text, times });
      order = [...words.values()];
    } catch { /* without them the sentence alone is lit */ }
    update();
  };
  audio.addEventListener("play", load);
  let order = [];
  const light = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
  if (light) CSS.highlights.set("word", light);
  const wordAt = (sentence, moment) => {
    let at = -1, next = sentence.text.length;
    for (let index = 0; index < sentence.times.length; index += 2) {
      if (sentence.times[index + 1] > moment + 0.05) { next = sentence.times[index]; break; }
      at = sentence.times[index];
    }
    const rest = at < 0 ? "" : /^\S*/.exec(sentence.text.slice(at, next))[0];
    return at < 0 || moment > sentence.end + 0.3 ? null : [at, at + rest.length];
  };
  // A row says its cells, with the names of their columns between them: its words are found in its cells, in their order.
  const rows = new Map();
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{P}\p{S}]/gu, "").toLowerCase();
  const readRow = (row) => {
    const shown = [], walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (const word of text.data.matchAll(/\S+/g)) if (fold(word[0])) shown.push([fold(word[0]), text, word.index, word.index + word[0].length]);
    }
    const next = sentences[sentences.indexOf(row) + 1], said = [];
    let from = 0;
    for (const { start, end, text, times } of order) {
      if (start < time(row) - 0.01 || (next && start > time(next) - 0.01)) continue;
      for (let index = 0; index < times.length; index += 2) {
        const key = fold(/^\S*/.exec(text.slice(times[index]))[0]);
        const at = shown.findIndex((word, place) => place >= from && word[0] === key);
        if (at >= 0) from = at + 1;
        said.push([times[index + 1], end, shown[at] || null]);
      }
    }
    return said;
  };
  const lightCell = (row, moment) => {
    light?.clear();
    if (!light || !order.length) return;
    if (!rows.has(row)) rows.set(row, readRow(row));
    const [, end, word] = rows.get(row).findLast(([second]) => second <= moment + 0.05) || [];
    if (!word || moment > end + 0.3) return;
    const range = new Range();
    range.setStart(word[1], word[2]);
    range.setEnd(word[1], word[3]);
    light.add(range);
  };
  const lightWord = (node, sentence, moment) => {
    light?.clear();
    const found = light && sentence && node?.firstChild && node.textContent === sentence.text && wordAt(sentence, moment);
    if (!found) return;
    const range = new Range();
    range.setStart(node.firstChild, found[0]);
    range.setEnd(node.firstChild, found[1]);
    light.add(range);
  };
  const update = () => {
    const moment = now();
    if (line) {
      let sentence = null;
      for (const each of order) { if (each.start > moment + 0.05) break; sentence = each; }
      if (sentence && line.textContent !== sentence.text) line.textContent = sentence.text;
      lightWord(line, sentence, moment);
      return;
    }
    const node = current(sentences, moment);
    if (node !== lit) {
      lit?.removeAttribute("aria-current");
      node?.setAttribute("aria-current", "true");
      lit = node;
      if (node && home.contains(node) && !home.contains(document.activeElement)) stop(node);
      if (following && !audio.paused && isInView(home)) follow();
      offer();
    }
    if (node?.tagName === "TR") lightCell(node, moment);
    else if (node) lightWord(node, words.get(time(node).toFixed(2)), moment);
  };
  let drawing = 0;
  const draw = () => { update(); drawing = audio.paused ? 0 : requestAnimationFrame(draw); };
  audio.addEventListener("playing", () => { if (!drawing) draw(); });
  audio.addEventListener("timeupdate", () => { if (!audio.paused) update(); });
  audio.addEventListener("seeked", () => { if (asked) update(); });

  // ---------------------------------------------------------------- playing from a sentence
  // The transcript is one stop of the Tab key: the arrows go from sentence to sentence, Enter plays.
  let place = null;
  const stop = (node) => { place?.removeAttribute("tabindex"); place = node; node.tabIndex = 0; };
  const playFrom = (node) => { following = wish.checked; ours = Date.now() + 300; seek(time(node), true); };
  if (home) {
    const inside = sentences.filter((node) => home.contains(node));
    if (inside.length) stop(inside[0]);
    home.addEventListener("click", (event) => {
      const node = event.target.closest("[data-t]");
      if (node && !event.target.closest("a") && getSelection().isCollapsed) playFrom(node);
    });
    home.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target !== place) return;
      const at = inside.indexOf(place);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: inside.length - 1 }[event.key];
      if (event.key === "Enter") playFrom(place);
      else if (inside[to]) { stop(inside[to]); place.focus(); }
      else return;
      event.preventDefault();
    });
  }
})();
