import { piece, word } from "../rooms/words.js";

// What colleagues do with the open case meanwhile: its head follows, and a line says it. What is being written stays.
export async function lookAtCase() {
  const page = document.querySelector("main.case")?.dataset;
  if (!page) return;
  const since = new URLSearchParams({ since: page.version });
  const answer = await fetch(`${page.changes}?${since}`, { headers: { Accept: "application/json" } });
  if (answer.status === 404) return say(word("noCase"));
  if (answer.status !== 200 || answer.redirected) return;
  const { version, words, head } = await answer.json();
  page.version = version;
  redraw(new DOMParser().parseFromString(head, "text/html"));
  document.querySelector("#note-form [name=version]").value = version; // who has it now was shown
  if (words) say(words);
}

function redraw(fresh) {
  document.querySelector("#case-head .case-facts").replaceWith(fresh.querySelector(".case-facts"));
  const buttons = fresh.querySelector(".claim");
  for (const old of document.querySelectorAll(".case-acts .claim, .modbar .claim")) {
    if (old.contains(document.activeElement)) continue;
    if (buttons) old.replaceWith(buttons.cloneNode(true));
    else old.remove();
  }
}

function say(words) {
  const place = document.querySelector("#case-news");
  if (place.querySelector("[data-words]")?.textContent === words) return;
  const line = piece("case-news-line");
  line.querySelector("[data-words]").textContent = words;
  place.replaceChildren(line);
}
