// Runs: what they made, what failed and waits, what is due next.

import { call, query, say } from "./api.js";
import { button, complain, find, guard, make, moment, note, sign } from "./dom.js";
import { listen, watch, work } from "./frame.js";

const SIGNS = /** @type {Record<string, string>} */ ({ done: "tick", running: "wait", failed: "warn", cancelled: "out", lost: "warn" });
const TONES = /** @type {Record<string, string>} */ ({ done: "good", failed: "failed", lost: "failed" });

/** @param {string} icon @param {string} tone @param {string} label */
const badge = (icon, tone, label) => make("span", { class: "badge", "data-state": tone }, sign(icon), label);
/** @param {HTMLElement} place @param {Node[]} rows @param {string} nothing */
const fill = (place, rows, nothing) => place.replaceChildren(...(rows.length ? rows : [make("li", { class: "quiet" }, sign("tick"), ` ${say(nothing)}`)]));

/** @param {any} report */
function drawReport(report) {
  const counts = Object.entries(report.counts ?? {}).filter(([, count]) => count).map(([name, count]) => `${count} ${say(name)}`).join(" · ");
  return make("details", {}, make("summary", {}, moment(report.started ?? report.at ?? report.begun), " ", report.ok === false || report.failed ? badge("warn", "failed", say("failed")) : badge("tick", "good", say("done")), " ", make("span", { class: "quiet" }, counts)),
    make("pre", { tabIndex: 0 }, JSON.stringify(report, null, 2)));
}

async function load() {
  const [jobs, runs, health, reports, episodes] = await Promise.all([call("GET", "/jobs"), call("GET", "/runs"), call("GET", "/health"), call("GET", "/reports"), call("GET", "/episodes")]);
  const waits = episodes.filter((/** @type {any} */ row) => ["waiting", "set aside", "failed", "damaged"].includes(row.state) || row.article);
  fill(find("waits"), waits.map((/** @type {any} */ row) => make("li", {}, badge("warn", row.state, say(row.state)), make("a", { href: `/article${query({ name: row.name })}`, dir: "auto" }, row.title || row.source), make("p", { class: "quiet", dir: "auto" }, row.reason),
    button("again", "Try again", async () => { await call("POST", "/episodes/retry", { names: [row.source] }); note(say("The next run tries it.")); await load(); }))), "Nothing has failed.");
  const due = runs.due ?? runs.next ?? [];
  fill(find("due"), (Array.isArray(due) ? due : [due]).filter(Boolean).map((/** @type {any} */ one) => make("li", {}, sign("clock"), ` ${moment(one.at ?? one.due ?? one)} `, make("span", { dir: "auto" }, one.title ?? one.name ?? one.source ?? ""), one.why || one.reason ? make("span", { class: "quiet" }, ` · ${one.why ?? one.reason}`) : null)), "Nothing is due.");
  fill(find("jobs"), jobs.slice(0, 20).map((/** @type {any} */ job) => make("li", {}, badge(SIGNS[job.state] ?? "dot", TONES[job.state] ?? job.state, say(job.state)), `${say(job.kind)} · ${moment(job.started)}`)), "Nothing has been started here.");
  const rows = reports.reports ?? reports;
  find("reports").replaceChildren(...(rows.length ? rows.map(drawReport) : [make("p", { class: "quiet" }, say("No run has left a report yet: “Run now”, or articlecast sync in a timer, writes one."))]));
  find("health").replaceChildren(health.ok ?? health.healthy ? badge("tick", "good", say("Healthy")) : badge("warn", "failed", say("Not well")), health.said ?? health.reason ?? (health.problems ?? health.faults ?? []).join(" · "));
  document.documentElement.dataset.ready = "true";
}

find("sync").addEventListener("click", guard(() => work({ kind: "sync" })));
watch((event) => { if (event.event === "end") guard(load)(); });
listen((event) => { if (/episode|job/.test(event.event)) guard(load)(); });
load().catch(complain);
