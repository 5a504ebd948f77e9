// The settings as a form made from their schema: each with its meaning, checked as it is typed.

import { call, say } from "./api.js";
import { showClash } from "./clash.js";
import { find, guard, make, note, settle } from "./dom.js";

/** @type {any} */
let told = null;
/** @type {Map<string, {input: any, read: () => any, before: any, row: HTMLElement, way: string[]}>} */
const fields = new Map();

/** @param {any} schema @param {any} part */
const resolve = (schema, part) => (part?.$ref ? schema.$defs[part.$ref.split("/").pop()] : part);

/** What settings do, in a language that their schema does not speak. @type {Record<string, string>} */
const meanings = JSON.parse(find("meanings").textContent);

/** What a setting does in English, as its own description or its table's says. @param {any} table @param {string} name @param {any} part */
function describe(table, name, part) {
  if (part.description) return part.description;
  const text = (table.description ?? "").replace(/\s+/g, " ");
  const sentence = text.split(/(?<=[.;])\s+(?=[A-Z`])/).find((/** @type {string} */ one) => one.includes(`\`\`${name}\`\``));
  return sentence ? sentence.replace(/``/g, "") : "";
}

/** A field for a value, or null for what stands in the file alone. @param {any} part @param {any} value @param {any} usual @returns {{input: any, read: () => any} | null} */
function field(part, value, usual) {
  const now = value ?? usual;
  const kinds = part.anyOf ?? [part];
  const choices = part.enum ?? (kinds.every((/** @type {any} */ kind) => kind.const !== undefined || kind.enum) ? kinds.flatMap((/** @type {any} */ kind) => kind.enum ?? [kind.const]) : null);
  if (choices) {
    const input = make("select", {}, ...choices.map((/** @type {any} */ one) => make("option", { value: JSON.stringify(one), selected: one === now }, String(one))));
    return { input, read: () => JSON.parse(input.value) };
  }
  const types = new Set(kinds.map((/** @type {any} */ kind) => kind.type));
  if (types.has("boolean") && types.size === 1) {
    const input = make("input", { type: "checkbox", checked: Boolean(now) });
    return { input, read: () => input.checked };
  }
  if (part.type === "array" && part.items?.type === "string") {
    const input = make("textarea", { value: (now ?? []).join("\n"), rows: Math.min(6, (now ?? []).length + 1), spellcheck: false, "data-lines": "true" });
    return { input, read: () => input.value.split("\n").map((/** @type {string} */ line) => line.trim()).filter(Boolean) };
  }
  if (types.has("object") || types.has("array") || types.has(undefined)) return null;
  const numeric = types.has("integer") || types.has("number");
  const many = !numeric && /\n|^.{70}/.test(String(now ?? "")); // what does not fit a line
  const input = many ? make("textarea", { value: now ?? "", rows: 3 }) : make("input", { value: now ?? "", inputMode: numeric && !types.has("string") ? "decimal" : "text", dir: "auto", autocomplete: "off" });
  return { input, read: () => { const text = input.value.trim(); return numeric && text !== "" && Number.isFinite(Number(text)) ? Number(text) : many && /\n/.test(String(now)) ? input.value : text; } };
}

/** Whether a setting is changed in the file alone. @param {string[]} way */
const closed = (way) => told.closed.some((/** @type {any[]} */ one) => one.length <= way.length && one.every((step, at) => step === way[at]));

/** @param {string} name @param {any} table @param {any} values @param {any} usual */
function drawTable(name, table, values, usual) {
  const body = make("div", { class: "settings-table" });
  const elsewhere = [];
  for (const [key, raw] of Object.entries(table.properties ?? {})) {
    const part = resolve(told.schema, raw);
    const way = [name, key], id = way.join(".");
    const one = field(part, values?.[key], usual?.[key] ?? part.default);
    if (!one || closed(way)) { elsewhere.push(key); continue; }
    const set = JSON.stringify(values?.[key]) !== JSON.stringify(usual?.[key]);
    const does = meanings[id] ?? describe(table, key, part);
    const mistake = make("p", { class: "mistake", id: `wrong-${id}`, role: "alert" });
    one.input.id = `set-${id}`;
    one.input.setAttribute("aria-describedby", `does-${id} wrong-${id}`);
    const row = make("div", { class: "setting", "data-text": `${id} ${does}`.toLowerCase() },
      make("label", { for: `set-${id}` }, make("code", {}, key), set ? make("span", { class: "unseen" }, ` (${say("set")})`) : null),
      one.input, make("p", { class: "does", id: `does-${id}`, lang: id in meanings ? null : "en" }, does, set && !["", "…", undefined].includes(usual?.[key]) ? make("small", {}, ` ${say("Else: {}", JSON.stringify(usual[key]))}`) : null), mistake);
    if (set) row.classList.add("set");
    fields.set(id, { ...one, before: JSON.stringify(one.read()), row, way });
    one.input.addEventListener("input", changed);
    one.input.addEventListener("change", changed);
    body.append(row);
  }
  if (elsewhere.length) body.append(make("p", { class: "quiet" }, say("In the file alone: {}", elsewhere.join(", "))));
  return make("details", { open: name === "show", "data-table": name }, make("summary", {}, make("h3", {}, name)), body);
}

function changes() {
  return [...fields.values()].filter((one) => JSON.stringify(one.read()) !== one.before).map((one) => ({ path: one.way, value: one.read() }));
}

const check = settle(async () => {
  const now = changes();
  const answer = now.length ? await call("POST", "/settings/check", { changes: now }) : { mistakes: [] };
  showMistakes(answer.mistakes);
}, 300);

/** @param {any[]} mistakes */
function showMistakes(mistakes) {
  for (const [id, one] of fields) {
    const wrong = mistakes.find((mistake) => mistake.path === id || mistake.path?.startsWith(`${id}.`));
    one.input.setAttribute("aria-invalid", wrong ? "true" : "false");
    const line = /** @type {HTMLElement} */ (one.row.querySelector(".mistake"));
    line.textContent = wrong ? [wrong.wrong, wrong.hint].filter(Boolean).join(" · ") : "";
    if (wrong) /** @type {any} */ (one.row.closest("details")).open = true;
  }
  const other = mistakes.filter((mistake) => ![...fields.keys()].some((id) => mistake.path === id || mistake.path?.startsWith(`${id}.`)));
  if (other.length) note(other.map((mistake) => `${mistake.path}: ${mistake.wrong}`).join(" · "), { kind: "wrong", hint: other[0].hint });
  return mistakes.length === 0;
}

function changed() {
  const count = changes().length;
  find("unsaved").hidden = count === 0;
  find("changed").textContent = say(count === 1 ? "{} change" : "{} changes", count);
  check();
}

async function save() {
  const now = changes();
  if (!now.length) return;
  const before = now.map(({ path }) => ({ path, value: valueAt(told.values, path) ?? null }));
  try {
    await call("PATCH", "/settings", { changes: now, digest: told.digest });
  } catch (problem) {
    const wrong = /** @type {any} */ (problem);
    if (wrong.status === 412) {
      const theirs = await call("GET", "/settings");
      showClash(find("clash"), {
        heading: say("Somebody else has changed the settings since."),
        theirs: now.map(({ path }) => tell(path, valueAt(theirs.values, path))),
        own: now.map(({ path, value }) => tell(path, value)),
        mine: async () => { told.digest = theirs.digest; await save(); },
        take: drawSettings,
      });
      return;
    }
    throw problem;
  }
  await drawSettings();
  note(say("Saved."), { undo: async () => { await call("PATCH", "/settings", { changes: before, digest: told.digest }); await drawSettings(); } });
}

/** @param {string[]} path @param {any} value */
const tell = (path, value) => `${path.join(".")} = ${JSON.stringify(value ?? null)}`;

/** @param {any} values @param {string[]} path */
const valueAt = (values, path) => path.reduce((/** @type {any} */ at, step) => at?.[step], values);

export async function drawSettings() {
  told = await call("GET", "/settings");
  const open = new Set([...document.querySelectorAll("#form details[open]")].map((one) => /** @type {any} */ (one).dataset.table));
  fields.clear();
  const tables = Object.entries(told.schema.properties).map(([name, raw]) => ({ name, table: resolve(told.schema, raw) })).filter(({ table }) => table?.properties);
  find("form").replaceChildren(...tables.map(({ name, table }) => drawTable(name, table, told.values?.[name], told.defaults?.[name])));
  for (const one of document.querySelectorAll("#form details")) if (open.has(/** @type {any} */ (one).dataset.table)) /** @type {any} */ (one).open = true;
  changed();
  search();
}

function search() {
  const wanted = find("search").value.trim().toLowerCase();
  for (const row of document.querySelectorAll(".setting")) /** @type {any} */ (row).hidden = wanted !== "" && !(/** @type {any} */ (row).dataset.text.includes(wanted));
  for (const table of document.querySelectorAll("#form details")) {
    const some = table.querySelector(".setting:not([hidden])");
    /** @type {any} */ (table).hidden = wanted !== "" && !some;
    if (wanted && some) /** @type {any} */ (table).open = true;
  }
}
find("search").addEventListener("input", search);
find("form").addEventListener("submit", guard(async (/** @type {Event} */ event) => { event.preventDefault(); await save(); }));
find("revert").addEventListener("click", guard(drawSettings));
addEventListener("beforeunload", (event) => { if (told && changes().length) event.preventDefault(); });
