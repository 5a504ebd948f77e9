"use strict";
// Search over the transcripts, loaded newest first and only when somebody types; and the copy button.
(() => {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.querySelector(button.dataset.copy);
      field.select();
      try { await navigator.clipboard.writeText(field.value); button.textContent = button.dataset.copied; } catch { /* it is selected */ }
    });
  }
  const field = document.querySelector("#words");
  if (!field) return;
  field.closest("search").hidden = false;
  const found = document.querySelector("#found"), results = document.querySelector("#results");
  const shards = field.dataset.shards.split(" ").filter(Boolean);
  const loaded = new Map();
  const load = (name) => { if (!loaded.has(name)) loaded.set(name, fetch(name).then((answer) => answer.json())); return loaded.get(name); };
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const add = (episode, start, text) => {
    const item = document.createElement("li"), link = document.createElement("a");
    item.dir = "auto";
    link.href = `${episode.path}${start === null ? "" : `#t=${start}`}`;
    link.textContent = start === null ? episode.title : `${episode.title}, ${clock(start)}`;
    item.append(link, document.createElement("br"), text);
    results.append(item);
  };
  let turn = 0;
  const search = async () => {
    const mine = ++turn, words = fold(field.value).split(/\s+/).filter(Boolean);
    results.replaceChildren();
    found.textContent = "";
    if (words.join("").length < 2) return;
    const matches = (text) => { const folded = fold(text); return words.every((word) => folded.includes(word)); };
    let count = 0;
    for (const name of shards) {
      const episodes = await load(name).catch(() => []);
      if (mine !== turn) return;
      for (const episode of episodes) {
        const hits = episode.cues.filter((cue) => matches(cue[1])).slice(0, 5);
        if (!hits.length && matches(`${episode.title} ${episode.summary}`)) { add(episode, null, episode.summary); count += 1; }
        for (const [start, text] of hits) { add(episode, start, text); count += 1; }
      }
      if (count >= 50) break;
    }
    found.textContent = count === 0 ? field.dataset.none : count === 1 ? field.dataset.one : field.dataset.many.replace("{}", count);
  };
  field.addEventListener("input", search);
})();
