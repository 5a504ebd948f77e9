// Title, author, date, picture, tags: what an editor knows better than the article, put over it and never into it.

import { call, query, say } from "./api.js";
import { showClash } from "./clash.js";
import { button, find, guard, make, note } from "./dom.js";

const FIELDS = /** @type {[string, string, string, string][]} */ ([
  ["title", "Title", "text", ""], ["author", "Author", "text", ""], ["date", "Date", "text", "2026-03-01T08:00:00Z"], ["language", "Language", "text", "en-GB"],
  ["image", "Picture", "text", "https://…"], ["tags", "Tags, with commas between", "text", ""], ["link", "Link", "url", "https://…"],
]);

/** How the article's own origins call a field, where they call it otherwise. */
const ORIGINS = /** @type {Record<string, string>} */ ({ author: "authors", date: "published", link: "url" });

/** A field as it is told beside another's. @param {string} key @param {any} value */
const tell = (key, value) => `${say(FIELDS.find(([one]) => one === key)?.[1] ?? key)}: ${Array.isArray(value) ? value.join(", ") : value || say("As the article has it")}`;

/**
 * The form, filled with the article's own words and those that an editor put over them.
 * @param {string} name @param {any} article @param {() => any} kept
 */
export function drawFields(name, article, kept) {
  if (find("fields").querySelector("form[data-dirty]")) return; // somebody is at it: what others changed is told on saving
  const over = article.override ?? {};
  const own = { title: article.title, author: article.author, date: article.date, language: article.language, image: article.image, tags: (article.tags ?? []).join(", "), link: article.url };
  const inputs = new Map(FIELDS.map(([key, , kind, example]) => {
    const mine = over[key];
    const value = mine === undefined || mine === null ? own[/** @type {keyof typeof own} */ (key)] ?? "" : Array.isArray(mine) ? mine.join(", ") : String(mine);
    return [key, make("input", { id: `field-${key}`, "aria-describedby": `from-${key}`, type: kind, value, placeholder: example, dir: "auto", autocomplete: "off" })];
  }));
  const rows = FIELDS.map(([key, label]) => {
    const origin = article.origins?.[ORIGINS[key] ?? key] ?? "";
    const corrected = over[key] !== undefined && over[key] !== null && over[key] !== "";
    return make("div", { class: "field" }, make("label", { for: `field-${key}` }, say(label)), inputs.get(key), make("small", { id: `from-${key}` }, corrected ? say("Corrected by an editor") : origin ? say("Found in: {}", origin) : "", key === "date" ? make("span", {}, ` ${say("With one to come, nobody hears it before.")}`) : null));
  });
  const skip = make("input", { type: "checkbox", checked: Boolean(over.skip) });
  const form = make("form", { class: "facts" }, ...rows,
    make("label", { class: "choice" }, skip, make("span", {}, say("Make no episode of it"))),
    make("div", { class: "ends" }, make("button", { class: "main" }, say("Save")), Object.keys(over).length ? button("undo", "As the article has it", clear) : null));

  const redraw = async () => { delete form.dataset.dirty; await kept(); };
  const send = (/** @type {Record<string, any>} */ fields, digest = "") => call("PATCH", `/override${query({ name })}`, { fields, digest });

  /** Both, where somebody has corrected the article since. @param {string[]} own @param {(digest: string) => any} again */
  const orBoth = async (own, again) => {
    try {
      await again(article.override_digest);
    } catch (problem) {
      const told = /** @type {any} */ (problem), current = told.told?.current;
      if (told.status !== 412 || !current) throw problem;
      const theirs = Object.entries(current.fields).map(([key, value]) => tell(key, value));
      showClash(find("clash"), { heading: say("Somebody else has corrected this article since."), theirs: theirs.length ? theirs : [say("As the article has it")], own, mine: async () => { await again(current.digest); await redraw(); }, take: redraw });
      return false;
    }
    return true;
  };

  async function clear() {
    const done = await orBoth([say("As the article has it")], (digest) => call("DELETE", `/override${query({ name, digest })}`));
    if (!done) return;
    note(say("As the article has it."), { undo: async () => { await send(over); await redraw(); } }); // at once: to read it anew takes longer
    await redraw();
  }
  form.addEventListener("input", () => { form.dataset.dirty = "true"; });
  form.addEventListener("submit", guard(async (/** @type {Event} */ event) => {
    event.preventDefault();
    /** @type {Record<string, any>} */
    const fields = {};
    for (const [key, input] of inputs) {
      const value = input.value.trim();
      if (value === String(own[/** @type {keyof typeof own} */ (key)] ?? "")) continue;
      fields[key] = key === "tags" ? value.split(",").map((tag) => tag.trim()).filter(Boolean) : value;
    }
    if (skip.checked !== Boolean(over.skip)) fields.skip = skip.checked;
    if (!Object.keys(fields).length) { note(say("Nothing has been changed.")); return; }
    const before = Object.fromEntries(Object.keys(fields).map((key) => [key, over[key] ?? ""]));
    const done = await orBoth(Object.entries(fields).map(([key, value]) => tell(key, value)), (digest) => send(fields, digest));
    if (!done) return;
    note(say("Saved."), { undo: async () => { await send(before); await redraw(); } });
    await redraw();
  }));
  find("fields").replaceChildren(find("h-fields"), form);
}
