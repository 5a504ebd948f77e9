// The list of episodes.

import { call, say, tell } from "./api.js";

const body = document.querySelector("#episodes tbody");
const search = document.getElementById("search");
const state = document.getElementById("state");
let rows = [];

function show() {
  const wanted = search.value.toLocaleLowerCase();
  const shown = rows.filter(
    (row) =>
      (!state.value || row.state === state.value) &&
      `${row.title}\n${row.source}`.toLocaleLowerCase().includes(wanted),
  );
  body.replaceChildren(...shown.map(draw));
  document.getElementById("empty").hidden = rows.length > 0;
}

function draw(row) {
  const line = document.createElement("tr");
  const link = document.createElement("a");
  link.href = `/article?name=${encodeURIComponent(row.name)}`;
  link.textContent = row.title || row.source;
  const cells = [link, row.state, row.seconds ? say("{} minutes", Math.max(1, Math.round(row.seconds / 60))) : ""];
  for (const cell of cells) line.insertCell().append(cell);
  return line;
}

async function load() {
  rows = await call("GET", "/episodes");
  const states = [...new Set(rows.map((row) => row.state))].sort();
  state.replaceChildren(state.options[0], ...states.map((name) => new Option(name, name)));
  show();
}

search.addEventListener("input", show);
state.addEventListener("change", show);
document.getElementById("render").addEventListener("click", async () => {
  const job = await call("POST", "/jobs", { kind: "render" });
  const events = new EventSource(`/api/v1/jobs/${job.name}/events`);
  events.onmessage = (message) => {
    const event = JSON.parse(message.data);
    tell([event.event, event.source, event.state].filter(Boolean).join(" "));
    if (event.event === "end") {
      events.close();
      load();
    }
  };
});
load().catch((problem) => tell(problem.message));
