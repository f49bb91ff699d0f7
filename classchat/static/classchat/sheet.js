// A sheet over the page: from below on a phone, in the middle on a desktop. The browser's own dialog keeps the focus
// inside and the page behind inert. One at a time: opening another puts the first away.
let current = null;
let steppingBack = false;
let closedAt = -Infinity;
const DOUBLE = 500; // ms

// `content` is a node or a fragment with one heading or `aria-label`led element of id `labelledBy`.
// `closed(reason)` is told once: "escape" (also a tap beside it, and Back), "done", or what `close` was given.
// Focus goes to `first` (a selector, else the first button or link) and returns to what had it.
export function openSheet({ content, labelledBy, first, className = "", closed = () => {} }) {
  current?.close("replaced");
  const cameFrom = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.className = `sheet ${className}`.trim();
  if (labelledBy) dialog.setAttribute("aria-labelledby", labelledBy);
  dialog.append(content);
  document.body.append(dialog);
  const sheet = { dialog, close };
  current = sheet;

  function close(reason = "done") {
    if (current !== sheet) return;
    current = null;
    dialog.close();
    for (const toast of dialog.querySelectorAll(".toast")) document.body.append(toast);
    dialog.remove();
    closedAt = performance.now();
    if (reason !== "replaced") stepOut();
    closed(reason);
    if (document.activeElement === document.body && cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
  }

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close("escape");
  });
  dialog.addEventListener("close", () => close("escape"));
  dialog.addEventListener("pointerdown", (event) => {
    if (isBeside(dialog, event)) dialog.addEventListener("click", leaveBeside, { once: true });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) close("escape");
  });

  function leaveBeside(event) {
    if (isBeside(dialog, event)) close("escape");
  }

  stepIn();
  dialog.showModal();
  (dialog.querySelector(first || "button, a[href], input, textarea") ?? dialog).focus();
  dialog.scrollTop = 0; // on a small screen what it says comes before what it asks
  return sheet;
}

export function sheetIsOpen() {
  return current !== null;
}

// An open sheet is a step in the browser's history, so that a phone's Back closes it and nothing else.
function stepIn() {
  if (!isInside()) history.pushState({ ...history.state, sheet: true }, "");
}

function stepOut() {
  if (!isInside() || steppingBack) return;
  steppingBack = true;
  history.back();
}

function isInside() {
  return history.state?.sheet === true;
}

window.addEventListener("popstate", () => {
  if (!steppingBack) return isInside() || current?.close("escape");
  steppingBack = false;
  if (current) stepIn(); // it opened before the last one's step was taken back
});

// The second tap of a double one must not fall on what was behind the sheet.
function swallow(event) {
  if (event.detail < 2 || performance.now() - closedAt > DOUBLE) return;
  event.preventDefault();
  event.stopPropagation();
}
for (const kind of ["mousedown", "click"]) document.addEventListener(kind, swallow, { capture: true });

function isBeside(dialog, { target, clientX, clientY }) {
  if (target !== dialog) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
