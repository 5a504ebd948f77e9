// The article as it was read: our own blocks, never its HTML; what is not said stands there, grey, with its reason.

import { say } from "./api.js";
import { button, make } from "./dom.js";

/** @param {string} text */
const fold = (text) => text.replace(/[\s\u00ad\u200b]+/g, " ").trim().toLocaleLowerCase();

/** @param {any[]} spans @returns {(Node|string)[]} */
function inline(spans) {
  return (spans ?? []).map((span) => {
    /** @type {Node|string} */
    let inside = span.text;
    for (const mark of [...span.marks].reverse()) {
      if (mark.kind === "link" && /^https?:/.test(mark.value)) inside = make("a", { href: mark.value, target: "_blank", rel: "noreferrer noopener" }, inside);
      else if (["em", "strong", "code", "sub", "sup"].includes(mark.kind)) inside = make(mark.kind, {}, inside);
      else if (mark.kind === "strike") inside = make("s", {}, inside);
      else if (mark.kind === "abbr") inside = make("abbr", { title: mark.value }, inside);
      else if (mark.kind === "lang") inside = make("span", { lang: mark.value, dir: "auto" }, inside);
    }
    return inside;
  });
}

/** @param {any} block @returns {any} */
function draw(block) {
  switch (block.type) {
    case "heading": return make(`h${block.depth ?? 3}`, { dir: "auto" }, ...inline(block.content));
    case "paragraph": return make("p", { dir: "auto" }, ...inline(block.content));
    case "quote": return make("blockquote", { dir: "auto" }, ...block.blocks.map(draw), block.attribution?.length ? make("cite", {}, ...inline(block.attribution)) : null);
    case "listblock": return make(block.kind === "ordered" ? "ol" : "ul", { ...(block.kind === "ordered" ? { start: block.start } : {}), dir: "auto" },
      ...block.items.map((/** @type {any} */ item) => make("li", {}, item.term?.length ? make("strong", {}, ...inline(item.term)) : null, ...item.blocks.map(draw))));
    case "table": return make("div", { class: "wide", tabIndex: 0, role: "group", "aria-label": say("Table") }, make("table", {}, block.caption?.length ? make("caption", {}, ...inline(block.caption)) : null,
      block.header?.length ? make("thead", {}, make("tr", {}, ...block.header.map((/** @type {any} */ cell) => make("th", { scope: "col" }, ...inline(cell))))) : null,
      make("tbody", {}, ...block.rows.map((/** @type {any} */ row) => make("tr", {}, ...row.map((/** @type {any} */ cell) => make("td", {}, ...inline(cell))))))));
    case "code": return make("pre", { tabIndex: 0, dir: "ltr" }, make("code", {}, block.text));
    case "figure": return make("p", { class: "figure" }, say("Picture"), ": ", ...(block.caption?.length ? inline(block.caption) : [block.alt || block.url]));
    case "break": return make("hr");
    default: return make("div", { class: "figure" }, say("Embedded"), ": ", block.title || block.url || "", ...(block.blocks ?? []).map(draw));
  }
}

/** Headings below this page's own, none of which skips a level: an outline is what who hears the page goes by. @param {any[]} blocks */
function nest(blocks) {
  /** @type {number[]} */
  const above = [];
  for (const block of blocks) {
    if (block.type !== "heading") continue;
    while (above.length && above[above.length - 1] >= block.level) above.pop();
    above.push(block.level);
    block.depth = Math.min(6, 2 + above.length);
  }
}

/** The words that stand for a block in comparisons. @param {any} block @returns {string} */
function wordsOf(block) {
  const own = (/** @type {any} */ spans) => (spans ?? []).map((/** @type {any} */ span) => span.text).join("");
  switch (block.type) {
    case "heading": case "paragraph": return own(block.content);
    case "quote": return block.blocks.map(wordsOf).join(" ");
    case "listblock": return block.items.map((/** @type {any} */ item) => `${own(item.term)} ${item.blocks.map(wordsOf).join(" ")}`).join(" ");
    case "table": return [own(block.caption), ...[block.header ?? [], ...block.rows].flat().map(own)].join(" ");
    case "code": return block.text;
    case "figure": return [block.alt, own(block.caption), own(block.credit), block.url].join(" ");
    default: return [block.title, block.url, ...(block.blocks ?? []).map(wordsOf)].join(" ");
  }
}

const KINDS = /** @type {Record<string, string>} */ ({ table: "table", code: "code", picture: "figure", video: "embed", audio: "embed", map: "embed",
  document: "embed", embed: "embed", post: "embed" });

/**
 * The blocks, each with the lines of the script that say it, and what is left out in its place.
 * @param {HTMLElement} place @param {any} article @param {any} script
 * @param {{bringBack?: (omitted: any) => any, never: (words: string, opener: HTMLElement) => any, go: (line: number) => any}} acts
 */
export function drawBlocks(place, article, script, acts) {
  const blocks = article.blocks.filter((/** @type {any} */ block) => block.type !== "note");
  nest(blocks);
  const folded = blocks.map((/** @type {any} */ block) => fold(wordsOf(block)));
  const lines = linesOf(script, folded);
  /** @type {any[][]} */
  const left = blocks.map(() => []);
  /** @type {any[]} */
  const elsewhere = [];
  let from = 0;
  for (const omitted of script.omitted) {
    const words = fold(omitted.words).replace(/…$/, "").trim();
    const fits = (/** @type {number} */ at) => (words && folded[at].includes(words)) || (blocks[at].type === KINDS[omitted.kind] && !left[at].length && !(words && words.length > 12));
    let at = blocks.findIndex((/** @type {any} */ _, /** @type {number} */ n) => n >= from && fits(n));
    if (at < 0) at = blocks.findIndex((/** @type {any} */ _, /** @type {number} */ n) => fits(n));
    if (at < 0) elsewhere.push(omitted);
    else { left[at].push(omitted); from = at; }
  }
  const reason = (/** @type {any} */ omitted) => make("p", { class: "reason" }, `${say("Not said")} · ${say(omitted.kind)}`, omitted.reason ? make("span", {}, ` · ${omitted.reason}`) : null,
    acts.bringBack && omitted.words ? button("undo", "Bring back", () => acts.bringBack?.(omitted), { "data-needs": "edit", class: "quiet" }) : null);
  place.replaceChildren(...blocks.map((/** @type {any} */ block, /** @type {number} */ at) => {
    const whole = left[at].length > 0 && lines[at] === undefined;
    const words = wordsOf(block).trim();
    const never = words && block.type !== "break" ? button("never", "Never read this", (event) => acts.never(String(getSelection() ?? "").trim() || words, event.currentTarget), { "data-needs": "edit", class: "quiet never" }) : null;
    const go = lines[at] === undefined ? null : button("play", "To its sentence", () => acts.go(lines[at]), { class: "quiet go" });
    return make("div", { class: `block${whole ? " left" : ""}`, "data-line": lines[at] }, draw(block), ...left[at].map(reason), make("div", { class: "beside" }, go, never));
  }));
  place.lang = article.language || "";
  if (elsewhere.length) {
    place.append(make("details", {}, make("summary", {}, say("{} more that is not said", elsewhere.length)),
      make("ul", { class: "elsewhere" }, ...elsewhere.map((omitted) => make("li", { dir: "auto" }, omitted.words || omitted.url, reason(omitted))))));
  }
}

/** By block the first line that says it: lines and blocks go in one order. @param {any} script @param {string[]} folded */
function linesOf(script, folded) {
  /** @type {(number|undefined)[]} */
  const first = folded.map(() => undefined);
  let from = 0;
  for (const [number, line] of script.lines.entries()) {
    const words = fold(line.kind === "chapter" ? line.title : line.written || "").replace(/[.:]$/, "");
    if (line.kind === "pause" || words.length < 2) continue;
    for (let at = from; at < Math.min(folded.length, from + 12); at++) {
      if (!folded[at].includes(words)) continue;
      first[at] ??= number;
      from = at;
      break;
    }
  }
  return first;
}
