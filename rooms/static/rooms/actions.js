import { now } from "./clock.js";
import { hides, mayHide } from "./hiding.js";
import { piece } from "./words.js";

// The entries of a <template> that fit a message: data-faces="full held" names the faces, data-whose="others" or
// "own" the author, data-within the seconds since it was said; data-needs-box: the person can write here now;
// data-of-words: not of a card; data-reacted: somebody reacted to it;
// data-pinned: "true" of a pinned one, "false" of others; data-hidden: of
// a person whose messages I hide, or could. In their links message 0 stands for it.
export function actionsFor(message, template, me) {
  const entries = piece(template);
  const { id } = message.dataset;
  for (const entry of entries.querySelectorAll("[data-faces], [data-whose]")) {
    if (!fits(entry, message, me)) entry.remove();
  }
  for (const link of entries.querySelectorAll("a[href]")) {
    link.setAttribute("href", link.getAttribute("href").replace("/0/", `/${id}/`));
  }
  return entries;
}

export function hasActions(message, me) {
  return Boolean(message.dataset.id) && actionsFor(message, "message-actions", me).querySelector("[role=menuitem]") !== null;
}

function fits({ dataset }, message, me) {
  const { face, author, at } = message.dataset;
  const { faces = face, whose, within, needsBox, ofWords, reacted, pinned, hidden } = dataset;
  return (
    faces.split(" ").includes(face) &&
    (!whose || whose === (author === me ? "own" : "others")) &&
    (!within || now() - Date.parse(at) < within * 1000) &&
    (ofWords === undefined || !message.querySelector(".b.box")) &&
    (pinned === undefined || pinned === String("pinned" in message.dataset)) &&
    (hidden === undefined || (mayHide(message) && hidden === String(hides(message)))) &&
    (reacted === undefined || message.querySelector(".rx")) &&
    (needsBox === undefined || canWrite())
  );
}

function canWrite() {
  return document.getElementById("composer-form")?.hidden === false;
}
