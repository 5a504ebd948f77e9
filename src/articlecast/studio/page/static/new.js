// What is handed in: an address, a text, files; each shown as what it will be, and kept by a second step.

import { call, query, say } from "./api.js";
import { button, complain, day, find, guard, linkHandbook, make, note, ready, sign } from "./dom.js";
import { bind } from "./frame.js";

const given = find("given"), title = find("title"), drop = find("drop");

/** Kinds of documents by the name of their format; others are called as the format is. */
const FORMS = /** @type {Record<string, string>} */ ({
  page: "a web page", feed: "a feed", text: "plain text", markdown: "Markdown", "front matter": "an article with a header", pdf: "a PDF",
  docx: "a Word document", odt: "a LibreOffice document", rtf: "an RTF document", epub: "a book (EPUB)", letter: "a letter", mailbox: "a mailbox", notebook: "a notebook",
  subtitles: "subtitles", sitemap: "a list of pages", opml: "a list of feeds", archive: "a web archive",
});

const isAddress = () => /^https?:\/\/\S+$/.test(given.value.trim());

given.addEventListener("input", () => { find("title-field").hidden = !given.value.trim() || isAddress(); });
find("form").addEventListener("submit", guard(async (/** @type {Event} */ event) => {
  event.preventDefault();
  const value = given.value.trim();
  if (!value) { given.focus(); return; }
  await look(isAddress() ? { address: value } : { text: value, title: title.value.trim() }, isAddress() ? value : title.value.trim() || value.slice(0, 60));
}));
find("files").addEventListener("change", () => { take([...find("files").files]); find("files").value = ""; });
for (const kind of ["dragenter", "dragover"]) drop.addEventListener(kind, (/** @type {DragEvent} */ event) => { event.preventDefault(); drop.classList.add("over"); });
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", (/** @type {DragEvent} */ event) => { event.preventDefault(); take([...(event.dataTransfer?.files ?? [])]); });

/** @param {File[]} files */
async function take(files) {
  for (const file of files) await guard(look)(file, file.name);
}

/** A file as the API takes one, by base64. @param {any} what @returns {Promise<any>} */
async function pack(what) {
  if (!(what instanceof File)) return what;
  const address = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(what);
  });
  return { file: String(address).split(",", 2)[1], name: what.name };
}

/** @param {any} what @param {string} label */
async function look(what, label) {
  const card = make("li", { class: "card", "aria-busy": "true" }, make("p", { dir: "auto" }, sign("wait"), ` ${label}`), make("p", { class: "quiet" }, say("Looking …")));
  find("found").prepend(card);
  let told;
  try {
    told = await call("POST", "/sources/look", await pack(what));
  } catch (problem) {
    const said = /** @type {any} */ (problem).told ?? {};
    card.replaceChildren(make("h2", { dir: "auto" }, sign("warn"), ` ${label}`), make("p", { class: "mistake" }, said.title ?? String(problem)), said.hint ? make("p", { class: "quiet" }, said.hint) : "", linkHandbook(said.see) ?? "",
      make("div", { class: "ends" }, button("again", "Look again", () => { card.remove(); return look(what, label); }), button("cross", "Close", () => card.remove())));
    return;
  } finally {
    card.removeAttribute("aria-busy");
  }
  const form = told.form && say("Read as {}", say(FORMS[told.form] ?? told.form));
  const whole = Math.max(1, Math.round(told.minutes));
  const facts = [form, told.authors.join(", "), day(told.published), told.language, told.minutes ? say(whole === 1 ? "about {} minute" : "about {} minutes", whole) : "", told.articles > 1 ? say("{} articles", told.articles) : ""].filter(Boolean);
  const known = told.state === "known";
  card.replaceChildren(make("h2", { dir: "auto" }, told.title || label), make("p", { class: "quiet" }, facts.join(" · ")),
    told.held ? make("p", { class: "mistake", dir: "auto" }, sign("warn"), ` ${say("No episode would be made of it: {}", told.held)}`) : "",
    ...told.doubts.map((/** @type {string} */ doubt) => make("p", { class: "doubt", dir: "auto" }, sign("ear"), ` ${doubt}`)),
    known ? make("p", {}, sign("tick"), ` ${say("The show has it already.")} `, make("a", { href: `/article${query({ name: told.source })}` }, say("Open it"))) : "",
    make("div", { class: "ends" }, known ? null : button("plus", "Keep it", async () => keep(what, card), { class: "main" }), button("cross", "Not this", () => card.remove())));
}

/** @param {any} what @param {HTMLElement} card */
async function keep(what, card) {
  const told = await call("POST", "/sources", await pack(what));
  const link = make("a", { class: "main", href: told.articles > 1 ? "/" : `/article${query({ name: told.source })}` }, say(told.articles > 1 ? "To the list" : "Open it"));
  card.querySelector(".ends")?.replaceChildren(make("span", {}, sign("tick"), ` ${say("It is kept.")} `), link);
  link.focus();
  given.value = "";
  note(say("It is kept."));
}

bind({ keys: "/", does: "To the field", act: () => given.focus() });
ready();
addEventListener("unhandledrejection", (event) => complain(event.reason));
given.focus();
