// The show: its settings, cover, voices, sounds, its feed as an app has it, what is wrong with it, publishing, listeners.

import { call, query, say } from "./api.js";
import { button, complain, day, find, guard, make, minutes, note, sign } from "./dom.js";
import { bind, listen, work } from "./frame.js";
import { drawSettings } from "./settings.js";
import { drawSubscribers } from "./subscribers.js";

const player = new Audio();

async function drawCover() {
  const picture = await call("GET", "/cover");
  const address = URL.createObjectURL(picture);
  find("cover-here").replaceChildren(make("img", { src: address, class: "cover", alt: say("The cover of the show") }));
}

async function drawVoices() {
  const show = await call("GET", "/show");
  const told = await call("GET", `/voices${query({ engine: show.engine ?? "" })}`);
  const voices = told.voices ?? told;
  const engine = told.engine ?? show.engine;
  const row = (/** @type {any} */ voice) => make("li", {}, button("play", "Hear it", () => hear(voice), { "aria-label": say("Hear “{}”", voice.name) }),
    make("span", { class: "grow" }, make("strong", {}, voice.name), make("small", {}, ` ${[voice.engine, voice.language, voice.quality, voice.licence].filter(Boolean).join(" · ")}`)), voice.name === show.voice ? make("span", { class: "badge", "data-state": "published" }, sign("tick"), say("The show’s voice")) : null);
  const hear = async (/** @type {any} */ voice) => {
    const sound = await call("POST", "/voices/hear", { engine: voice.engine ?? engine, voice: voice.name, said: find("sentence").value, language: show.language });
    player.src = URL.createObjectURL(sound);
    await player.play();
  };
  find("voice-list").replaceChildren(...voices.slice(0, 60).map(row));
  if (voices.length > 60) find("voice-list").append(make("li", { class: "quiet" }, say("{} more: articlecast voices", voices.length - 60)));
  if (!voices.length) find("voice-list").replaceChildren(make("li", { class: "quiet" }, say("This engine names no voices.")));
}
find("voice-form").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());

async function drawSounds() {
  const told = await call("GET", "/sounds");
  const rows = (told.sounds ?? told).filter((/** @type {any} */ one) => one.path);
  find("sound-list").replaceChildren(...rows.map((/** @type {any} */ one) => make("figure", { class: "sound" },
    make("figcaption", {}, make("strong", {}, one.setting), ` ${one.path} · ${one.wrong ?? `${(one.seconds ?? 0).toFixed(1)} s`}`), wave(one.peaks ?? []))));
  if (!rows.length) find("sound-list").replaceChildren(make("p", { class: "quiet" }, say("No intro, outro or bed. Name their files under master in the settings, and see their waves here.")));
}

/** @param {number[]} peaks from 0 to 1 */
function wave(peaks) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", `0 0 ${peaks.length || 1} 40`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("class", "wave");
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", peaks.map((peak, at) => `M${at + 0.5} ${20 - peak * 19}V${20 + peak * 19 + 0.2}`).join(""));
  drawing.append(path);
  return drawing;
}

async function drawFeed() {
  const { channel, items } = await call("GET", "/feed");
  const picture = find("cover-here").querySelector("img");
  find("feed-here").replaceChildren(
    make("div", { class: "channel" }, picture ? make("img", { src: picture.src, alt: "" }) : null, make("div", {}, make("h3", { dir: "auto" }, channel.title), make("p", { class: "quiet", dir: "auto" }, channel.author), make("p", { dir: "auto" }, channel.description ?? channel.summary ?? ""))),
    make("ol", {}, ...items.slice(0, 30).map((/** @type {any} */ item) => make("li", {}, make("small", {}, day(item.published ?? item.date)), make("strong", { dir: "auto" }, item.title), make("p", { dir: "auto" }, (item.summary ?? item.description ?? "").slice(0, 160)), make("small", {}, minutes(item.seconds ?? item.duration))))));
  if (!items.length) find("feed-here").append(make("p", { class: "quiet" }, say("No episode is public yet.")));
}

async function runCheck() {
  find("findings").replaceChildren(make("li", { class: "quiet" }, say("Looking …")));
  const told = await call("GET", "/check");
  const findings = told.findings ?? told;
  find("findings").replaceChildren(...findings.map((/** @type {any} */ one) => make("li", {}, make("span", { class: "badge", "data-state": one.severity }, sign(one.severity === "note" ? "dot" : "warn"), say(one.severity)),
    make("p", { dir: "auto" }, one.where ? make("code", {}, `${one.where} `) : null, one.words ?? one.title ?? ""), one.remedy ? make("p", { class: "quiet", lang: "en" }, one.remedy) : null)));
  if (!findings.length) find("findings").replaceChildren(make("li", {}, sign("tick"), ` ${say("Nothing is wrong.")}`));
}

async function differ() {
  find("differences").replaceChildren(make("p", { class: "quiet" }, say("Looking …")));
  try {
    const told = await call("GET", "/publish/difference");
    const rows = (told.steps ?? told.changes ?? told.lines ?? told).map((/** @type {any} */ one) => make("li", {}, typeof one === "string" ? one : [one.action ?? one.verb, one.path ?? one.name, one.words].filter(Boolean).join(" ")));
    find("differences").replaceChildren(rows.length ? make("ul", { class: "elsewhere" }, ...rows) : make("p", {}, sign("tick"), ` ${say("Listeners have all of it.")}`));
  } catch (problem) {
    find("differences").replaceChildren();
    throw problem;
  }
}

find("check-now").addEventListener("click", guard(runCheck));
find("differ").addEventListener("click", guard(differ));
find("publish-now").addEventListener("click", guard(() => work({ kind: "publish" })));
listen((event) => { if (/settings/.test(event.event)) note(say("Somebody has changed the settings.")); });
bind({ keys: "/", does: "Find a setting", act: () => find("search").focus() });

drawSettings().then(() => { document.documentElement.dataset.ready = "true"; }, complain);
for (const draw of [() => drawCover().catch(() => { find("cover").hidden = true; }).then(drawFeed), drawVoices, drawSounds, drawSubscribers]) Promise.resolve(draw()).catch(complain);
