// The script as this editor has it: one change after the other, each with a way back, none over another's in silence.

import { call, query, say } from "./api.js";
import { showClash } from "./clash.js";
import { complain, find, note } from "./dom.js";

/** @typedef {{text: string, digest: string, lines: any[], language: string, title: string, draft: boolean, edited: boolean, outdated: boolean, omitted: any[]}} View */
/** @typedef {{index: number, action: string, value?: any}} Change */

const DOES = /** @type {Record<string, string>} */ ({ drop: "Leave out", restore: "Bring back", pause: "Pause", chapter: "Chapter", voice: "Voice" });

/** Milliseconds after which a change that got no answer is sent again. */
const AGAIN = 2000;

export class Edits {
  /** @param {string} name @param {(view: View) => any} show */
  constructor(name, show) {
    this.name = name;
    this.show = show;
    /** @type {View | null} */
    this.view = null;
    /** @type {string[]} */
    this.past = [];
    /** @type {string[]} */
    this.future = [];
    /** @type {Promise<any>} */
    this.turn = Promise.resolve();
    this.waiting = 0;
    /** Whether something was changed here that nobody keeps. */
    this.unsaved = false;
  }

  async load() {
    this.take(await call("GET", `/script${query({ name: this.name })}`));
    return this.view;
  }

  /** @param {any} view */
  take(view) {
    this.view = view;
    this.show(view);
    find("undo").disabled = !this.past.length;
    find("redo").disabled = !this.future.length;
  }

  /** One after the other: each stands on the answer of the one before. @param {() => Promise<any>} act */
  queue(act) {
    this.waiting += 1;
    find("saved").textContent = say("Saving …");
    this.turn = this.turn.then(() => this.persist(act)).then(() => { this.unsaved = false; }, (problem) => { this.unsaved = true; complain(problem); }).finally(() => {
      this.waiting -= 1;
      if (!this.waiting) find("saved").textContent = this.unsaved ? say("Not saved.") : this.view?.draft ? say("Saved as a draft.") : "";
    });
    return this.turn;
  }

  /** What gets no answer is sent until it does: what somebody has typed waits for a network or a studio to come back. @param {() => Promise<any>} act */
  async persist(act) {
    for (;;) {
      try {
        return await act();
      } catch (problem) {
        if (/** @type {any} */ (problem).status !== 0) throw problem;
        find("saved").textContent = say("Not saved yet: the studio does not answer.");
        await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
      }
    }
  }

  /** Change a line. @param {Change} change */
  change(change) {
    return this.queue(async () => {
      const before = /** @type {View} */ (this.view);
      const view = await this.send(change, before);
      if (!view || view.text === before.text) return;
      this.past.push(before.text);
      this.future = [];
      this.take(view);
    });
  }

  /** @param {Change} change @param {View} stand @returns {Promise<View | null>} */
  async send(change, stand) {
    try {
      return await call("POST", "/script/line", { name: this.name, digest: stand.digest, ...change });
    } catch (problem) {
      return this.settle(problem, change.action === "say" ? shownValue(change) : say(DOES[change.action] ?? "Edit"), async (current) => {
        const line = stand.lines[change.index];
        const index = current.lines.findIndex((/** @type {any} */ one, /** @type {number} */ at) => JSON.stringify(one) === JSON.stringify(line) && Math.abs(at - change.index) < 50);
        return this.send({ ...change, index: index < 0 ? Math.min(change.index, current.lines.length - 1) : index }, current);
      });
    }
  }

  /** Put the whole text. @param {string} text @param {View} stand @returns {Promise<View | null>} */
  async put(text, stand) {
    try {
      return await call("PUT", `/script${query({ name: this.name })}`, { text, digest: stand.digest });
    } catch (problem) {
      return this.settle(problem, text, (current) => this.put(text, current));
    }
  }

  undo() {
    return this.turnTo(this.past, this.future);
  }

  redo() {
    return this.turnTo(this.future, this.past);
  }

  /** @param {string[]} from @param {string[]} to */
  turnTo(from, to) {
    return this.queue(async () => {
      const text = from.at(-1);
      if (text === undefined) return;
      const before = /** @type {View} */ (this.view);
      const view = await this.put(text, before);
      if (!view) return;
      from.pop();
      to.push(before.text);
      this.take(view);
    });
  }

  /**
   * Both versions, side by side, where somebody else was first: theirs, or mine put into theirs.
   * @param {any} problem @param {string} mine @param {(current: View) => Promise<View | null>} again
   * @returns {Promise<View | null>}
   */
  settle(problem, mine, again) {
    const current = problem.told?.current;
    if (problem.status !== 412 || !current) throw problem;
    const stand = /** @type {View} */ (this.view);
    return new Promise((resolve, reject) => {
      const end = (/** @type {() => any} */ act) => async () => { try { resolve(await act()); } catch (fault) { reject(fault); } };
      showClash(find("clash"), {
        heading: say("Somebody else has changed the script since."),
        theirs: changedLines(stand.lines, current.lines),
        own: mine.includes("\n") ? changedLines(current.text.split("\n"), mine.split("\n")) : [mine],
        mine: end(() => again(current)),
        take: end(() => { this.past = []; this.take(current); note(say("Theirs is shown.")); return null; }),
      });
    });
  }
}

/** @param {Change} change */
const shownValue = (change) => String(change.value ?? "");

/** The lines that one has and the other has not, at most twelve. @param {any[]} before @param {any[]} after */
function changedLines(before, after) {
  const had = new Set(before.map((line) => JSON.stringify(line)));
  const fresh = after.filter((line) => !had.has(JSON.stringify(line)));
  const words = fresh.map((line) => typeof line === "string" ? line : line.kind === "pause" ? say("{} s of silence", line.seconds) : line.said || line.title);
  if (!words.length) words.push(say("{} lines fewer", Math.max(0, before.length - after.length)));
  return words.slice(0, 12);
}
