import { keepNotes } from "./report-notes.js";

// The page of one report: a note that was typed and not sent is still there, one that was sent is not.
const sent = document.querySelector(".report-added p")?.innerText ?? "";

for (const form of document.querySelectorAll("form[data-note]")) {
  const { box, forget } = keepNotes(form);
  if (!sent.includes(box.value.trim())) continue;
  box.value = "";
  forget();
}
