// Elements, and what several pages make of them.

import { say } from "./api.js";

/**
 * An element with its properties: `class`, `data-*`, `aria-*` and `role` are attributes, `on…` listeners, all else as is.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string|null|undefined|false)} inside
 * @returns {any}
 */
export function make(tag, properties = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class" || name === "role" || name === "for" || name === "form" || name === "list" || name.includes("-")) element.setAttribute(name, value === true ? "true" : value);
    else element[name] = value;
  }
  element.append(...inside.filter((part) => part !== null && part !== undefined && part !== false));
  return element;
}

/** @param {string} id @returns {any} */
export const find = (id) => document.getElementById(id);

/**
 * A sign from the sheet of signs; it says nothing to who hears the page, so a word stands beside it.
 * @param {string} name
 */
export function sign(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/static/signs.svg#${name}`);
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", "sign");
  drawing.append(use);
  return drawing;
}

/**
 * A button with a sign and a word.
 * @param {string} name of its sign; empty for none
 * @param {string} label in English
 * @param {(event: any) => any} act
 * @param {Record<string, any>} [more]
 */
export function button(name, label, act, more = {}) {
  return make("button", { type: "button", onclick: guard(act), ...more }, name && sign(name), make("span", {}, say(label)));
}

/**
 * The same function, whose problems are told.
 * @template {any[]} A
 * @param {(...given: A) => any} act
 */
export function guard(act) {
  return async (/** @type {A} */ ...given) => {
    try {
      return await act(...given);
    } catch (problem) {
      complain(problem);
    }
  };
}

/** @param {any} problem */
export function complain(problem) {
  if (problem?.name === "AbortError") return;
  const told = problem?.told ?? { title: String(problem?.message ?? problem) };
  note([told.title, told.detail].filter(Boolean).join(" · "), { kind: "wrong", hint: told.hint, see: told.see });
}

/**
 * The way to the handbook's page about a problem, if it has one.
 * @param {string} [see] the page's topic
 */
export function linkHandbook(see) {
  return see ? make("a", { class: "see", href: `/handbook/${see}`, target: "_blank", rel: "noopener" }, say("In the handbook")) : null;
}

/**
 * A line that everybody is told, also who hears the page; with a way back where there is one.
 * @param {string} text
 * @param {{kind?: string, hint?: string, see?: string, undo?: () => any}} [more]
 */
export function note(text, { kind = "", hint = "", see = "", undo } = {}) {
  const place = find("status");
  const line = make("div", { class: `note ${kind}` }, sign(kind === "wrong" ? "warn" : "tick"), make("p", {}, text, hint ? make("small", {}, hint) : null, linkHandbook(see)));
  if (undo) {
    line.append(button("undo", "Undo", async () => { line.remove(); await undo(); }, { "data-undo": "" }));
  }
  line.append(make("button", { type: "button", class: "close", "aria-label": say("Close"), onclick: () => line.remove() }, sign("cross")));
  // A way back stays until its time is over, or there is a newer one: no other line takes it away.
  for (const other of [...place.children]) if (undo || !other.querySelector("[data-undo]")) other.remove();
  place.append(line);
  if (kind !== "wrong") setTimeout(() => { if (!line.matches(":focus-within, :hover")) line.remove(); }, undo ? 15000 : 6000);
}

/**
 * A dialog with a heading; resolves when it has been closed. The focus goes back to where it was.
 * @param {string} heading as it is shown
 * @param {Node[]} inside
 * @returns {{box: HTMLDialogElement, closed: Promise<string>}}
 */
export function ask(heading, inside) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const box = make("dialog", { "aria-labelledby": "dialog-heading" },
    make("header", {}, make("h2", { id: "dialog-heading" }, heading),
      make("button", { type: "button", class: "close", "aria-label": say("Close"), onclick: () => box.close() }, sign("cross"))),
    ...inside);
  document.body.append(box);
  box.showModal();
  const closed = new Promise((resolve) => box.addEventListener("close", () => {
    box.remove();
    if (before?.isConnected) before.focus();
    resolve(box.returnValue);
  }));
  return { box, closed };
}

/**
 * A second step where the first was, for what nothing takes back; Escape and the other button leave it undone.
 * @param {HTMLElement} place what stands in it is hidden meanwhile
 * @param {string} question as it is shown
 * @param {string} icon @param {string} label in English @param {() => any} act
 */
export function askHere(place, question, icon, label, act) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const end = () => {
    box.remove();
    place.classList.remove("asked");
    if (before?.isConnected) before.focus();
  };
  const yes = button(icon, label, async () => { end(); await act(); }, { class: "main" });
  const box = make("div", { class: "sure", role: "group", "aria-label": question }, make("span", { dir: "auto" }, question), yes, button("", "Not now", end));
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { event.stopPropagation(); if (event.key === "Escape") end(); });
  place.querySelector(".sure")?.remove();
  place.classList.add("asked");
  place.append(box);
  yes.focus();
}

/** @param {number} seconds */
export function minutes(seconds) {
  if (!seconds) return "";
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** @param {string} moment by ISO 8601 */
export function day(moment) {
  return moment ? new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(new Date(moment)) : "";
}

/** @param {string} moment by ISO 8601 */
export function moment(moment) {
  return moment ? new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment)) : "";
}

/** Why something is in its state, without what one would type in a terminal. @param {string} reason */
export const plainly = (reason) => reason.replace(/(^|[:;] )articlecast [^;]*/g, "").replace(/^; /, "");

/** @param {number | null | undefined} price @param {string} currency */
export function money(price, currency) {
  if (price === null || price === undefined) return "";
  if (!price) return say("free");
  const amount = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: price < 0.1 ? 4 : 2 }).format(price);
  return `${amount} ${currency ?? ""}`.trim();
}

/**
 * A function that runs once the calls have ceased.
 * @param {(...given: any[]) => any} act
 * @param {number} wait milliseconds
 */
export function settle(act, wait) {
  let timer = 0;
  return (/** @type {any[]} */ ...given) => { clearTimeout(timer); timer = setTimeout(() => guard(act)(...given), wait); };
}

/** Tell that the page can be used, also whoever measures it. */
export function ready() {
  document.documentElement.dataset.ready = "true";
  performance.mark("ready");
}
