// Letters as shortcuts on the desk: J and K go through the cases, other letters press what carries `data-key`.
// Never while somebody types, never with a modifier; all off where the person turned them off at /you.
import { openSheet, sheetIsOpen } from "../classchat/sheet.js";
import { piece } from "../rooms/words.js";
import { claimRow } from "./claim.js";

const FIELDS = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
const lettersOff = document.body.dataset.letterKeys === "off";

export function openLetterKeys() {
  for (const line of document.querySelectorAll("[data-keys-line]")) line.hidden = false;
  document.querySelector("[data-opens-keys]")?.addEventListener("click", showList);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || sheetIsOpen()) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) apply(event);
    else if (isLetter(event) && press(event.key.toLowerCase())) event.preventDefault();
  });
}

function isLetter({ key, ctrlKey, metaKey, altKey, target }) {
  if (lettersOff || ctrlKey || metaKey || altKey || key.length !== 1) return false;
  return !target.closest?.(FIELDS);
}

function press(key) {
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  if (key === "?") return showList();
  const meant = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
  const target = meant.find(canBePressed) ?? meant.find(comesOut);
  if (!target) return key === "c" && claimRow(document.activeElement);
  if (!target.matches(FIELDS)) target.click();
  if (target.matches("input, textarea")) target.focus();
  if (target.dataset.leadsTo) firstOf(document.getElementById(target.dataset.leadsTo))?.focus();
  return true;
}

function canBePressed(target) {
  return !target.disabled && target.getClientRects().length > 0;
}

// On a narrower window the decision is put away until its address is asked for.
function comesOut(target) {
  const panel = target.closest(".dec[id]");
  if (panel) location.hash = panel.id;
  return canBePressed(target);
}

// The answer that is given, else the first; nothing is chosen by coming here.
function firstOf(question) {
  return question?.querySelector("input:checked") ?? question?.querySelector("input");
}

// In the list the focus moves; beside an open case the next one opens.
function step(by) {
  const rows = [...document.querySelectorAll("a.case-row")];
  const open = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const isOpen = document.querySelector("main.case") !== null;
  const here = isOpen ? open : rows.indexOf(document.activeElement);
  const next = here < 0 ? rows[0] : rows[here + by];
  if (!next) return true;
  if (isOpen) next.click();
  else goTo(next);
  return true;
}

function goTo(row) {
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

// The decision's own form, from inside its fields too; the answer to another question is not sent by it.
function apply(event) {
  const form = document.querySelector("form[data-apply]");
  const typedIn = event.target.form ?? form;
  const button = form && [...form.elements].find((one) => one.type === "submit");
  if (!button || typedIn !== form || event.repeat) return;
  event.preventDefault();
  if (!button.disabled) form.requestSubmit(button);
}

function showList() {
  openSheet({ content: piece("keys-sheet"), labelledBy: "keys-title", first: "[data-close]" });
  return true;
}
