// The lexicon: entries with their sound and where they are used, and what nobody has said how to say.

import { call, may, query, say } from "./api.js";
import { showClash } from "./clash.js";
import { button, complain, find, guard, make, note, ready } from "./dom.js";
import { bind, listen } from "./frame.js";
import { sayItAs, tellEntry } from "./panels.js";
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
  const said = tellEntry(entry);
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
  sayItAs({ word: entry.word ?? "", say: entry.say ?? "", ipa: entry.ipa ?? "", language: entry.language ?? "", digest: entry.digest, kept: load });
}

/** @param {any} entry */
async function remove(entry) {
  const place = `/lexicon/${encodeURIComponent(entry.word)}`;
  const scope = entry.language ? "language" : "show";
  try {
    await call("DELETE", `${place}${query({ language: entry.language, digest: entry.digest })}`);
  } catch (problem) {
    const { status, told: refused } = /** @type {any} */ (problem);
    if (status !== 412 || !refused.current) throw problem;
    const { said, digest } = refused.current;
    showClash(find("clash"), {
      heading: say("Somebody else has changed how “{}” is said since.", entry.word), theirs: [said ? tellEntry(said) : say("Nothing is said of it.")], own: [say("Nothing is said of it.")],
      mine: guard(() => remove({ ...entry, ...said, digest })), take: guard(load),
    });
    return;
  }
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
  await takeOver({ form: content.trimStart().startsWith("<") ? "pls" : "csv", content }, lexicon);
}));

/** A list into the lexicon as it was seen. @param {{form: string, content: string}} list @param {any} seen */
async function takeOver(list, seen) {
  try {
    const told = await call("POST", "/lexicon/import", { ...list, digest: seen.digest });
    note(say("{} words are taken over.", told.words));
  } catch (problem) {
    if (/** @type {any} */ (problem).status !== 412) throw problem;
    const now = await call("GET", "/lexicon"), before = new Set(seen.entries.map((/** @type {any} */ entry) => `${entry.word} ${entry.digest}`));
    const others = now.entries.filter((/** @type {any} */ entry) => !before.has(`${entry.word} ${entry.digest}`)).map((/** @type {any} */ entry) => `${entry.word}: ${tellEntry(entry)}`);
    showClash(find("clash"), {
      heading: say("Somebody else has changed the lexicon since."), theirs: others.length ? others.slice(0, 20) : [say("Words are removed.")], own: list.content.split("\n").slice(0, 20),
      mine: guard(() => takeOver(list, now)), take: guard(load),
    });
  }
  await load();
}
listen((event) => { if (/settings|episodes/.test(event.event)) guard(load)(); });
bind({ keys: "/", does: "Search", act: () => search.focus() }, { keys: "a", needs: "edit", does: "Add a word", act: () => open({}) });
load().catch(complain);
