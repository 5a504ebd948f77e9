"use strict";
// The show's pages: episodes play where they are listed; the search loads an index, and then what it found, as somebody types.
(() => {
  // ---------------------------------------------------------------- copying and subscribing
  if (!articlecastPlayerIsHere()) for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.querySelector(button.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); button.textContent = button.dataset.copied; } catch { /* it is selected */ }
    });
  }
  const told = document.querySelector("[data-told]");
  for (const link of document.querySelectorAll("[data-app]")) link.addEventListener("click", () => {
    // An app that opens takes the page's place; where none does, nothing happens at all.
    setTimeout(() => { if (!document.hidden && document.hasFocus()) told.textContent = link.dataset.app; }, 1500);
  });
  function articlecastPlayerIsHere() { return typeof articlecastPlayer !== "undefined" && articlecastPlayer; }

  // ---------------------------------------------------------------- playing from the list
  const player = articlecastPlayerIsHere() || null;
  let mine = null;
  const tell = () => {
    for (const button of document.querySelectorAll("[data-listen]")) {
      const playing = mine === button.dataset.audio && !player.audio.paused;
      button.classList.toggle("playing", playing);
      button.querySelector("[data-label]").textContent = playing ? button.dataset.pauseLabel : button.dataset.playLabel;
    }
  };
  if (player) {
    for (const button of document.querySelectorAll("[data-listen]")) button.hidden = false;
    for (const name of ["play", "pause", "ended"]) player.audio.addEventListener(name, tell);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-listen]");
      if (!button) return;
      if (mine === button.dataset.audio) { player.toggle(); return; }
      mine = button.dataset.audio;
      document.body.classList.add("hears");
      const { audio, seconds, title } = button.dataset;
      const page = new URL(button.dataset.page, location.href).href.replace(/index\.html$/, "");
      player.load({ audio, seconds, title, page, picture: button.closest("article")?.querySelector("img")?.src });
    });
  }

  // ---------------------------------------------------------------- searching and narrowing
  const box = document.querySelector("search");
  if (!box) return;
  box.hidden = false;
  const field = document.querySelector("#words"), found = document.querySelector("#found"), results = document.querySelector("#results");
  const list = document.querySelector("[data-list]"), newest = document.querySelector(".newest"), pages = document.querySelector("nav.pages");
  const choices = [...box.querySelectorAll("[data-narrow]")];
  const shards = box.dataset.shards.split(" ").filter(Boolean);
  const MOST = 50;
  const loaded = new Map();
  const load = (name) => {
    if (!loaded.has(name)) loaded.set(name, fetch(name).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); }));
    loaded.get(name).catch(() => loaded.delete(name));
    return loaded.get(name);
  };
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const count = (number, one, many) => (number === 1 ? box.dataset[one] : box.dataset[many].replace("{}", number));
  const fits = (episode) => choices.every((choice) => !choice.value || episode[choice.dataset.narrow].includes(choice.value));

  // The words that were looked for, marked in the text as it stands: folding changes how long it is.
  const mark = (text, words) => {
    const letters = [], ends = [];
    let at = 0;
    for (const sign of text) {
      for (const letter of plain(sign)) { letters.push(letter); ends.push([at, at + sign.length]); }
      at += sign.length;
    }
    const whole = letters.join(""), hits = [];
    for (const word of words) for (let from = whole.indexOf(word); from >= 0; from = whole.indexOf(word, from + word.length)) {
      hits.push([ends[from][0], ends[from + word.length - 1][1]]);
    }
    hits.sort((one, other) => one[0] - other[0]);
    const nodes = []; let done = 0;
    for (const [from, to] of hits) {
      if (from < done) continue;
      const lit = document.createElement("mark");
      lit.textContent = text.slice(from, to);
      nodes.push(text.slice(done, from), lit);
      done = to;
    }
    return [...nodes, text.slice(done)];
  };
  const add = (episode, start, text, words) => {
    const item = document.createElement("li"), link = document.createElement("a"), said = document.createElement("p");
    item.lang = episode.language; item.dir = episode.direction;
    link.href = `${episode.path}${start === null ? "" : `#t=${start}`}`;
    link.textContent = start === null ? episode.title : `${episode.title}, ${clock(start)}`;
    said.append(...mark(text, words));
    item.append(link, said);
    results.append(item);
  };
  const candidates = (index, words) => {
    let left = null;
    const terms = Object.keys(index);
    for (const part of words.flatMap((word) => word.match(/[\p{L}\p{N}_]+/gu) || [])) {
      const has = new Set();
      for (const term of terms) if (term.includes(part)) for (const number of index[term]) has.add(number);
      left = left === null ? has : new Set([...left].filter((number) => has.has(number)));
    }
    return [...(left || [])].sort((one, other) => one - other);
  };
  let turn = 0;
  const search = async (words) => {
    const mine = ++turn;
    results.replaceChildren();
    found.textContent = box.dataset.busy;
    let places = 0;
    const matches = (text) => { const folded = plain(text); return words.every((word) => folded.includes(word)); };
    for (const key of shards) {
      const [index, episodes] = await Promise.all([load(`search-${key}.json`), load(`episodes-${key}.json`)]);
      if (mine !== turn) return;
      for (const episode of candidates(index, words).map((number) => episodes[number]).filter(fits)) {
        const { sentences } = await load(episode.words);
        if (mine !== turn) return;
        const hits = sentences.filter((sentence) => matches(sentence[2])).slice(0, 5);
        if (!hits.length && matches(`${episode.title} ${episode.line}`)) { add(episode, null, episode.line, words); places += 1; }
        for (const [start, , text] of hits) { add(episode, start, text, words); places += 1; }
        if (places >= MOST) { found.textContent = box.dataset.first.replace("{}", places); return; }
      }
    }
    found.textContent = places ? count(places, "one", "many") : box.dataset.none;
  };

  // Episodes of one subject or author: the page's own where it has them all, made from the index otherwise.
  const shown = list ? [...list.children] : [];
  const draw = (episode) => {
    const known = shown.find((article) => article.dataset.path === episode.path);
    if (known) return known;
    const copy = (shown[0] || newest.querySelector("article")).cloneNode(true);
    copy.dataset.path = episode.path;
    for (const link of copy.querySelectorAll("a")) link.href = episode.path;
    copy.querySelector("img").src = episode.art;
    const title = copy.querySelector("h3");
    title.querySelector("a").textContent = episode.title;
    title.lang = episode.language; title.dir = episode.direction;
    const summary = copy.querySelector(".summary") || document.createElement("p");
    Object.assign(summary, { className: "summary", lang: episode.language, dir: episode.direction, textContent: episode.summary });
    if (episode.summary) title.parentElement.append(summary);
    else summary.remove();
    copy.querySelector(".facts").textContent = [episode.day, episode.length, episode.authors, episode.series].filter(Boolean).join(" · ");
    const button = copy.querySelector("[data-listen]"), old = button.dataset.title;
    Object.assign(button.dataset, {
      audio: episode.audio, page: episode.path, title: episode.title, seconds: episode.seconds,
      playLabel: button.dataset.playLabel.replace(old, () => episode.title),
    });
    button.querySelector("[data-label]").textContent = button.dataset.playLabel;
    return copy;
  };
  const narrow = async () => {
    const mine = ++turn;
    results.replaceChildren();
    const chosen = choices.some((choice) => choice.value);
    if (newest) newest.hidden = chosen;
    if (pages) pages.hidden = chosen;
    found.textContent = "";
    if (!chosen) { list.replaceChildren(...shown); tell(); return; }
    const rows = [];
    for (const key of shards) {
      rows.push(...(await load(`episodes-${key}.json`)).filter(fits));
      if (mine !== turn) return;
    }
    list.replaceChildren(...rows.slice(0, 4 * MOST).map(draw));
    found.textContent = rows.length ? count(rows.length, "oneEpisode", "manyEpisodes") : box.dataset.none;
    if (player) tell();
  };
  const look = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const work = words.join("").length < 2 ? narrow() : search(words);
    work.catch(() => { found.textContent = box.dataset.failed; });
  };
  let waiting = 0;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 250); });
  for (const choice of choices) choice.addEventListener("change", look);
})();
