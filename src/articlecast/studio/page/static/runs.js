// Runs: what they made, what failed and waits, what is due next.

import { call, may, query, say } from "./api.js";
import { button, complain, find, guard, make, moment, note, ready, sign } from "./dom.js";
import { listen, watch, work } from "./frame.js";

const SIGNS = /** @type {Record<string, string>} */ ({ done: "tick", running: "wait", failed: "warn", cancelled: "out", lost: "warn" });
const TONES = /** @type {Record<string, string>} */ ({ done: "good", failed: "failed", lost: "failed" });

/** @param {string} icon @param {string} tone @param {string} label */
const badge = (icon, tone, label) => make("span", { class: "badge", "data-state": tone }, sign(icon), label);
/** @param {HTMLElement} place @param {Node[]} rows @param {string} nothing */
const fill = (place, rows, nothing) => place.replaceChildren(...(rows.length ? rows : [make("li", { class: "quiet" }, sign("tick"), ` ${say(nothing)}`)]));

/** What was done, by the page's own words; what has none is told as it was asked. @type {[RegExp, string][]} */
const DEEDS = [
  [/^POST \/episodes\/approve/, "Approve"], [/^POST \/episodes\/(un)?hold/, "Hold"], [/^POST \/episodes\/withdraw/, "Withdraw"], [/^POST \/episodes\/return/, "Bring back"],
  [/^POST \/episodes\/(un)?pin/, "Pin"], [/^POST \/episodes\/retry/, "Try again"], [/ \/script/, "The script"], [/ \/override/, "Title and facts"], [/ \/settings/, "Settings"],
  [/ \/rules/, "Never read this"], [/ \/lexicon/, "Lexicon"], [/ \/sources/, "New"], [/^DELETE \/jobs/, "Cancel"], [/ \/jobs/, "Work"], [/ \/subscribers/, "Subscribers"],
  [/ \/sign-in/, "Sign in"], [/ \/sign-out/, "Sign out"],
];
/** @param {string} did */
function tellDeed(did) {
  const short = did.replace("/api/v1", "");
  const [, label] = DEEDS.find(([pattern]) => pattern.test(short)) ?? [null, ""];
  return label ? make("strong", { title: short }, say(label)) : make("code", {}, short);
}

/** @param {any} report @param {boolean} open */
function drawReport(report, open) {
  const counts = Object.entries(report.counts ?? {}).filter(([, count]) => count).map(([name, count]) => `${count} ${say(name)}`).join(" · ");
  const text = JSON.stringify(report, null, 2);
  return make("details", { open, "data-started": report.started }, make("summary", {}, moment(report.started), " ", report.state === "failed" ? badge("warn", "failed", say("failed")) : badge("tick", "good", say(report.state)), " ", make("span", { class: "quiet" }, counts)),
    make("a", { class: "button", download: `report-${String(report.started).replace(/[^0-9T]/g, "")}.json`, href: URL.createObjectURL(new Blob([text], { type: "application/json" })) }, sign("down"), say("Download")),
    make("pre", { tabIndex: 0, dir: "auto" }, text));
}

/** @param {any} due @param {Map<string, any>} rows */
const drawDue = (due, rows) => make("li", {}, badge("warn", due.due ? "waiting" : "set aside", say(due.due ? "waiting" : "set aside")), make("a", { href: `/article${query({ name: due.name })}`, dir: "auto" }, rows.get(due.name)?.title || due.name),
  make("p", { class: "quiet", dir: "auto" }, [due.reason.replace(`${due.name}: `, ""), due.due && say("tried again {}", moment(due.due))].filter(Boolean).join(" · ")),
  button("again", "Try again", async () => { await call("POST", "/episodes/retry", { names: [due.name] }); note(say("The next run tries it.")); await load(); }, { "data-needs": "edit" }));

async function load() {
  const [jobs, runs, health, reports, episodes, actions] = await Promise.all([call("GET", "/jobs"), call("GET", "/runs"), call("GET", "/health"), call("GET", "/reports"), call("GET", "/episodes"), may("edit") ? call("GET", "/actions?most=30").catch(() => []) : []]);
  const rows = new Map(episodes.map((/** @type {any} */ row) => [row.source, row]));
  fill(find("waits"), runs.failed.map((/** @type {any} */ due) => drawDue(due, rows)), "Nothing has failed.");
  fill(find("due"), runs.scheduled.map((/** @type {any} */ one) => make("li", {}, sign("clock"), ` ${moment(one.due)} `, make("a", { href: `/article${query({ name: one.name })}`, dir: "auto" }, one.reason || one.name))), "Nothing is due.");
  fill(find("actions"), actions.map((/** @type {any} */ one) => make("li", {}, badge(one.status < 400 ? "tick" : "warn", one.status < 400 ? "good" : "failed", one.status < 400 ? "" : String(one.status)), tellDeed(one.did), ` · ${one.who} · ${moment(one.at)}`, make("span", { class: "quiet", dir: "auto" }, ` ${one.about}`))), "Nothing has been changed here.");
  fill(find("jobs"), jobs.slice(0, 20).map((/** @type {any} */ job) => make("li", {}, badge(SIGNS[job.state] ?? "dot", TONES[job.state] ?? job.state, say(job.state)), `${say(job.kind)} · ${moment(job.started)}${job.who ? ` · ${job.who}` : ""}`)), "Nothing has been started here.");
  // What somebody reads stays open when a run ends meanwhile.
  const open = new Set(Array.from(find("reports").querySelectorAll("details[open]"), (each) => each.getAttribute("data-started")));
  find("reports").replaceChildren(...(reports.length ? reports.map((/** @type {any} */ report) => drawReport(report, open.has(report.started))) : [make("p", { class: "quiet" }, say("No run has left a report yet: “Run now”, or articlecast sync in a timer, writes one."))]));
  const last = health.last_run;
  find("health").replaceChildren(badge(health.ok ? "tick" : "warn", health.ok ? "good" : "failed", say(health.ok ? "Healthy" : "Not well")), [last ? say("last run {}", moment(last.started)) : "", health.feed ? "" : say("there is no feed"), health.overrun ? say("a run is late") : ""].filter(Boolean).join(" · "));
  ready();
}

find("sync").addEventListener("click", guard(() => work({ kind: "sync" })));
watch((event) => { if (event.event === "end") guard(load)(); });
listen((event) => { if (/episode|job/.test(event.event)) guard(load)(); });
load().catch(complain);
