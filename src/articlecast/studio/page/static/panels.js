// "Say it as" and "Never read this": both tried before they are kept.

import { call, query, say } from "./api.js";
import { ask, button, guard, make, note, settle } from "./dom.js";
import { hear } from "./player.js";
import { shown } from "./script.js";

const IPA = Array.from("ˈˌəɪʊɛæɑɔʌɜʃʒθðŋɹɡʔːœøyç");

/** @param {string} text */
const wordsIn = (text) => [...new Set(text.match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.\u202f-]*/gu) ?? [])];

/**
 * A word, how it is said, and where that holds; heard in its sentence before it is kept.
 * @param {{name?: string, line?: any, word?: string, say?: string, ipa?: string, language?: string, kept: () => any}} given
 */
export function sayItAs({ name = "", line, word = "", say: before = "", ipa = "", language = "", kept }) {
  const known = line ? wordsIn(line.written || line.said) : [];
  const chosen = word && (known.length === 0 || !line ? word : known.find((one) => one === word) ?? word);
  const field = make("input", { value: chosen ?? "", required: true, autocomplete: "off", spellcheck: false, dir: "auto", list: known.length ? "words-here" : undefined });
  const said = make("input", { value: before, autocomplete: "off", spellcheck: false, dir: "auto" });
  const sounds = make("input", { value: ipa, autocomplete: "off", spellcheck: false, dir: "ltr", class: "ipa" });
  const touches = make("p", { class: "quiet", role: "status" });
  const trial = () => ({ word: field.value.trim(), say: said.value.trim(), ipa: sounds.value.trim().replace(/^\/|\/$/g, "") });
  const entry = () => [trial().say, trial().ipa && `/${trial().ipa}/`].filter(Boolean).join(" ");
  const listen = guard(async () => {
    if (!field.value.trim() || !entry()) return;
    const sentence = line ?? { said: field.value, written: field.value, language, role: "text", voice: "" };
    await hear(sentence, trial());
  });
  const look = settle(async () => {
    const one = { ...trial(), language };
    if (!one.word || !entry()) { touches.textContent = ""; return; }
    const told = await call("POST", "/lexicon/touches", one);
    touches.textContent = told.episodes.length ? say("{} episodes say it and would be made again: {}", told.episodes.length, told.episodes.slice(0, 5).join(", ")) : say("No other episode says it.");
  }, 350);
  for (const input of [field, said, sounds]) {
    input.addEventListener("input", look);
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && event.ctrlKey) listen(); });
  }
  const scopes = /** @type {[string, string][]} */ ([...(name ? [["article", "In this article"]] : []), ["show", "In the whole show"], ["language", "Wherever this language is spoken"]]);
  const choices = scopes.map(([value, label], at) => make("label", { class: "choice" }, make("input", { type: "radio", name: "scope", value, checked: value === "show" || (at === 0 && scopes.length === 1) }), say(label)));
  const form = make("form", { method: "dialog" },
    line ? make("p", { class: "sentence", dir: "auto", lang: line.language }, shown(line.said)) : null,
    make("label", { class: "field" }, say("Word"), field, known.length ? make("datalist", { id: "words-here" }, ...known.map((one) => make("option", { value: one }))) : null),
    make("label", { class: "field" }, say("Said as"), said, make("small", {}, say("As you would write it for somebody who reads aloud: shi-vawn"))),
    make("details", ipa ? { open: true } : {}, make("summary", {}, say("Or its sounds (IPA)")),
      make("label", { class: "field" }, "IPA", sounds),
      make("div", { class: "signs", role: "group", "aria-label": "IPA" }, ...IPA.map((letter) => make("button", { type: "button", onclick: () => { sounds.setRangeText(letter, sounds.selectionStart, sounds.selectionEnd, "end"); sounds.focus(); look(); } }, letter)))),
    make("fieldset", {}, make("legend", {}, say("Where it holds")), ...choices),
    touches,
    make("div", { class: "ends" }, button("play", "Hear it", listen, { "aria-keyshortcuts": "Control+Enter" }), make("button", { class: "main", value: "keep" }, say("Keep it"))));
  const { box } = ask(say("Say it as"), [form]);
  (field.value ? said : field).focus();
  look();
  form.addEventListener("submit", guard(async (event) => {
    event.preventDefault();
    const one = trial();
    if (!one.word || !entry()) { (one.word ? said : field).focus(); return; }
    const scope = form.querySelector("[name=scope]:checked").value;
    const body = { say: one.say, ipa: one.ipa, scope, language: language || (scope === "language" ? line?.language ?? "" : ""), name };
    const told = await call("PUT", `/lexicon/${encodeURIComponent(one.word)}`, body);
    box.close();
    const place = `/lexicon/${encodeURIComponent(one.word)}`;
    note(say("“{}” is said as “{}” from now on.", one.word, entry()) + (told.touches.length ? ` ${say("{} episodes change.", told.touches.length)}` : ""), { undo: async () => {
      if (told.before) await call("PUT", place, { ...body, say: told.before.say, ipa: told.before.ipa });
      else await call("DELETE", `${place}${query({ language: body.language, name: scope === "article" ? name : "" })}`);
      await kept();
    } });
    await kept();
  }));
}

/**
 * A passage that is never to be read: where that holds, and what would go with it.
 * @param {{name: string, words: string, url: string, kept: () => any}} given
 */
export function neverRead({ name, words, url, kept }) {
  const host = url && URL.canParse(url) ? new URL(url).host : "";
  const text = make("textarea", { value: words.slice(0, 2000), rows: Math.min(6, 1 + Math.ceil(words.length / 60)), dir: "auto" });
  const preview = make("div", { class: "preview", role: "status" }, say("Looking …"));
  const scopes = /** @type {[string, string][]} */ ([["article", say("In this article")], ...(host ? [["site", say("On {}", host)]] : []), ["everywhere", say("Everywhere")]]);
  const choices = scopes.map(([value, label], at) => make("label", { class: "choice" }, make("input", { type: "radio", name: "scope", value, checked: at === 0, onchange: () => look() }), label));
  const form = make("form", { method: "dialog" },
    make("label", { class: "field" }, say("What begins so, or says this, is left out"), text),
    make("fieldset", {}, make("legend", {}, say("Where it holds")), ...choices),
    make("h3", {}, say("What would go from the last ten articles")), preview,
    make("div", { class: "ends" }, make("button", { class: "main", value: "keep" }, say("Never read this"))));
  const { box } = ask(say("Never read this"), [form]);
  const scope = () => form.querySelector("[name=scope]:checked").value;
  const asked = () => ({ host: scope() === "site" ? host : "", kind: "skip_text", value: text.value.trim(), name });
  const look = settle(async () => {
    if (!text.value.trim()) { preview.replaceChildren(say("Say what is to go.")); return; }
    const told = await call("POST", "/rules/try", { ...asked(), scope: scope() });
    const some = told.articles.filter((/** @type {any} */ one) => one.gone.length || one.error);
    preview.replaceChildren(...some.map((/** @type {any} */ one) => make("section", {}, make("h4", { dir: "auto" }, one.title || one.name), one.error ? make("p", { class: "mistake" }, one.error) : null, ...one.gone.map((/** @type {string} */ gone) => make("p", { class: "gone", dir: "auto" }, gone)))));
    if (!some.length) preview.replaceChildren(say("Nothing: no article has this."));
  }, 300);
  text.addEventListener("input", look);
  text.focus();
  look();
  form.addEventListener("submit", guard(async (event) => {
    event.preventDefault();
    const told = await call("POST", "/rules", { ...asked(), scope: scope() });
    box.close();
    const rule = { scope: told.scope, host: told.scope === "site" ? told.host : "", name: told.name, kind: told.kind, value: told.value };
    note(say("It is never read from now on."), told.added ? { undo: async () => { await call("DELETE", `/rules${query(rule)}`); await kept(); } } : {});
    await kept();
  }));
}
