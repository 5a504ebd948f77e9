// "Say it as" and "Never read this": both tried before they are kept.

import { call, query, say } from "./api.js";
import { showClash } from "./clash.js";
import { ask, button, guard, make, note, settle } from "./dom.js";
import { hear } from "./player.js";
import { shown } from "./script.js";

const IPA = Array.from("ˈˌəɪʊɛæɑɔʌɜʃʒθðŋɹɡʔːœøyç");

/** The digest of a word of which nothing is said: what whoever was shown nothing pledges. */
const UNSAID = "4f53cda18c2baa0c";

/** @param {{say: string, ipa: string}} said */
export const tellEntry = ({ say: words, ipa }) => [words, ipa && `/${ipa}/`].filter(Boolean).join(" ");

/** @param {string} text */
const wordsIn = (text) => [...new Set(text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.\u202f-]*/gu) ?? [])];

/**
 * A word, how it is said, and where that holds; heard in its sentence before it is kept.
 * Whoever keeps it pledges how it was said before, as far as that was shown: `digest` is that of an entry that is changed.
 * @param {{name?: string, line?: any, word?: string, say?: string, ipa?: string, language?: string, digest?: string, kept: () => any}} given
 */
export function sayItAs({ name = "", line, word = "", say: before = "", ipa = "", language = "", digest = "", kept }) {
  const known = line ? wordsIn(line.written || line.said) : [];
  const chosen = word && (known.length === 0 || !line ? word : known.find((one) => one === word) ?? word);
  const field = make("input", { value: chosen ?? "", required: true, autocomplete: "off", spellcheck: false, dir: "auto", list: known.length ? "words-here" : undefined });
  const said = make("input", { value: before, autocomplete: "off", spellcheck: false, dir: "auto" });
  const sounds = make("input", { value: ipa, autocomplete: "off", spellcheck: false, dir: "ltr", class: "ipa" });
  const touches = make("p", { class: "quiet", role: "status" });
  const trial = () => ({ word: field.value.trim(), say: said.value.trim(), ipa: sounds.value.trim().replace(/^\/|\/$/g, "") });
  const entry = () => tellEntry(trial());
  const place = () => {
    const scope = form.querySelector("[name=scope]:checked").value;
    return { scope, name: scope === "article" ? name : "", language: language || (scope === "language" ? line?.language ?? "" : "") };
  };
  /** The digests of what was shown of each word in each place. @type {Map<string, string>} */
  const seen = new Map(digest ? [[JSON.stringify([word, { scope: "show", name: "", language }]), digest]] : []);
  const key = () => JSON.stringify([trial().word, place()]);
  const listen = guard(async () => {
    if (!field.value.trim() || !entry()) return;
    const sentence = line ?? { said: field.value, written: field.value, language, role: "text", voice: "" };
    await hear(sentence, trial());
  });
  const look = settle(async () => {
    const one = trial(), mine = key();
    if (!one.word) { touches.textContent = ""; return; }
    const told = await call("POST", "/lexicon/touches", { ...one, ...place() });
    if (!box.open || mine !== key()) return;
    if (!seen.has(mine)) seen.set(mine, told.digest);
    const sofar = told.said ? `${say("So far it is said as “{}”.", tellEntry(told.said))} ` : "";
    touches.textContent = sofar + (!entry() ? "" : told.episodes.length ? say("{} episodes say it and would be made again: {}", told.episodes.length, told.episodes.slice(0, 5).join(", ")) : say("No other episode says it."));
  }, 350);
  for (const input of [field, said, sounds]) {
    input.addEventListener("input", look);
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && event.ctrlKey) listen(); });
  }
  const scopes = /** @type {[string, string][]} */ ([...(name ? [["article", "In this article"]] : []), ["show", "In the whole show"], ["language", "Wherever this language is spoken"]]);
  const choices = scopes.map(([value, label], at) => make("label", { class: "choice" }, make("input", { type: "radio", name: "scope", value, checked: value === "show" || (at === 0 && scopes.length === 1), onchange: () => look() }), say(label)));
  const clash = make("div", { class: "clash", role: "alert", hidden: true });
  const form = make("form", { method: "dialog" },
    line ? make("p", { class: "sentence", dir: "auto", lang: line.language }, shown(line.said)) : null,
    make("label", { class: "field" }, say("Word"), field, known.length ? make("datalist", { id: "words-here" }, ...known.map((one) => make("option", { value: one }))) : null),
    make("label", { class: "field" }, say("Said as"), said, make("small", {}, say("As you would write it for somebody who reads aloud: shi-vawn"))),
    make("details", ipa ? { open: true } : {}, make("summary", {}, say("Or its sounds (IPA)")),
      make("label", { class: "field" }, "IPA", sounds),
      make("div", { class: "signs", role: "group", "aria-label": "IPA" }, ...IPA.map((letter) => make("button", { type: "button", onclick: () => { sounds.setRangeText(letter, sounds.selectionStart, sounds.selectionEnd, "end"); sounds.focus(); look(); } }, letter)))),
    make("fieldset", {}, make("legend", {}, say("Where it holds")), ...choices),
    touches, clash,
    make("div", { class: "ends" }, button("play", "Hear it", listen, { "aria-keyshortcuts": "Control+Enter" }), make("button", { class: "main", value: "keep" }, say("Keep it"))));
  const { box } = ask(say("Say it as"), [form]);
  (field.value ? said : field).focus();
  look();
  form.addEventListener("submit", guard(async (event) => {
    event.preventDefault();
    const one = trial();
    if (!one.word || !entry()) { (one.word ? said : field).focus(); return; }
    await keep(one, place(), seen.get(key()) ?? UNSAID);
  }));

  /** @param {{word: string, say: string, ipa: string}} one @param {{scope: string, name: string, language: string}} where @param {string} pledge */
  async function keep(one, where, pledge) {
    const path = `/lexicon/${encodeURIComponent(one.word)}`;
    const body = { say: one.say, ipa: one.ipa, ...where };
    /** @type {any} */
    let told;
    try {
      told = await call("PUT", path, { ...body, digest: pledge });
    } catch (problem) {
      const { status, told: refused } = /** @type {any} */ (problem);
      if (status !== 412 || !refused.current) throw problem;
      const { said: theirs, digest: fresh } = refused.current;
      showClash(clash, {
        heading: say("Somebody else has changed how “{}” is said since.", one.word), theirs: [theirs ? tellEntry(theirs) : say("Nothing is said of it.")], own: [tellEntry(one)],
        mine: guard(() => keep(one, where, fresh)), take: guard(async () => { box.close(); await kept(); }),
      });
      return;
    }
    box.close();
    note(say("“{}” is said as “{}” from now on.", one.word, entry()) + (told.touches.length ? ` ${say("{} episodes change.", told.touches.length)}` : ""), { undo: async () => {
      if (told.before) await call("PUT", path, { ...body, say: told.before.say, ipa: told.before.ipa, digest: told.digest });
      else await call("DELETE", `${path}${query({ language: body.language, name: body.name, digest: told.digest })}`);
      await kept();
    } });
    await kept();
  }
}

/**
 * A passage that is never to be read: where that holds, and what would go with it.
 * @param {{name: string, words: string, url: string, kept: () => any}} given
 */
export function neverRead({ name, words, url, kept }) {
  const host = url && URL.canParse(url) ? new URL(url).host : "";
  const text = make("textarea", { value: words.slice(0, 2000), rows: Math.min(6, 1 + Math.ceil(words.length / 60)), dir: "auto" });
  const preview = make("div", { class: "preview", role: "status" }, say("Looking …"));
  const clash = make("div", { class: "clash", role: "alert", hidden: true });
  const scopes = /** @type {[string, string][]} */ ([["article", say("In this article")], ...(host ? [["site", say("On {}", host)]] : []), ["everywhere", say("Everywhere")]]);
  const choices = scopes.map(([value, label], at) => make("label", { class: "choice" }, make("input", { type: "radio", name: "scope", value, checked: at === 0, onchange: () => look() }), label));
  const form = make("form", { method: "dialog" },
    make("label", { class: "field" }, say("What begins so, or says this, is left out"), text),
    make("fieldset", {}, make("legend", {}, say("Where it holds")), ...choices),
    make("h3", {}, say("What would go from the last ten articles")), preview, clash,
    make("div", { class: "ends" }, make("button", { class: "main", value: "keep" }, say("Never read this"))));
  const { box } = ask(say("Never read this"), [form]);
  const scope = () => form.querySelector("[name=scope]:checked").value;
  const asked = () => ({ scope: scope(), host: scope() === "site" ? host : "", kind: "skip_text", value: text.value.trim(), name });
  /** The digests of what is kept in each place, as it was when that was first looked at. @type {Map<string, string>} */
  const seen = new Map();
  const look = settle(async () => {
    if (!text.value.trim()) { preview.replaceChildren(say("Say what is to go.")); return; }
    const where = scope(), told = await call("POST", "/rules/try", asked());
    if (!seen.has(where)) seen.set(where, told.digest);
    const some = told.articles.filter((/** @type {any} */ one) => one.gone.length || one.error);
    preview.replaceChildren(...some.map((/** @type {any} */ one) => make("section", {}, make("h4", { dir: "auto" }, one.title || one.name), one.error ? make("p", { class: "mistake" }, one.error) : null, ...one.gone.map((/** @type {string} */ gone) => make("p", { class: "gone", dir: "auto" }, gone)))));
    if (!some.length) preview.replaceChildren(say("Nothing: no article has this."));
  }, 300);
  text.addEventListener("input", look);
  text.focus();
  look();
  form.addEventListener("submit", guard(async (event) => {
    event.preventDefault();
    await keep(asked(), seen.get(scope()) ?? "");
  }));

  /** @param {ReturnType<typeof asked>} one @param {string} pledge */
  async function keep(one, pledge) {
    /** @type {any} */
    let told;
    try {
      told = await call("POST", "/rules", { ...one, digest: pledge });
    } catch (problem) {
      const { status, told: refused } = /** @type {any} */ (problem);
      if (status !== 412 || !refused.current) throw problem;
      const { kept: theirs, digest: fresh } = refused.current;
      showClash(clash, {
        heading: say("Somebody else has changed what is never read there since."),
        theirs: theirs.length ? theirs.map((/** @type {string[]} */ row) => row[1]) : [say("Nothing is left out.")], own: [one.value],
        mine: guard(() => keep(one, fresh)), take: guard(async () => { box.close(); await kept(); }),
      });
      return;
    }
    box.close();
    const rule = { scope: told.scope, host: told.scope === "site" ? told.host : "", name: told.name, kind: told.kind, value: told.value };
    note(say("It is never read from now on."), told.added ? { undo: async () => { await call("DELETE", `/rules${query(rule)}`); await kept(); } } : {});
    await kept();
  }
}
