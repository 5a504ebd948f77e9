"use strict";
// The token is kept in this browser alone; what is shared to the page comes as its query.
const form = document.getElementById("form");
const answer = document.getElementById("answer");
const token = document.getElementById("token");
const bookmarklet = document.getElementById("bookmarklet");
const articles = new URL("../articles", location.href).href;

function writeBookmarklet() {
  const given = JSON.stringify(token.value);
  bookmarklet.href = "javascript:" + encodeURIComponent(
    "(()=>{const f=document.createElement('form');f.method='post';f.enctype='multipart/form-data';f.target='_blank';" +
    "f.acceptCharset='utf-8';f.action=" + JSON.stringify(articles) + ";const v={token:" + given +
    ",url:location.href,html:'<!doctype html>'+document.documentElement.outerHTML};" +
    "for(const k in v){const t=document.createElement('textarea');t.name=k;t.value=v[k];f.append(t)}" +
    "f.style.display='none';document.body.append(f);f.submit();f.remove()})()");
}

const shared = new URLSearchParams(location.search);
const words = shared.get("text") || "";
const found = shared.get("url") || (words.match(/https?:\/\/\S+/) || [""])[0];
document.getElementById("url").value = found;
if (!found) {
  document.getElementById("text").value = words;
  document.getElementById("title").value = shared.get("title") || "";
}
token.value = localStorage.getItem("articlecast-token") || "";
token.addEventListener("input", writeBookmarklet);
writeBookmarklet();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  localStorage.setItem("articlecast-token", token.value);
  const given = new FormData(form);
  given.delete("token");
  if (!document.getElementById("file").files.length) given.delete("file");
  answer.textContent = "…";
  try {
    const response = await fetch(articles, {
      method: "POST", body: given, headers: { Authorization: "Bearer " + token.value, Accept: "application/json" },
    });
    const told = await response.json();
    answer.textContent = told.error ? told.error + (told.hint ? " — " + told.hint : "")
      : told.state + ": " + (told.title || told.source) + (told.minutes ? ", about " + told.minutes + " minutes" : "");
  } catch (error) {
    answer.textContent = "The server does not answer.";
  }
});
