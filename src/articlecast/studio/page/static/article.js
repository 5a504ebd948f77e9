// One article: what was read beside what will be said; a click on a sentence is its sound.

import { call, tell } from "./api.js";

const name = document.querySelector(".two").dataset.name;
const list = document.getElementById("script");
const player = new Audio();
let sounding = null;

async function hear(item, line) {
  sounding?.removeAttribute("aria-current");
  sounding = item;
  item.setAttribute("aria-current", "true");
  const { said, language, role, voice } = line;
  const sound = await call("POST", "/speech", { said, language, role, voice });
  player.src = URL.createObjectURL(sound);
  await player.play();
}

function draw(line) {
  const item = document.createElement("li");
  item.className = line.kind;
  if (line.kind !== "utterance") {
    item.textContent = line.kind === "pause" ? `${line.seconds} s` : line.title;
    return item;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = line.said;
  button.addEventListener("click", () => hear(item, line).catch((problem) => tell(problem.message)));
  item.append(button);
  return item;
}

const script = await call("GET", `/script?name=${encodeURIComponent(name)}`);
document.getElementById("title").textContent = script.title;
list.replaceChildren(...script.lines.map(draw));
