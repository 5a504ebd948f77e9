// The lexicon: entries with their sound and where they are used, and what nobody has said how to say.

import { call, may, query, say } from "./api.js";
import { button, complain, find, guard, make, note, ready } from "./dom.js";
import { bind, listen } from "./frame.js";
import { sayItAs } from "./panels.js";
import { hear } from "./player.js";

const search = find("search");
/** @type {any} */
let lexicon = { entries: [], unknown: { names: [], capitals: [] } };

function draw() {
  const wanted = search.value.toLocaleLowerCase();
  const entries = lexicon.entries.filter((/** @type {any} */ entry) => `${entry.word} ${entry.say}`.toLocaleLowerCase().includes(wanted));
  find("rows").replaceChildren(...entries.map(row));
  find("table").hidden = !lexicon.entries.length;
  find("empty").hidden = lexicon.entries.length > 0;
  for (const kind of ["names", "capitals"]) {
    const words = lexicon.unknown?.[kind] ?? [];
    find(kind).replaceChildren(...words.slice(0, 60).map((/** @type {any} */ one) => {
      const [word, uses] = one;
      return make("li", {}, make(may("edit") ? "button" : "span", { type: "button", dir: "auto", onclick: () => may("edit") && open({ word }) }, word, uses ? make("small", {}, ` ×${uses}`) : null));
    }));
    find(kind).previousElementSibling.hidden = !words.length;
  }
  find("unknown").hidden = !(lexicon.unknown?.names?.length || lexicon.unknown?.capitals?.length);
}

/** @param {any} entry */
function row(entry) {
  const said = [entry.say, entry.ipa && `/${entry.ipa}/`].filter(Boolean).join(" ");
  const used = (entry.episodes ?? []).slice(0, 20).map((/** @type {string} */ slug) => make("li", {}, make("a", { href: `/article?name=${encodeURIComponent(slug)}` }, slug)));
  return make("tr", {},
    make("th", { scope: "row", class: "name", dir: "auto", lang: entry.language || undefined }, entry.word),
    make("td", { dir: "auto" }, !may("edit") ? said : button("play", said, () => hear({ said: entry.word, language: entry.language, role: "text", voice: "" }, { word: entry.word, say: entry.say, ipa: entry.ipa }), { class: "quiet", "aria-label": say("Hear “{}”", entry.word) })),
    make("td", { class: "when" }, entry.language),
    make("td", { class: "number" }, used.length ? make("details", {}, make("summary", {}, say(entry.uses === 1 ? "{} episode" : "{} episodes", entry.uses)), make("ul", { class: "slugs" }, ...used)) : say("nowhere")),
    make("td", { class: "ends-here", "data-needs": "edit" }, button("pen", "Edit", () => open(entry), { class: "quiet", "aria-label": `${say("Edit")} ${entry.word}` }), button("bin", "Remove", () => remove(entry), { class: "quiet", "aria-label": `${say("Remove")} ${entry.word}` })));
}

/** @param {any} entry */
function open(entry) {
  sayItAs({ word: entry.word ?? "", say: entry.say ?? "", ipa: entry.ipa ?? "", language: entry.language ?? "", kept: load });
}

/** @param {any} entry */
async function remove(entry) {
  const place = `/lexicon/${encodeURIComponent(entry.word)}`;
  const scope = entry.language ? "language" : "show";
  await call("DELETE", `${place}${query({ language: entry.language })}`);
  note(say("“{}” is removed.", entry.word), { undo: async () => { await call("PUT", place, { say: entry.say, ipa: entry.ipa, language: entry.language, scope }); await load(); } });
  await load();
}

async function load() {
  lexicon = await call("GET", "/lexicon");
  draw();
  ready();
}

search.addEventListener("input", draw);
find("add").addEventListener("click", () => open({}));
find("import").addEventListener("change", guard(async () => {
  const file = find("import").files[0];
  if (!file) return;
  const content = await file.text();
  find("import").value = "";
  const told = await call("POST", "/lexicon/import", { form: content.trimStart().startsWith("<") ? "pls" : "csv", content });
  note(say("{} words are taken over.", told.words));
  await load();
}));
listen((event) => { if (/settings|episodes/.test(event.event)) guard(load)(); });
bind({ keys: "/", does: "Search", act: () => search.focus() }, { keys: "a", needs: "edit", does: "Add a word", act: () => open({}) });
load().catch(complain);
