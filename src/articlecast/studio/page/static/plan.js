// What a render would take: it reads every article, so what was told is kept for this tab until something has changed.

import { call } from "./api.js";

const PLACE = "plan";
/** Milliseconds after which it is asked for again: of an article that changes where it is written, no event tells. */
const FRESH = 600_000;
/** @type {Promise<any> | null} */
let asked = null;

// Whoever loads the page again wants to see what is so now.
if (/** @type {any} */ (performance.getEntriesByType("navigation")[0])?.type === "reload") sessionStorage.removeItem(PLACE);

/** What was told last, if it was. @returns {{at: number, told: any} | null} */
function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  } catch {
    return null;
  }
}

/** What is known without asking. */
export const knownPlan = () => recall()?.told ?? null;

/** Something has changed: what was told is no longer so. */
export function forgetPlan() {
  sessionStorage.removeItem(PLACE);
  asked = null;
}

/** The plan as it is, null where it cannot be told; asked for once, however many want it. @returns {Promise<any>} */
export function loadPlan() {
  const kept = recall();
  if (kept && Date.now() - kept.at < FRESH) return Promise.resolve(kept.told);
  if (asked) return asked;
  const mine = asked = call("GET", "/plan").then((told) => {
    if (asked !== mine) return null; // something has changed since, and whoever noticed asks again
    try {
      sessionStorage.setItem(PLACE, JSON.stringify({ at: Date.now(), told }));
    } catch { /* more than a browser keeps: it is asked for again */ }
    return told;
  }, () => null).finally(() => { if (asked === mine) asked = null; });
  return mine;
}
