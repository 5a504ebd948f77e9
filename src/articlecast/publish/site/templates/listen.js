"use strict";
// For an article's own page: a button that plays its episode, and the light on the words of the article as they are heard.
// <script src="https://podcast.example.org/listen.js" data-episode="slug" async></script>
// data-article="CSS selector" says where the article's text is, where it is not the page's article or main element.
// Nothing of the page is changed: the button stands in a shadow of its own, the light is a highlight, which moves nothing.
(() => {
  const script = document.currentScript;
  const slug = script?.dataset.episode;
  if (!slug) return;
  const folder = new URL(`episodes/${encodeURIComponent(decodeURIComponent(slug))}/`, script.src).href;
  const WORDS = {
    en: ["Listen to this article", "Pause", "Speed"], de: ["Diesen Artikel anhören", "Pause", "Tempo"],
    es: ["Escuchar este artículo", "Pausar", "Velocidad"], fr: ["Écouter cet article", "Pause", "Vitesse"],
    it: ["Ascolta questo articolo", "Pausa", "Velocità"], pt: ["Ouvir este artigo", "Pausar", "Velocidade"],
  };
  const language = (document.documentElement.lang || navigator.language).slice(0, 2).toLowerCase();
  const [listen, pause, speed] = WORDS[language] || WORDS.en;

  const host = document.createElement("articlecast-listen");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: inline-block; margin: .5em 0; font: 600 1rem/1.2 system-ui, sans-serif; }
    div { display: inline-flex; align-items: center; gap: .5em; }
    button, select { font: inherit; min-height: 2.75em; border: 1px solid currentColor; border-radius: 2em; background: none; color: inherit; padding: 0 1.1em; cursor: pointer; }
    button { display: inline-flex; align-items: center; gap: .6em; }
    svg { width: 1em; height: 1em; fill: currentColor; }
    :focus-visible { outline: 3px solid; outline-offset: 2px; }
    [hidden] { display: none; }`);
  shadow.adoptedStyleSheets = [sheet];
  shadow.innerHTML = `<div><button type="button"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 4v16l14-8z"/></svg><span></span></button>
    <select hidden>${["0.75", "1", "1.25", "1.5", "1.75", "2", "3"].map((rate) => `<option value="${rate}"${rate === "1" ? " selected" : ""}>${rate}×</option>`).join("")}</select></div>`;
  const button = shadow.querySelector("button"), label = shadow.querySelector("span"), rates = shadow.querySelector("select");
  rates.setAttribute("aria-label", speed);
  label.textContent = listen;
  script.after(host);

  // ---------------------------------------------------------------- the article's words, where the page has them
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{P}\p{S}]/gu, "").toLowerCase();
  // Where no blanks part the words (Chinese, Japanese, Thai), each sign is one.
  const WORD = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]+/gu;
  const split = (text) => [...text.matchAll(WORD)].map((match) => ({ key: fold(match[0]), at: match.index, end: match.index + match[0].length })).filter((word) => word.key);
  const SKIPPED = "script, style, noscript, template, nav, aside, form, articlecast-listen, [hidden], [aria-hidden=true]";
  const readPage = () => {
    const root = document.querySelector(script.dataset.article || "article") || document.querySelector("main") || document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(SKIPPED)) for (const word of split(node.data)) words.push({ ...word, node });
    }
    return words;
  };
  // How many of a sentence's words stand on the page from there on, and which: up to three may be passed over in a row.
  const walk = (said, page, from) => {
    const pairs = [];
    let at = from;
    for (const [number, word] of said.entries()) {
      for (let ahead = at; ahead < Math.min(page.length, at + 4); ahead += 1) {
        if (page[ahead].key === word.key) { pairs.push([number, ahead]); at = ahead + 1; break; }
      }
    }
    return pairs;
  };
  const match = (sentences, page) => {
    const places = new Map();
    page.forEach((word, at) => { if (!places.has(word.key)) places.set(word.key, []); places.get(word.key).push(at); });
    let cursor = 0;
    return sentences.map(([start, end, text, times]) => {
      const said = split(text), found = { start, end, words: [] };
      let best = [];
      for (const [number, word] of said.slice(0, 3).entries()) {
        for (const at of places.get(word.key) || []) {
          // A short sentence may stand anywhere: it is looked for only just behind the one before.
          if (at < cursor || (said.length < 4 && at > cursor + 40)) continue;
          const pairs = walk(said.slice(number), page, at).map(([index, place]) => [index + number, place]);
          if (pairs.length > best.length) best = pairs;
          if (best.length === said.length) break;
        }
        if (best.length === said.length) break;
      }
      if (best.length < Math.max(1, said.length * 0.6)) return found;
      cursor = best[best.length - 1][1] + 1;
      for (const [number, place] of best) {
        let second = start; // of the last word that begins no later than this one does
        for (let index = 0; index < times.length && times[index] <= said[number].at; index += 2) second = times[index + 1];
        found.words.push({ second, ...page[place] });
      }
      return found;
    });
  };

  // ---------------------------------------------------------------- the light
  const able = globalThis.Highlight && CSS.highlights;
  const bright = able && new Highlight(), dim = able && new Highlight();
  if (able) {
    CSS.highlights.set("articlecast-sentence", dim);
    CSS.highlights.set("articlecast-word", bright);
    const colours = new CSSStyleSheet();
    colours.replaceSync("::highlight(articlecast-sentence) { background-color: #fff0c2; color: #1c1b19; } ::highlight(articlecast-word) { background-color: #ffc940; color: #1c1b19; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, colours];
  }
  const reach = (first, last) => {
    const range = new Range();
    range.setStart(first.node, first.at);
    range.setEnd(last.node, last.end);
    return range;
  };
  let sentences = [], audio = null, shownSentence = null, shownWord = null;
  const draw = () => {
    const moment = audio.currentTime + 0.05;
    const sentence = sentences.findLast((each) => each.start <= moment) || null;
    const word = sentence?.words.findLast((each) => each.second <= moment) || null;
    if (able && (sentence !== shownSentence || word !== shownWord)) {
      dim.clear();
      bright.clear();
      if (sentence?.words.length) dim.add(reach(sentence.words[0], sentence.words[sentence.words.length - 1]));
      const heard = word ? sentence.words.filter((each) => each.second === word.second) : []; // several signs may be one word
      if (word) bright.add(reach(heard[0], heard[heard.length - 1]));
      [shownSentence, shownWord] = [sentence, word];
    }
    if (!audio.paused) requestAnimationFrame(draw);
  };

  // ---------------------------------------------------------------- the button
  const tell = () => {
    label.textContent = audio.paused ? listen : pause;
    shadow.querySelector("path").setAttribute("d", audio.paused ? "M6 4v16l14-8z" : "M6 4h4v16H6zM14 4h4v16h-4z");
  };
  const prepare = async () => {
    const episode = await (await fetch(`${folder}words.json`)).json();
    audio = new Audio();
    audio.preload = "none";
    audio.src = folder + encodeURIComponent(episode.audio);
    sentences = match(episode.sentences, readPage());
    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, tell);
    audio.addEventListener("playing", draw);
    audio.addEventListener("seeked", draw);
    audio.addEventListener("ended", () => { bright?.clear(); dim?.clear(); shownSentence = shownWord = null; });
    rates.hidden = false;
    rates.addEventListener("change", () => { audio.defaultPlaybackRate = audio.playbackRate = Number(rates.value); });
    host.audio = audio;
  };
  let preparing = null;
  button.addEventListener("click", async () => {
    try {
      preparing ??= prepare();
      await preparing;
      await (audio.paused ? audio.play() : audio.pause());
    } catch {
      if (!audio) preparing = null;
      location.assign(folder); // the episode's own page plays where this one may not
    }
  });
})();
