import { piece } from "./words.js";

// The entries of a <template> that fit a message: data-faces="full held" names the faces, data-whose="others" or
// "own" the author. In their links message 0 stands for it.
export function actionsFor(message, template, me) {
  const entries = piece(template);
  const { id, face, author } = message.dataset;
  const whose = author === me ? "own" : "others";
  for (const entry of entries.querySelectorAll("[data-faces], [data-whose]")) {
    const { faces = face, whose: wanted = whose } = entry.dataset;
    if (!faces.split(" ").includes(face) || wanted !== whose) entry.remove();
  }
  for (const link of entries.querySelectorAll("a[href]")) {
    link.setAttribute("href", link.getAttribute("href").replace("/0/", `/${id}/`));
  }
  return entries;
}

export function hasActions(message, me) {
  return Boolean(message.dataset.id) && actionsFor(message, "message-actions", me).querySelector("[role=menuitem]") !== null;
}
