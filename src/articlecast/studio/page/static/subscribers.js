// Private subscribers: each has an address, shown once, as text and as a picture to scan.

import { call, say } from "./api.js";
import { askHere, button, find, guard, make, note } from "./dom.js";

export async function drawSubscribers() {
  const told = await call("GET", "/subscribers");
  const names = told.map((/** @type {any} */ one) => one.name);
  find("subscriber-list").replaceChildren(...names.map((/** @type {string} */ name) => make("li", {}, make("span", { dir: "auto" }, name), button("bin", "Revoke", (event) => askHere(event.currentTarget.closest("li"), say("{} hears the show no more, and this address never comes back.", name), "bin", "Revoke", () => revoke(name)), { class: "quiet", "data-needs": "publish", "aria-label": `${say("Revoke")} ${name}` }))));
  if (!names.length) find("subscriber-list").replaceChildren(make("li", { class: "quiet" }, say("Nobody yet.")));
}

/** @param {string} name */
async function revoke(name) {
  await call("DELETE", `/subscribers/${encodeURIComponent(name)}`);
  find("address").replaceChildren();
  note(say("{} hears the show no more.", name));
  await drawSubscribers();
}

find("subscriber-form").addEventListener("submit", guard(async (/** @type {Event} */ event) => {
  event.preventDefault();
  const name = find("subscriber").value.trim();
  const told = await call("POST", "/subscribers", { name });
  const field = make("input", { value: told.address, readOnly: true, "aria-label": say("The address of {}", name), onfocus: () => field.select() });
  const picture = told.qr ? make("img", { src: `data:image/svg+xml,${encodeURIComponent(told.qr)}`, alt: say("The address of {}", name), class: "qr" }) : null;
  find("address").replaceChildren(make("p", {}, say("The address of {} is shown this once.", name)), make("div", { class: "tools" }, make("label", { class: "grow" }, field), button("file", "Copy", async () => { await navigator.clipboard.writeText(told.address); note(say("Copied.")); })), picture ?? "");
  find("subscriber").value = "";
  field.focus();
  await drawSubscribers();
}));

