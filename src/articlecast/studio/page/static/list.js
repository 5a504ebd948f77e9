// All articles and episodes: searched, sorted, chosen, and done something with.

import { call, say } from "./api.js";
import { askHere, button, day, find, guard, make, minutes, money, note, ready, settle, sign } from "./dom.js";
import { atWork, bind, listen, watch, work } from "./frame.js";
import { knownPlan, loadPlan } from "./plan.js";

/** @typedef {{name: string, state: string, slug: string, title: string, published: string, seconds: number, source: string, reason: string, doubts: string[], draft: boolean, decision?: string, price?: number, costs?: boolean}} Row */

const body = find("rows"), search = find("search"), chosenState = find("state"), order = find("order"), all = find("all"), verbs = find("verbs");
const SLICE = 60;
/** Sign of each state; its word stands beside it. @type {Record<string, string>} */
const SIGNS = {
  published: "tick", new: "plus", changed: "pen", "waiting for review": "ear", held: "pause", withdrawn: "out", scheduled: "clock",
  failed: "warn", waiting: "clock", "set aside": "warn", damaged: "warn", pinned: "pin", skipped: "skip", draft: "pen",
  expired: "out", retired: "out", "article gone": "warn", provisional: "clock", "edited by hand": "hand",
};
/** What may be done with many: the state that each leads from stays the server's to judge. */
const WORK = new Set(["new", "changed", "retry", "provisional"]);
const VERBS = [
  { verb: "render", needs: "edit", icon: "wave", label: "Render", key: "r" },
  { verb: "approve", needs: "publish", icon: "tick", label: "Approve", key: "a", sure: "Listeners get {} from the next run on." },
  { verb: "hold", needs: "edit", icon: "pause", label: "Hold", key: "h", undo: "unhold" },
  { verb: "withdraw", needs: "publish", icon: "out", label: "Withdraw", key: "w", undo: "return" },
  { verb: "return", needs: "publish", icon: "undo", label: "Bring back", key: "b", undo: "withdraw" },
  { verb: "pin", needs: "edit", icon: "pin", label: "Pin", key: "i", undo: "unpin" },
  { verb: "retry", needs: "edit", icon: "again", label: "Try again", key: "t" },
];

/** @type {Row[]} */
let rows = [];
/** @type {Row[]} */
let shown = [];
let drawn = 0;
const chosen = new Set();
let at = -1;
let currency = "";

// ---------------------------------------------------------------- what is shown

const SORTS = {
  newest: (/** @type {Row} */ a, /** @type {Row} */ b) => b.published.localeCompare(a.published),
  oldest: (/** @type {Row} */ a, /** @type {Row} */ b) => a.published.localeCompare(b.published),
  title: (/** @type {Row} */ a, /** @type {Row} */ b) => (a.title || a.source).localeCompare(b.title || b.source),
  longest: (/** @type {Row} */ a, /** @type {Row} */ b) => b.seconds - a.seconds,
  doubts: (/** @type {Row} */ a, /** @type {Row} */ b) => b.doubts.length - a.doubts.length,
};

/** Why a row is in its state, without what one would type in a terminal: the verbs stand below. @param {string} reason */
const plain = (reason) => reason.replace(/(^|[:;] )articlecast [^;]*/g, "").replace(/^; /, "");
/** @param {Row} row */
const states = (row) => [row.state, ...(/\bits change waits for review\b/.test(row.reason) ? ["waiting for review"] : []), ...(row.decision && row.decision !== row.state ? [row.decision] : []), ...(row.draft ? ["edited by hand"] : [])];

/** @param {number} [least] so many rows are drawn at once */
function choose(least = 0) {
  const wanted = search.value.toLocaleLowerCase();
  shown = rows.filter((row) => (!chosenState.value || states(row).includes(chosenState.value)) && `${row.title}\n${row.source}`.toLocaleLowerCase().includes(wanted));
  if (order.value) shown.sort(/** @type {any} */ (SORTS)[order.value]);
  for (const name of chosen) if (!rows.some((row) => row.name === name)) chosen.delete(name);
  const focus = body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const name = focus?.closest("tr")?.dataset.name, kind = focus?.localName ?? "";
  drawn = 0;
  body.replaceChildren();
  do more(); while (drawn < Math.min(least, shown.length));
  if (name) body.querySelector(`tr[data-name="${CSS.escape(name)}"] ${kind}`)?.focus({ preventScroll: true });
  find("count").textContent = shown.length === rows.length ? say("{} in all", rows.length) : say("{} of {}", shown.length, rows.length);
  find("none").hidden = shown.length > 0 || rows.length === 0;
  find("empty").hidden = rows.length > 0;
  find("table").hidden = rows.length === 0;
  mark();
}

/** The next slice, once the end comes into view: a thousand rows at once took 0.4 s. */
function more() {
  const slice = shown.slice(drawn, drawn + SLICE);
  drawn += slice.length;
  body.append(...slice.map(draw));
}
new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting) && drawn < shown.length) more(); }, { rootMargin: "800px" }).observe(find("end"));

/** @param {Row} row */
function draw(row) {
  const name = row.title || row.source;
  const tick = make("input", { type: "checkbox", checked: chosen.has(row.name), "aria-label": say("Choose {}", name), onchange: () => { toggle(row.name, tick.checked); } });
  const link = make("a", { href: `/article?name=${encodeURIComponent(row.name)}`, dir: "auto" }, name);
  const why = plain(row.reason) ? make("small", { dir: "auto" }, plain(row.reason)) : null;
  const doubts = row.doubts.length ? make("span", { class: "doubts", title: row.doubts.join("\n") }, sign("ear"), say(row.doubts.length === 1 ? "{} doubt" : "{} doubts", row.doubts.length)) : null;
  return make("tr", { "data-name": row.name, "aria-selected": chosen.has(row.name) ? "true" : "false" },
    make("td", { class: "tick" }, tick),
    make("td", { class: "name" }, link, why),
    make("td", { class: "states" }, ...states(row).map(badge), doubts),
    make("td", { class: "when" }, day(row.published)),
    make("td", { class: "number" }, minutes(row.seconds)),
    make("td", { class: "number cost" }, row.costs ? money(row.price, currency) : ""));
}

/** @param {string} state */
const badge = (state) => make("span", { class: "badge", "data-state": state }, sign(SIGNS[state] ?? "dot"), say(state));

// ---------------------------------------------------------------- choosing

/** @param {string} name @param {boolean} on */
function toggle(name, on) {
  if (on) chosen.add(name);
  else chosen.delete(name);
  mark();
}

function mark() {
  for (const line of body.rows) {
    const on = chosen.has(line.dataset.name);
    if ((line.ariaSelected === "true") !== on) line.ariaSelected = String(on);
    const tick = line.querySelector("input");
    if (tick.checked !== on) tick.checked = on;
  }
  all.checked = shown.length > 0 && shown.every((row) => chosen.has(row.name));
  all.indeterminate = !all.checked && chosen.size > 0;
  verbs.hidden = chosen.size === 0;
  find("chosen").textContent = say("{} chosen", chosen.size);
  find("render-all").hidden = chosen.size > 0;
}
all.addEventListener("change", () => { for (const row of shown) if (all.checked) chosen.add(row.name); else chosen.delete(row.name); mark(); });

/** @param {number} step */
function move(step) {
  at = Math.max(0, Math.min(shown.length - 1, at + step));
  while (at >= drawn && drawn < shown.length) more();
  body.rows[at]?.querySelector("a").focus();
}
body.addEventListener("focusin", (/** @type {any} */ event) => { at = event.target.closest("tr").sectionRowIndex; });

// ---------------------------------------------------------------- doing

/** @typedef {{verb: string, undo?: string, icon: string, label: string, sure?: string}} Verb */

/** @param {Verb} what */
async function act(what) {
  const names = [...chosen];
  if (!names.length) return;
  if (what.verb === "render") await work({ kind: "render", names });
  else if (what.sure) askHere(verbs, say(what.sure, say(names.length === 1 ? "{} episode" : "{} episodes", names.length)), what.icon, what.label, () => send(what, names));
  else await send(what, names);
}

/** @param {Verb} what @param {string[]} names */
async function send({ verb, undo, label }, names) {
  const sent = verb === "retry" ? names.map((name) => rows.find((row) => row.name === name)?.source ?? name) : names;
  take(await call("POST", `/episodes/${verb}`, { names: sent }));
  note(`${say(label)}: ${names.length}`, undo ? { undo: async () => take(await call("POST", `/episodes/${undo}`, { names: sent })) } : {});
}
for (const what of VERBS) {
  verbs.append(button(what.icon, what.label, () => act(what), { "aria-keyshortcuts": what.key, "data-needs": what.needs }));
}
verbs.append(button("cross", "Choose none", () => { chosen.clear(); mark(); }));
find("render-all").addEventListener("click", guard(() => work({ kind: "render" })));

// ---------------------------------------------------------------- loading

/** @type {Map<string, any>} */
let plans = new Map();

/** @param {Row[]} fresh */
function take(fresh) {
  const known = new Set(fresh.map((row) => row.source));
  const coming = [...plans.values()].filter((plan) => !known.has(plan.source)).map((plan) => ({
    name: plan.name, state: plan.decision, slug: "", title: plan.title, published: "", seconds: plan.seconds,
    source: plan.source, reason: [plan.decision === "new" ? "" : plan.reason, plan.hint].filter(Boolean).join(" · "), doubts: [], draft: false,
  }));
  rows = [...coming, ...fresh].map((row) => {
    const plan = plans.get(row.source);
    const made = plan && WORK.has(plan.decision);
    return { ...row, decision: row.slug && (made || plan?.decision === "failed") ? plan.decision : undefined, price: plan?.price, costs: Boolean(made && plan.sentences > plan.spoken) };
  });
  const names = [...new Set(rows.flatMap(states))].sort();
  const before = chosenState.value;
  chosenState.replaceChildren(chosenState.options[0], ...names.map((state) => new Option(say(state), state)));
  chosenState.value = names.includes(before) ? before : "";
  choose(drawn); // as long as it was: whoever reads far below stays there
}

/** @param {any} told @param {Row[]} fresh */
function takePlan(told, fresh) {
  currency = told.currency;
  plans = new Map(told.rows.map((/** @type {any} */ plan) => [plan.source, plan]));
  take(fresh);
  find("aside").replaceChildren(...(told.passed_over ?? []).map((/** @type {any} */ one) => make("p", { class: "quiet" }, one.text, " · ", one.hint)));
  const total = told.totals;
  find("bill").textContent = total.new ? [say("A render speaks {} sentences", total.new), minutes(total.audio_seconds), money(total.price, currency)].filter(Boolean).join(" · ") : told.rows.some((/** @type {any} */ plan) => WORK.has(plan.decision)) ? "" : say("Everything is rendered.");
}

async function load() {
  const fresh = await call("GET", "/episodes");
  const known = knownPlan();
  if (known) takePlan(known, fresh);
  else take(fresh);
  ready();
  if (atWork()) return; // each episode that it makes changes the plan: it is asked for at the end
  const told = await loadPlan(); // slow: what it costs comes when it is known
  if (told && told !== known) takePlan(told, fresh);
}
const reload = settle(load, 400);

search.addEventListener("input", settle(() => choose(), 60));
search.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Enter" && event.key !== "ArrowDown") return;
  event.preventDefault();
  choose();
  at = -1;
  move(1); // to what was found, without a way through the filters
});
chosenState.addEventListener("change", () => choose());
order.addEventListener("change", () => choose());
watch((event) => {
  const row = event.event === "article" && rows.find((one) => one.source === event.source);
  const line = row && body.querySelector(`tr[data-name="${CSS.escape(row.name)}"]`);
  if (line) line.querySelector(".states").replaceChildren(badge(event.state));
  if (event.event === "end") reload();
});
listen((event) => { if (/episodes|script|settings|sources|override/.test(event.event)) reload(); });

bind(
  { keys: "j ArrowDown", does: "Next row", act: () => move(1) },
  { keys: "k ArrowUp", does: "Row before", act: () => move(-1) },
  { keys: "x", does: "Choose the row, or not", act: () => { const row = shown[at]; if (row) toggle(row.name, !chosen.has(row.name)); } },
  { keys: "Control+a", does: "Choose all that are shown", act: () => { all.checked = !all.checked; all.dispatchEvent(new Event("change")); } },
  { keys: "/", does: "Search", act: () => search.focus() },
  { keys: "Escape", does: "Choose none", typing: true, act: () => { if (document.activeElement === search) { search.value = ""; search.blur(); choose(); } else { chosen.clear(); mark(); } } },
  ...VERBS.map((what) => ({ keys: what.key, needs: what.needs, does: what.label, act: () => { if (chosen.size) guard(act)(what); else return false; } })),
);
guard(load)();
