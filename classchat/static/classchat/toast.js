const SHOWN_FOR = 6_000; // ms
let region = null;
let hiding = 0;

// Says something in passing: a text or a node of our own server. One at a time; it stays while someone is on it.
export function showToast(words) {
  region ??= makeRegion();
  const sheet = document.querySelector("dialog.sheet[open]"); // what is behind it can hardly be seen
  (sheet ?? document.body).append(region);
  region.replaceChildren(words);
  region.hidden = false;
  hideSoon();
}

function makeRegion() {
  const made = document.createElement("div");
  made.className = "toast";
  made.setAttribute("role", "status");
  for (const on of ["pointerenter", "focusin"]) made.addEventListener(on, () => clearTimeout(hiding));
  for (const off of ["pointerleave", "focusout"]) made.addEventListener(off, hideSoon);
  return made;
}

function hideSoon() {
  clearTimeout(hiding);
  hiding = setTimeout(() => (region.hidden = true), SHOWN_FOR);
}
