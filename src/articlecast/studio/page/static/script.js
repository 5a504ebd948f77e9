// The script, sentence by sentence: what is drawn, what is chosen, what sounds.

import { say } from "./api.js";
import { make, sign } from "./dom.js";

/** @typedef {{kind: string, said: string, written: string, language: string, role: string, voice: string, paragraph: number, marks: {start: number, end: number, said_start: number, said_end: number, rule: string}[], seconds: number, title: string}} Line */

/** How the marks inside what is said are shown, as a script's file has them. */
const SIGNS = /** @type {Record<string, string>} */ ({ "\u202f": "·", "\ufff9": "⟦", "\ufffa": "¦", "\ufffb": "⟧" });
const MARKS = /** @type {Record<string, string>} */ (Object.fromEntries(Object.entries(SIGNS).map(([mark, sign]) => [sign, mark])));
/** Where signs that are typed make marks: capitals apart are spelled ("F·B·I"), a reading has both its ends. */
const MARKED = /(?<![\p{L}\p{M}\p{N}·])\p{Lu}(?:·[\p{Lu}\p{Nd}])+(?:·s)?(?![\p{L}\p{M}\p{N}·])|⟦[^⟦¦⟧]*(?:¦[^⟦¦⟧]*)?⟧/gu;
/** What is said as it is typed, with every mark, sign for sign. @param {string} text */
export const typed = (text) => text.replace(/[\u202f\ufff9-\ufffb]/g, (mark) => SIGNS[mark]);

/**
 * What is said after an editor's change: all that stands as it stood keeps its marks, and what is typed anew is kept
 * letter by letter ("col·legi"), but where its signs make a mark. `typed` changes no place, so places are compared.
 * @param {string} text @param {string} before what was said
 */
export function meant(text, before) {
  const was = typed(before), most = Math.min(was.length, text.length);
  let head = 0, tail = 0;
  while (head < most && was[head] === text[head]) head++;
  while (tail < most - head && was[was.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const fresh = text.replace(/\u202f/g, " ").replace(MARKED, (found) => found.replace(/[·⟦¦⟧]/g, (sign) => MARKS[sign])).slice(head, text.length - tail);
  return before.slice(0, head) + fresh + before.slice(before.length - tail);
}

/** What is said as it is shown: letters that are spelled apart by dots, of a reading the words. @param {string} text */
export const shown = (text) => text.replace(/\ufff9([^\ufffa\ufffb]*)(?:\ufffa[^\ufffb]*)?\ufffb/g, "$1").replace(/\u202f/g, "·").replace(/[\ufff9-\ufffb]/g, "");

/** What is said, in pieces, those that differ from what is written marked. @param {Line} line @returns {(Node|string)[]} */
function pieces(line) {
  const said = Array.from(line.said), written = Array.from(line.written); // places count characters, not UTF-16
  const parts = [];
  let at = 0;
  for (const mark of line.marks) {
    if (mark.said_start > at) parts.push(shown(said.slice(at, mark.said_start).join("")));
    const before = written.slice(mark.start, mark.end).join("");
    parts.push(make("mark", { title: `${before || "—"} → ${shown(said.slice(mark.said_start, mark.said_end).join("")) || "—"} · ${mark.rule}` }, shown(said.slice(mark.said_start, mark.said_end).join("")) || "∅"));
    at = mark.said_end;
  }
  parts.push(shown(said.slice(at).join("")));
  return parts;
}

/** The rewrites of a line in words, for who cannot point at them. @param {Line} line */
export function rewrites(line) {
  const said = Array.from(line.said), written = Array.from(line.written);
  return line.marks.map((mark) => `${written.slice(mark.start, mark.end).join("") || "—"} → ${shown(said.slice(mark.said_start, mark.said_end).join("")) || "—"} (${mark.rule})`);
}

/** @param {Line} line @param {string} language of the script */
function draw(line, language) {
  const item = make("li", { class: `line ${line.kind} ${line.role}` });
  if (line.kind === "pause") item.append(make("div", { class: "said", role: "button", tabIndex: -1 }, sign("pause"), make("bdi", {}, say("{} s of silence", line.seconds))));
  else if (line.kind === "chapter") item.append(make("div", { class: "said", role: "button", tabIndex: -1, dir: "auto" }, sign("chapter"), make("span", { class: "unseen", dir: "ltr" }, `${say("Chapter")}: `), line.title));
  else {
    const tags = [line.role !== "text" ? say(line.role) : "", line.voice ? `${say("Voice")}: ${line.voice}` : "", line.language !== language ? line.language : ""].filter(Boolean);
    item.append(make("div", { class: "said", role: "button", tabIndex: -1, dir: "auto", lang: line.language }, ...pieces(line)));
    if (tags.length) item.append(make("span", { class: "tags" }, tags.join(" · ")));
  }
  return item;
}

const RIGHT_TO_LEFT = new Set("ar arc ckb dv fa he khw ks ps sd ug ur yi".split(" "));
/** @param {string} language */
const direction = (language) => (RIGHT_TO_LEFT.has(language.toLowerCase().split("-")[0]) ? "rtl" : "ltr");

/** The list of lines on the page. */
export class Lines {
  /**
   * @param {HTMLElement} place
   * @param {{hear: (at: number) => any, choose: () => any}} acts
   */
  constructor(place, acts) {
    this.place = place;
    this.acts = acts;
    /** @type {Line[]} */
    this.lines = [];
    this.language = "";
    this.at = -1;
    this.follows = false;
    place.addEventListener("click", (event) => {
      const at = this.find(event.target);
      if (at < 0 || !(/** @type {Element} */ (event.target)).closest(".said")) return;
      this.choose(at);
      if (getSelection()?.isCollapsed !== false) acts.hear(at); // marking words is no click
    });
    place.addEventListener("focusin", (event) => {
      if ((/** @type {Element} */ (event.target)).matches(".said")) this.choose(this.find(event.target));
    });
    for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { this.follows = false; }, { passive: true });
  }

  /** @param {any} inside */
  find(inside) {
    const item = inside?.closest?.("li.line");
    return item ? Array.prototype.indexOf.call(this.place.children, item) : -1;
  }

  /** @param {number} at */
  item(at) {
    return /** @type {HTMLElement} */ (this.place.children[at]);
  }

  /** Draw what has changed, and leave alone what has not. @param {Line[]} lines @param {string} language */
  set(lines, language) {
    const same = (/** @type {any} */ a, /** @type {any} */ b) => a && b && JSON.stringify([a, this.language]) === JSON.stringify([b, language]);
    this.place.dir = direction(language);
    let head = 0, tail = 0;
    const was = this.lines.length, is = lines.length;
    while (head < Math.min(was, is) && same(this.lines[head], lines[head])) head++;
    while (tail < Math.min(was, is) - head && same(this.lines[was - 1 - tail], lines[is - 1 - tail])) tail++;
    for (let gone = was - tail - 1; gone >= head; gone--) this.place.children[gone].remove();
    const fresh = document.createDocumentFragment();
    fresh.append(...lines.slice(head, is - tail).map((line) => draw(line, language)));
    this.place.insertBefore(fresh, this.place.children[head] ?? null);
    lines.forEach((line, at) => this.item(at).classList.toggle("first", line.kind === "utterance" && at > 0 && lines[at - 1].kind === "utterance" && line.paragraph !== lines[at - 1].paragraph));
    this.lines = lines;
    this.language = language;
    const next = Math.max(0, Math.min(this.at, is - 1));
    this.at = -1;
    if (is) this.choose(next);
  }

  /** @param {number} at */
  choose(at) {
    if (at < 0 || at >= this.lines.length) return;
    if (at !== this.at) {
      const before = this.item(this.at);
      before?.classList.remove("chosen");
      before?.querySelector(".said")?.setAttribute("tabindex", "-1");
      this.at = at;
      this.item(at).classList.add("chosen");
      this.item(at).querySelector(".said")?.setAttribute("tabindex", "0");
    }
    this.acts.choose();
  }

  /** @param {number} at */
  focus(at) {
    const next = Math.max(0, Math.min(this.lines.length - 1, at));
    (/** @type {HTMLElement} */ (this.item(next)?.querySelector(".said")))?.focus();
  }

  /** Light the line that sounds; it comes into view unless the reader has scrolled since. @param {number} at */
  light(at) {
    for (const lit of this.place.querySelectorAll("[aria-current]")) lit.removeAttribute("aria-current");
    const item = this.item(at);
    if (!item) return;
    item.setAttribute("aria-current", "true");
    if (!this.follows) return;
    const box = item.getBoundingClientRect();
    const below = document.querySelector(".dock")?.getBoundingClientRect().top ?? innerHeight;
    if (box.top < 130 || box.bottom > below) item.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  dim() {
    for (const lit of this.place.querySelectorAll("[aria-current]")) lit.removeAttribute("aria-current");
  }

  /** What is played from a line on. @param {number} at */
  *from(at) {
    for (let next = at; next < this.lines.length; next++) {
      if (this.lines[next].kind !== "chapter") yield { line: this.lines[next], at: next };
    }
  }
}
