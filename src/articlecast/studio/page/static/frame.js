// What every page has: the job that is at work, the others' changes, the list of keys.

import { call, may, say, signOut } from "./api.js";
import { ask, button, find, guard, make, note, sign } from "./dom.js";
import { forgetPlan } from "./plan.js";

/** @typedef {{keys: string, does: string, act: (event: KeyboardEvent) => any, typing?: boolean, needs?: string}} Key */

/** @type {Key[]} */
const bound = [];

/** Keys of this page; `keys` as KeyboardEvent.key, with "Control+" before it, several with a space between. @param {Key[]} rows */
export function bind(...rows) {
  bound.push(...rows.filter((row) => may(row.needs ?? "read")));
}

const NAMES = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", " ": "Space", Escape: "Esc", Control: "Ctrl" };

/** @param {KeyboardEvent} event */
function press(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.matches?.("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]");
  if (event.altKey || document.querySelector("dialog[open]")) return;
  const name = `${event.ctrlKey || event.metaKey ? "Control+" : ""}${event.key === " " ? "Space" : event.key}`;
  for (const row of bound) {
    if (!row.keys.split(" ").includes(name) || (typing && !row.typing)) continue;
    if (target.matches?.("button, a, summary, [type=checkbox]") && (name === "Enter" || name === "Space")) return;
    if (guardedAct(row, event) !== false) event.preventDefault();
    return;
  }
}

/** @param {Key} row @param {KeyboardEvent} event */
function guardedAct(row, event) {
  const answer = row.act(event);
  if (answer instanceof Promise) answer.catch((problem) => note(problem.message, { kind: "wrong" }));
  return answer;
}

/** The keys, in a dialog. */
export function showKeys() {
  const rows = bound.map((row) => make("div", {}, make("dt", {}, ...row.keys.split(" ").flatMap((key, at) => [at ? " " : "", ...key.split("+").map((part) => make("kbd", {}, /** @type {any} */ (NAMES)[part] ?? part))])), make("dd", {}, say(row.does))));
  ask(say("Keys"), [make("dl", { class: "keys" }, ...rows)]);
}

document.addEventListener("keydown", press);
for (const opener of document.querySelectorAll("[data-keys]")) opener.addEventListener("click", showKeys);
find("sign-out")?.addEventListener("click", guard(signOut));
for (const [key, place] of [["1", "/"], ["2", "/lexicon"], ["3", "/new"], ["4", "/show"], ["5", "/runs"]]) {
  const name = document.querySelector(`nav a[href="${place}"]`)?.textContent?.trim() ?? "";
  bind({ keys: key, does: name, act: () => { location.href = place; } });
}
bind({ keys: "?", does: "Show the keys", act: showKeys });

// ---------------------------------------------------------------- the job at work

/** @type {Set<(event: any, job: any) => any>} */
const watchers = new Set();
/** Hear of every event of a job. @param {(event: any, job: any) => any} hear */
export const watch = (hear) => { watchers.add(hear); };

const bar = find("work");
let following = "";
/** Whether a job is at work. */
export const atWork = () => following !== "";

/** @param {any} job */
function follow(job) {
  if (following === job.name) return;
  following = job.name;
  let done = 0;
  const total = job.arguments.filter((/** @type {string} */ one) => !one.startsWith("-")).length * Number(!job.arguments.includes("--script"));
  const track = make("progress", { max: 1, "aria-label": say("Progress") });
  track.removeAttribute("value");
  const line = make("span", { class: "at" }, say(`${job.kind} is at work`));
  bar.replaceChildren(sign("wait"), line, track, button("cross", "Cancel", async (event) => {
    event.currentTarget.disabled = true;
    await call("DELETE", `/jobs/${job.name}`);
    line.textContent = say("Stopping; what was made is kept.");
  }));
  bar.hidden = false;
  const events = new EventSource(`/api/v1/jobs/${job.name}/events`);
  events.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (event.event === "article") {
      done += 1;
      line.textContent = `${say(`${job.kind} is at work`)} · ${done}${total ? ` / ${total}` : ""} · ${event.title || event.source || ""}`;
      if (total) { track.max = total; track.value = done; }
    }
    if (event.event === "end") {
      following = "";
      forgetPlan();
    }
    for (const hear of watchers) hear(event, job);
    if (event.event === "end") {
      events.close();
      bar.hidden = true;
      const told = { done: "Done.", failed: "Some of it failed.", cancelled: "Cancelled; what was made is kept.", lost: "The studio ended before the work did; what was made is kept." };
      note(say(/** @type {any} */ (told)[event.state] ?? "Done."), event.state === "failed" ? { kind: "wrong", hint: (event.said ?? "").split("\n")[0] } : {});
    }
  };
}

/** The work that begins: a double click begins it once. @type {Promise<any> | null} */
let beginning = null;

/**
 * Begin long work, and show it.
 * @param {{kind: string, names?: string[], script?: string, force?: boolean, target?: string}} order
 */
export function work(order) {
  beginning ??= call("POST", "/jobs", order).then((job) => { follow(job); return job; }).finally(() => { beginning = null; });
  return beginning;
}

/** The work that is under way, shown; by a reload, or by somebody else. */
const look = guard(async () => {
  const running = (await call("GET", "/jobs")).find((/** @type {any} */ job) => job.state === "running");
  if (running) follow(running);
});

// ---------------------------------------------------------------- what others do

/** @type {Set<(event: any) => any>} */
const listeners = new Set();
/** Hear of what changes in the studio, whoever did it. @param {(event: any) => any} hear */
export const listen = (hear) => { listeners.add(hear); };

/** @type {EventSource | null} */
let news = null;

/** A browser opens six connections to a server and no more: a tab that nobody sees holds none. */
function tune() {
  if (document.hidden) {
    news?.close();
    news = null;
  } else if (!news) {
    news = new EventSource("/api/v1/events");
    news.onmessage = (message) => {
      const event = JSON.parse(message.data);
      if (String(event.event).startsWith("job")) look();
      if (/episodes|settings|sources|override/.test(event.event)) forgetPlan();
      for (const hear of listeners) hear(event);
    };
    look();
  }
}
document.addEventListener("visibilitychange", tune);
addEventListener("pagehide", () => news?.close());
tune();
