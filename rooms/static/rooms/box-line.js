import { piece } from "./words.js";

// The line above the message box that says what its words are for: one of the page's pieces, filled. `left()` is told
// when its button is pressed.
export function showBoxLine(kind, fill, left) {
  const place = document.getElementById("composer-for");
  const line = piece("composer-for-pieces").querySelector(`[data-for=${kind}]`);
  fill(line);
  line.querySelector("button").addEventListener("click", left);
  place.replaceChildren(line);
  place.hidden = false;
  box().setAttribute("aria-describedby", place.id);
}

export function hideBoxLine() {
  const place = document.getElementById("composer-for");
  place.hidden = true;
  place.replaceChildren();
  box().removeAttribute("aria-describedby");
}

const box = () => document.getElementById("composer");
