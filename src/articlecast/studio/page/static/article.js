// One article: left as it was read, right what will be said; every sentence is heard, changed and left out in its place.

import { call, may, query, say } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { drawDifference } from "./compare.js";
import { ask, button, complain, day, find, guard, linkHandbook, make, minutes, money, note, plainly, ready, sign } from "./dom.js";
import { Edits } from "./edits.js";
import { drawFields } from "./fields.js";
import { bind, listen, watch, work } from "./frame.js";
import { neverRead, sayItAs } from "./panels.js";
import { hear, hearFrom, sounds, stop } from "./player.js";
import { Lines, meant, rewrites, typed } from "./script.js";

const name = /** @type {string} */ (find("main").dataset.name);
/** @type {any} */
let article = null;
/** @type {any} */
let episode = null;
/** @type {any} */
let show = null;

// ---------------------------------------------------------------- the script

const lines = new Lines(find("script"), { hear: (at) => guard(hearOne)(at), choose: () => drawTools() });
const edits = new Edits(name, (view) => {
  const inside = find("script").contains(document.activeElement);
  lines.set(view.lines, view.language);
  drawTools();
  if (inside) lines.focus(lines.at);
  find("title").textContent = view.title;
  if (article) drawArticle();
});

/** What is done with the chosen line; they stand in one place, so that nothing moves below the pointer that chooses. */
const SPOKEN = [
  button("say", "Say it as", openSay, { "aria-keyshortcuts": "s", onpointerdown: keepSelection }), button("pause", "Pause", addPause, { "aria-keyshortcuts": "." }),
  button("chapter", "Chapter", addChapter, { "aria-keyshortcuts": "c" }), button("voice", "Voice", chooseVoice, { "aria-keyshortcuts": "v" }),
  button("never", "Never read this", openNever, { "aria-keyshortcuts": "n", onpointerdown: keepSelection }),
];
find("acts").append(button("play", "From here", playFrom, { "aria-keyshortcuts": "p" }), button("pen", "Edit", edit, { "aria-keyshortcuts": "e" }),
  button("skip", "Leave out", leaveOut, { "aria-keyshortcuts": "x" }), ...SPOKEN);

function drawTools() {
  const line = lines.lines[lines.at];
  const told = line?.kind === "utterance" ? rewrites(line) : [];
  for (const knob of SPOKEN) knob.disabled = line?.kind !== "utterance";
  find("rewrites").replaceChildren(told.length ? `${say("Said instead")}: ${told.join(" · ")}` : line?.kind === "utterance" ? say("Said as it is written.") : "");
}

/** A press on a button must not take the marked words away. @param {Event} event */
function keepSelection(event) {
  event.preventDefault();
}

/** @param {number} at */
async function hearOne(at) {
  const line = lines.lines[at];
  if (line?.kind !== "utterance" || !may("edit")) return;
  lines.follows = false;
  lines.light(at);
  setPlaying(true);
  let mine = true;
  try {
    mine = await hear(line);
  } finally {
    if (mine && !sounds()) { lines.dim(); setPlaying(false); }
  }
}

async function playFrom() {
  if (sounds()) { hush(); return; }
  lines.follows = true;
  setPlaying(true);
  let mine = true;
  try {
    mine = await hearFrom(() => lines.from(Math.max(0, lines.at)), (at) => lines.light(at));
  } finally {
    if (mine && !sounds()) { lines.dim(); setPlaying(false); }
  }
}

function hush() {
  stop();
  lines.dim();
  setPlaying(false);
}

/** @param {boolean} on */
function setPlaying(on) {
  const knob = find("play");
  knob.querySelector("use").setAttribute("href", `/static/signs.svg#${on ? "stop" : "play"}`);
  knob.querySelector("span").textContent = say(on ? "Stop" : "Play");
}

// ---------------------------------------------------------------- changing a line

function edit() {
  const at = lines.at, line = lines.lines[at], item = lines.item(at);
  if (!line || item.querySelector("textarea")) return;
  const before = line.kind === "pause" ? String(line.seconds) : line.kind === "chapter" ? line.title : typed(line.said);
  const label = line.kind === "pause" ? "Seconds of silence" : line.kind === "chapter" ? "Chapter" : "What is said";
  const said = /** @type {HTMLElement} */ (item.querySelector(".said"));
  const field = make("textarea", { value: before, rows: 1, dir: "auto", lang: line.language, "aria-label": say(label) });
  const hint = make("p", { class: "quiet hint" }, make("kbd", {}, "Enter"), ` ${say("keeps it")} · `, make("kbd", {}, "Esc"), ` ${say("leaves it")}`);
  const fit = () => { field.style.blockSize = "auto"; field.style.blockSize = `${field.scrollHeight + 2}px`; };
  let ended = false;
  const end = (/** @type {boolean} */ keep, focus = true) => {
    if (ended) return;
    ended = true; // to take a field away that has the focus is a blur of it
    const value = field.value.trim();
    field.remove();
    hint.remove();
    said.hidden = false;
    if (focus) said.focus();
    if (!keep || !value || value === before) return;
    if (line.kind !== "pause") said.textContent = value; // at once; the server's answer brings its marks
    edits.change({ index: at, action: "say", value: line.kind === "utterance" ? meant(value, line.said) : value });
  };
  field.addEventListener("input", fit);
  field.addEventListener("blur", () => end(true, false));
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); end(true); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); end(false); }
  });
  said.hidden = true;
  said.after(field, hint);
  field.focus();
  fit();
}

function leaveOut() {
  const at = lines.at;
  if (!lines.lines[at]) return;
  edits.change({ index: at, action: "drop" }).then(() => note(say("Left out."), { undo: () => edits.undo() }));
}

function addPause() {
  edits.change({ index: lines.at, action: "pause", value: "1" });
}

function addChapter() {
  const line = lines.lines[lines.at];
  edits.change({ index: lines.at, action: "chapter", value: (line.written || line.said).replace(/[.:]$/, "").slice(0, 80) }).then(() => note(say("A chapter begins here."), { undo: () => edits.undo() }));
}

async function chooseVoice() {
  const at = lines.at, line = lines.lines[at];
  const voices = await call("GET", `/voices${query({ engine: show?.engine ?? "", language: line.language })}`).catch(() => []);
  const roles = ["quote", "title", "byline", "heading", "list", "caption", "note", "closing"];
  const field = make("input", { value: line.voice, list: "voices-here", autocomplete: "off" });
  const form = make("form", { method: "dialog" },
    make("label", { class: "field" }, say("Voice"), field, make("small", {}, say("A voice, or a role such as quote, which has its own; empty for the line’s own")),
      make("datalist", { id: "voices-here" }, ...[...voices.map((/** @type {any} */ one) => one.name), ...roles].map((one) => make("option", { value: one })))),
    make("div", { class: "ends" }, button("play", "Hear it", () => hear({ ...line, voice: field.value.trim() })), make("button", { class: "main" }, say("Keep it"))));
  const { box } = ask(say("Voice"), [form]);
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    box.close();
    edits.change({ index: at, action: "voice", value: field.value.trim() });
  });
}

function openSay() {
  const line = lines.lines[lines.at];
  if (line?.kind === "utterance") sayItAs({ name, line, word: String(getSelection() ?? "").trim().slice(0, 80), kept: load });
}

function openNever() {
  const line = lines.lines[lines.at];
  if (line?.kind === "utterance") neverRead({ name, words: String(getSelection() ?? "").trim() || line.written || line.said, url: article?.url ?? "", kept: load });
}

// ---------------------------------------------------------------- the article

function drawArticle() {
  if (!article || !edits.view) return;
  drawBlocks(find("article"), article, edits.view, {
    bringBack: (omitted) => edits.change({ index: behind(omitted.paragraph), action: "restore", value: omitted.words }).then(() => note(say("Brought back."), { undo: () => edits.undo() })),
    never: (words) => neverRead({ name, words, url: article.url ?? "", kept: load }),
    go: (at) => { lines.focus(at); lines.item(at).scrollIntoView({ block: "center" }); guard(hearOne)(at); },
  });
}

/** The last line of a paragraph: what was left out stood behind it. @param {number} paragraph */
function behind(paragraph) {
  const all = edits.view?.lines ?? [];
  return Math.max(0, all.findLastIndex((line) => line.kind === "utterance" && line.paragraph <= paragraph));
}

function drawFacts() {
  const facts = [article?.author, day(episode?.published || article?.date), minutes(episode?.seconds ?? 0), episode ? say(episode.state) : say("new"), edits.view?.edited ? say("edited by hand") : "", edits.view?.outdated ? say("The article has changed since the edit") : ""];
  const why = plainly(episode?.reason || article?.skipped || article?.hidden || "");
  find("facts").textContent = [...facts, why].filter(Boolean).join(" · ");
}

async function load() {
  await edits.load();
  ready();
  const [read, rows, told] = await Promise.all([
    call("GET", `/article${query({ name })}`), call("GET", "/episodes"), call("GET", "/show").catch(() => null)]);
  article = read;
  show = told;
  episode = rows.find((/** @type {any} */ row) => row.name === name || row.source === name) ?? null;
  drawArticle();
  drawFacts();
  const nowhere = show && !show.target;
  find("publish").disabled = Boolean(nowhere);
  find("publish").title = nowhere ? say("The settings name no target yet: publish.target, in the file.") : "";
  drawFields(name, article, load);
  document.title = `${article.title || name} · ${show?.title ?? ""}`;
  const plan = await call("GET", `/plan${query({ name })}`).catch(() => null); // slow: what it costs comes when it is known
  const mine = plan?.rows[0];
  const fresh = mine ? mine.sentences - mine.spoken : 0;
  find("bill").textContent = [fresh ? say("{} sentences to speak", fresh) : "", fresh ? money(mine.price, plan.currency) : ""].filter(Boolean).join(" · ");
}

// ---------------------------------------------------------------- the deck

async function render() {
  await edits.turn;
  await work(edits.view?.draft ? { kind: "render", script: name } : { kind: "render", names: [name] });
}

async function publish() {
  await edits.turn;
  if (edits.view?.draft) { note(say("The draft is not rendered yet: render it, hear it, then publish."), { kind: "wrong" }); return; }
  await work({ kind: "publish" });
}

/** @param {string} knob @param {string} panel @param {() => any} [draw] */
function unfold(knob, panel, draw) {
  const place = find(panel);
  place.hidden = !place.hidden;
  find(knob).setAttribute("aria-expanded", String(!place.hidden));
  if (!place.hidden) { draw?.(); place.scrollIntoView({ block: "nearest" }); place.querySelector("input")?.focus(); }
}

const compare = () => unfold("compare", "difference", guard(() => drawDifference(name)));
const details = () => unfold("details", "fields");
for (const [knob, act] of /** @type {[string, () => any][]} */ ([["play", playFrom], ["undo", () => edits.undo()], ["redo", () => edits.redo()], ["compare", compare], ["details", details], ["render", render], ["publish", publish]])) {
  find(knob).addEventListener("click", guard(act));
}
watch((event) => { if (event.event === "end") guard(load)(); });
listen((event) => {
  if (event.event === "override" && event.name === name) { guard(load)(); return; }
  if (event.event !== "script" || event.name !== name || event.digest === edits.view?.digest || edits.waiting) return;
  note(say("Somebody else has changed this script."), { undo: undefined, hint: say("It is shown as it is now.") });
  edits.past = [];
  guard(() => edits.load())();
});
addEventListener("beforeunload", (event) => { if (edits.waiting || edits.unsaved) event.preventDefault(); });

bind(
  { keys: "j ArrowDown", does: "Next line", act: () => lines.focus(lines.at + (document.activeElement?.matches(".said") ? 1 : 0)) },
  { keys: "k ArrowUp", does: "Line before", act: () => lines.focus(lines.at - 1) },
  { keys: "Enter Space", needs: "edit", does: "Hear the line", act: () => { if (!document.activeElement?.matches(".said")) return false; guard(hearOne)(lines.at); } },
  { keys: "p", needs: "edit", does: "Play from here, or stop", act: () => guard(playFrom)() },
  { keys: "e F2", needs: "edit", does: "Edit the line", act: edit },
  { keys: "x Delete", needs: "edit", does: "Leave the line out", act: leaveOut },
  { keys: ".", needs: "edit", does: "A pause after it", act: addPause },
  { keys: "c", needs: "edit", does: "A chapter before it", act: addChapter },
  { keys: "v", needs: "edit", does: "Another voice", act: () => guard(chooseVoice)() },
  { keys: "s", needs: "edit", does: "Say a word as …", act: openSay },
  { keys: "n", needs: "edit", does: "Never read this", act: openNever },
  { keys: "d", does: "Difference to the published episode", act: compare },
  { keys: "m", needs: "edit", does: "Title and facts", act: details },
  { keys: "Control+z", needs: "edit", does: "Undo", act: () => { edits.undo(); } },
  { keys: "Control+y Control+Z", needs: "edit", does: "Redo", act: () => { edits.redo(); } },
  { keys: "r", needs: "edit", does: "Render", act: () => guard(render)() },
  { keys: "Escape", does: "Silence", act: () => { hush(); find("difference").hidden = true; } },
);
if (matchMedia("(max-width: 52rem)").matches) find("fold").open = false; // one under the other, the script in reach
load().catch((problem) => {
  if (edits.view) { complain(problem); return; }
  const told = problem.told ?? { title: String(problem.message ?? problem) }; // there is nothing to work on: say why, in its place
  find("trouble").append(make("h2", {}, sign("warn"), ` ${say("This article cannot be read.")}`), make("p", { dir: "auto" }, told.title), told.hint ? make("p", { class: "quiet", dir: "auto" }, told.hint) : "", linkHandbook(told.see) ?? "",
    make("div", { class: "ends" }, button("again", "Look again", () => location.reload())));
  find("trouble").hidden = false;
  find("main").classList.add("nothing");
  ready();
});
