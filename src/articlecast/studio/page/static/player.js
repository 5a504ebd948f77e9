// Sentences as sound: kept for this page, the next ones fetched ahead, one after another where that is wanted.

import { call } from "./api.js";

/** @typedef {{said: string, written?: string, language: string, role: string, voice: string}} Spoken */

const KEPT = 40, AHEAD = 3;
/** What a listener hears between two sentences, in seconds. */
const BREATH = 0.25;
const sound = new Audio();
/** @type {Map<string, Promise<string>>} */
const kept = new Map();

/** @param {Spoken} line @param {any} [trial] a word and how to say it, before that is kept */
function fetchSound(line, trial) {
  const key = JSON.stringify([line.said, line.language, line.role, line.voice, trial ?? null]);
  let address = kept.get(key);
  if (!address) {
    const { said, written = "", language, role, voice } = line;
    address = call("POST", "/speech", { said, written: trial ? written || said : "", language, role, voice, ...(trial ? { try: trial } : {}) }).then((blob) => URL.createObjectURL(blob));
    address.catch(() => kept.delete(key));
  }
  kept.delete(key);
  kept.set(key, address); // the last that was wanted stands last
  if (kept.size > KEPT) {
    const [oldest, gone] = /** @type {[string, Promise<string>]} */ (kept.entries().next().value);
    kept.delete(oldest);
    gone.then((url) => URL.revokeObjectURL(url), () => {});
  }
  return address;
}

let turn = 0;
/** @type {(() => void) | null} */
let settleTurn = null;

/** Silence, now. */
export function stop() {
  turn += 1;
  sound.pause();
  settleTurn?.();
  settleTurn = null;
}

/**
 * Hear one line; resolves once it has ended, with whether it was heard to its end.
 * @param {Spoken} line @param {any} [trial] @returns {Promise<boolean>}
 */
export async function hear(line, trial) {
  stop();
  const mine = turn;
  try {
    const address = await fetchSound(line, trial);
    if (mine !== turn) return false;
    sound.src = address;
    await sound.play();
  } catch (fault) {
    if (mine !== turn) return false; // another one was wanted before this one had begun
    throw fault;
  }
  document.documentElement.dataset.sounds = String(Math.round(performance.now()));
  await new Promise((resolve) => {
    settleTurn = () => resolve(undefined);
    sound.onended = () => resolve(undefined);
  });
  return mine === turn;
}

/**
 * Hear lines from there on; `reach` is told of each as it begins.
 * @param {() => Generator<{line: any, at: number}>} lines @param {(at: number) => void} reach
 * @returns {Promise<boolean>} whether they were heard to their end
 */
export async function hearFrom(lines, reach) {
  const coming = [...lines()];
  for (const [place, { line, at }] of coming.entries()) {
    if (line.kind === "pause") {
      const mine = turn;
      await wait(line.seconds * 1000);
      if (mine !== turn) return false;
      continue;
    }
    reach(at);
    const heard = hear(line);
    let ahead = 0;
    for (const next of coming.slice(place + 1)) {
      if (next.line.kind === "utterance" && ahead++ < AHEAD) fetchSound(next.line).catch(() => {});
      if (ahead >= AHEAD) break;
    }
    if (!(await heard)) return false;
    const mine = turn;
    await wait(BREATH * 1000);
    if (mine !== turn) return false;
  }
  return true;
}

/** @param {number} milliseconds */
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether anything sounds. */
export const sounds = () => !sound.paused && !sound.ended;
