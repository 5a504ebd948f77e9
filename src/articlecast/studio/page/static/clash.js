// Two versions of one thing, side by side: whoever comes second is shown both, and decides.

import { say } from "./api.js";
import { button, make } from "./dom.js";

/**
 * @param {HTMLElement} place
 * @param {{heading: string, theirs: string[], own: string[], mine: () => any, take: () => any}} told the heading as it
 * is shown, what each has, and what either choice does
 */
export function showClash(place, { heading, theirs, own, mine, take }) {
  const side = (/** @type {string} */ label, /** @type {string[]} */ rows) => make("section", {}, make("h3", {}, say(label)), ...rows.map((words) => make("p", { class: "version", dir: "auto" }, words)));
  const end = (/** @type {() => any} */ act) => async () => { place.hidden = true; await act(); };
  place.replaceChildren(make("h2", {}, heading), make("div", { class: "two" }, side("Theirs", theirs), side("Yours", own)),
    make("div", { class: "ends" }, button("tick", "Put mine into theirs", end(mine), { class: "main" }), button("", "Take theirs", end(take))));
  place.hidden = false;
  place.querySelector("button")?.focus();
  place.scrollIntoView({ block: "nearest" });
}
