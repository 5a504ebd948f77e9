// Title, author, date, picture, tags: what an editor knows better than the article, put over it and never into it.

import { call, query, say } from "./api.js";
import { button, find, guard, make, note } from "./dom.js";

const FIELDS = /** @type {[string, string, string, string][]} */ ([
  ["title", "Title", "text", ""], ["author", "Author", "text", ""], ["date", "Date", "text", "2026-03-01T08:00:00Z"], ["language", "Language", "text", "en-GB"],
  ["image", "Picture", "text", "https://…"], ["tags", "Tags, with commas between", "text", ""], ["link", "Link", "url", "https://…"],
]);

/**
 * The form, filled with the article's own words and those that an editor put over them.
 * @param {string} name @param {any} article @param {() => any} kept
 */
export function drawFields(name, article, kept) {
  const over = article.override ?? {};
  const own = { title: article.title, author: article.author, date: article.date, language: article.language, image: article.image, tags: (article.tags ?? []).join(", "), link: article.url };
  const inputs = new Map(FIELDS.map(([key, , kind, example]) => {
    const mine = over[key];
    const value = mine === undefined || mine === null ? own[/** @type {keyof typeof own} */ (key)] ?? "" : Array.isArray(mine) ? mine.join(", ") : String(mine);
    return [key, make("input", { id: `field-${key}`, "aria-describedby": `from-${key}`, type: kind, value, placeholder: example, dir: "auto", autocomplete: "off" })];
  }));
  const rows = FIELDS.map(([key, label]) => {
    const origin = article.origins?.[key] ?? "";
    const corrected = over[key] !== undefined && over[key] !== null && over[key] !== "";
    return make("div", { class: "field" }, make("label", { for: `field-${key}` }, say(label)), inputs.get(key), make("small", { id: `from-${key}` }, corrected ? say("Corrected by an editor") : origin ? say("Found in: {}", origin) : ""));
  });
  const skip = make("input", { type: "checkbox", checked: Boolean(over.skip) });
  const form = make("form", { class: "facts" }, ...rows,
    make("label", { class: "choice" }, skip, make("span", {}, say("Make no episode of it"))),
    make("div", { class: "ends" }, make("button", { class: "main" }, say("Save")), Object.keys(over).length ? button("undo", "As the article has it", clear) : null));

  async function clear() {
    await call("DELETE", `/override${query({ name })}`);
    note(say("As the article has it."), { undo: async () => { await call("PATCH", `/override${query({ name })}`, { fields: over }); await kept(); } });
    await kept();
  }
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
    await call("PATCH", `/override${query({ name })}`, { fields });
    note(say("Saved."));
    await kept();
  }));
  find("fields").replaceChildren(find("h-fields"), form);
}
