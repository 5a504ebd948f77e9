// The show: its settings, cover, voices, sounds, its feed as an app has it, what is wrong with it, publishing, listeners.

import { call, may, pageName, query, say } from "./api.js";
import { button, complain, day, find, guard, make, minutes, note, ready, sign } from "./dom.js";
import { bind, listen, work } from "./frame.js";
import { drawSettings } from "./settings.js";
import { drawSubscribers } from "./subscribers.js";

const player = new Audio();

function drawCover() {
  const picture = make("img", { src: `/api/v1/cover?at=${Date.now()}`, class: "cover", alt: say("The cover of the show"), onerror: () => { find("cover").hidden = true; } });
  find("cover-here").replaceChildren(picture);
}

async function drawVoices() {
  find("voice-list").replaceChildren(make("li", { class: "quiet" }, say("Looking …")));
  const show = await call("GET", "/show");
  const voices = await call("GET", `/voices${query({ language: show.language })}`);
  find("publish-now").disabled = !show.target;
  find("differ").disabled = !show.target;
  if (!show.target) find("differences").replaceChildren(make("p", { class: "quiet" }, say("The settings name no target yet: publish.target, in the file.")));
  const row = (/** @type {any} */ voice) => make("li", {}, button("play", "Hear it", () => hear(voice), { "data-needs": "edit", "aria-label": say("Hear “{}”", voice.name) }),
    make("span", { class: "grow" }, make("strong", {}, voice.name), make("small", {}, ` ${[voice.engine, voice.language, voice.quality, voice.licence].filter(Boolean).join(" · ")}`)), voice.chosen ? make("span", { class: "badge", "data-state": "published" }, sign("tick"), say("The show’s voice")) : null);
  const hear = async (/** @type {any} */ voice) => {
    const sound = await call("POST", "/voices/hear", { engine: voice.engine, voice: voice.name, said: find("sentence").value, language: show.language });
    player.src = URL.createObjectURL(sound);
    await player.play();
  };
  voices.sort((/** @type {any} */ a, /** @type {any} */ b) => Number(b.engine === show.engine) - Number(a.engine === show.engine));
  find("voice-list").replaceChildren(...voices.slice(0, 60).map(row));
  if (voices.length > 60) find("voice-list").append(make("li", { class: "quiet" }, say("{} more: articlecast voices", voices.length - 60)));
  if (!voices.length) find("voice-list").replaceChildren(make("li", { class: "quiet" }, say("This engine names no voices.")));
}
find("voice-form").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());

async function drawSounds() {
  const told = await call("GET", "/sounds");
  find("sound-list").replaceChildren(...told.map((/** @type {any} */ one) => make("figure", { class: "sound" },
    make("figcaption", {}, make("strong", {}, one.setting), ` ${one.path} · ${one.error || `${one.seconds.toFixed(1)} s`}`), wave(one.peaks))));
  if (!told.length) find("sound-list").replaceChildren(make("p", { class: "quiet" }, say("No intro, outro or bed. Name their files under master in the settings, and see their waves here.")));
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

/** The words of notes that an app shows as HTML; here they are words. @param {string} html */
const plain = (html) => (new DOMParser().parseFromString(html.replace(/<\/(p|li|h\d)>|<br\s*\/?>/g, "\n$&"), "text/html").body.textContent ?? "").trim();

async function drawFeed() {
  const { channel, items } = await call("GET", "/feed");
  find("feed-here").replaceChildren(
    make("div", { class: "channel" }, make("img", { src: "/api/v1/cover", alt: "", onerror: (/** @type {any} */ event) => event.target.remove() }), make("div", {}, make("h3", { dir: "auto" }, channel.title), make("p", { class: "quiet", dir: "auto" }, channel.author), make("p", { dir: "auto" }, channel.description))),
    make("ol", {}, ...items.slice(0, 30).map((/** @type {any} */ item) => make("li", {}, make("small", {}, day(item.published)), make("strong", { dir: "auto" }, item.title), make("p", { dir: "auto" }, plain(item.summary).slice(0, 200)), make("small", {}, minutes(item.seconds))))));
  if (!items.length) find("feed-here").append(make("p", { class: "quiet" }, say("No episode is public yet.")));
}

/** @param {any} one */
const finding = (one) => make("li", {}, make("span", { class: "badge", "data-state": one.severity }, sign(one.severity === "note" ? "dot" : "warn"), say(one.severity)),
  make("p", { dir: "auto", lang: "en" }, one.place ? make("code", {}, `${one.place} `) : null, one.wrong), one.remedy ? make("p", { class: "quiet", lang: "en" }, one.remedy) : null);

async function runCheck() {
  find("findings").replaceChildren(make("li", { class: "quiet" }, say("Looking …")));
  const told = await call("GET", "/check");
  const { findings } = told;
  find("findings").replaceChildren(...findings.map(finding));
  if (!findings.length) find("findings").replaceChildren(make("li", {}, sign("tick"), ` ${say("Nothing is wrong.")}`));
}

async function differ() {
  find("differences").replaceChildren(make("p", { class: "quiet" }, say("Looking …")));
  try {
    const told = await call("GET", "/publish/difference");
    const rows = [...told.errors.map(finding), ...told.sent.map((/** @type {string} */ file) => make("li", {}, `+ ${say("is sent")}: ${file}`)), ...told.deleted.map((/** @type {string} */ file) => make("li", {}, `− ${say("is deleted")}: ${file}`))];
    find("differences").replaceChildren(rows.length ? make("ul", { class: "findings" }, ...rows) : make("p", {}, sign("tick"), ` ${say("Listeners have all of it.")}`));
  } catch (problem) {
    find("differences").replaceChildren();
    throw problem;
  }
}

find("check-now").addEventListener("click", guard(runCheck));
find("differ").addEventListener("click", guard(differ));
find("publish-now").addEventListener("click", guard(() => work({ kind: "publish" })));
listen((event) => {
  if (event.event !== "settings") return;
  if (event.page !== pageName) note(say("Somebody has changed the settings."));
  drawCover();
  for (const draw of [drawSounds, drawVoices]) guard(draw)();
});
bind({ keys: "/", does: "Find a setting", act: () => find("search").focus() });

(may("edit") ? drawSettings() : Promise.resolve()).then(() => { ready(); }, complain);
drawCover();
for (const draw of [drawFeed, drawVoices, drawSounds, ...(may("edit") ? [drawSubscribers] : [])]) draw().catch(complain);
