import { piece } from "./words.js";

// Whose messages I do not want to see. A message's HTML knows no viewer: the line instead of it is drawn here.
const { hidden = "", kind } = document.getElementById("main")?.dataset ?? {};
let people = new Set(hidden.split(" ").filter(Boolean));
const opened = new Set(); // ids of messages that I looked at all the same

export function learnHidden(ids) {
  people = new Set(ids.map(String));
}

// What staff say, and announcements, cannot be hidden; as rooms/hiding.py.
export function mayHide(message) {
  return kind !== "announcements" && !message.querySelector(".who .role.staff");
}

export function hides(message) {
  return people.has(message.dataset.author) && mayHide(message);
}

export function drawHidden(list) {
  for (const row of list.querySelectorAll(":scope > .row[data-row]")) {
    const isHidden = hides(row.querySelector(".m"));
    const line = row.querySelector(":scope > .hid-line");
    row.classList.toggle("hid", isHidden);
    if (!isHidden) line?.remove();
    else if (!line) row.prepend(lineFor(row.dataset.row));
  }
}

function lineFor(id) {
  const line = piece("hidden-line").firstElementChild;
  line.open = opened.has(id);
  line.addEventListener("toggle", () => opened[line.open ? "add" : "delete"](id));
  return line;
}
