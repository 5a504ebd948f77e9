// The difference to the published episode, line by line, each sign with a word beside it.

import { call, query, say } from "./api.js";
import { find, make } from "./dom.js";

/** A line of a script as it is heard, without what was written: {£5|five pounds|money}. @param {string} line */
const heard = (line) => line.replace(/\{[^{}|]*\|([^{}|]*)\|[^{}|]*\}/g, "$1");

/** @param {string} name */
export async function drawDifference(name) {
  const place = find("difference");
  const told = await call("GET", `/script/difference${query({ name })}`);
  const rows = told.lines.filter((/** @type {string} */ line) => !/^(---|\+\+\+|@@|[+\- ]= |[+\- ]$)/.test(line)).map((/** @type {string} */ line) => {
    const kind = line[0] === "+" ? "added" : line[0] === "-" ? "removed" : "same";
    return make("div", { class: `change ${kind}`, dir: "auto" }, make("span", { class: "kind" }, kind === "added" ? `+ ${say("now")}` : kind === "removed" ? `− ${say("before")}` : ""), make("span", {}, heard(line.slice(1))));
  });
  place.replaceChildren(find("h-difference"), ...(rows.length ? rows : [make("p", { class: "quiet" }, say("The published episode says the same."))]));
}
