import { keepDrafts } from "./case-drafts.js";

// The decision panel: Apply waits for a choice, a rule suggests words, and what will be read is shown as it is written.
const main = document.querySelector("main.case");
const form = document.querySelector("#decide");
const why = document.querySelector("#id_reasons");

offerCopying(document.querySelector("[data-copy-link]"));
standAtItsAddress();
keepDrafts({ reference: main.dataset.ref, decision: form, note: document.querySelector("#note-form") });
if (form) {
  form.addEventListener("input", follow);
  why.addEventListener("focus", () => isSuggested(why.value) && why.select());
  follow();
}
document.querySelector("#form-errors")?.addEventListener("click", goToField);
addEventListener("load", () => requestAnimationFrame(lead)); // later than the browser goes to #dec
document.addEventListener("keydown", ({ key, defaultPrevented }) => {
  if (key === "Escape" && !defaultPrevented && location.hash === "#dec") location.hash = "#main";
});

// The answer to a form has the form’s address, where a reload would send it again.
function standAtItsAddress() {
  const { address } = main.dataset;
  if (location.pathname === address) return;
  history.replaceState(history.state, "", address + location.search + location.hash);
}

function follow({ target } = {}) {
  if (target?.name === "rules" && isSuggested(why.value)) why.value = suggested(ticked());
  const apply = form.matches("[data-apply]") && form.querySelector("[type=submit]");
  if (apply) apply.disabled = !form.querySelector("[name=content_action]:checked");
  const mirror = form.querySelector("[data-mirror]");
  if (mirror) mirror.textContent = why.value;
  for (const line of form.querySelectorAll("[data-rule]")) {
    line.hidden = !ticked().some((rule) => rule.value === line.dataset.rule);
  }
}

function ticked() {
  return [...form.querySelectorAll("[name=rules]:checked")];
}

function suggested(rules) {
  return rules.map((rule) => rule.dataset.words).join("\n");
}

// Nothing that a person wrote is ever replaced.
function isSuggested(text) {
  const ours = [...form.querySelectorAll("[name=rules]")].map((rule) => rule.dataset.words);
  return text.split("\n").every((line) => line.trim() === "" || ours.includes(line.trim()));
}

// After a refusal the reason is read first; a case that was opened from the desk begins at its heading.
function lead() {
  const reason = document.querySelector("#form-errors") ?? document.querySelector("#refusal");
  if (reason) reason.focus();
  else if (cameFromDesk() && document.activeElement === document.body) document.querySelector("#case-title").focus();
}

function cameFromDesk() {
  const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const from = document.referrer && new URL(document.referrer);
  return isNew && from.origin === location.origin && /^\/(staff\/queue|cases\/)/.test(from.pathname);
}

// A question is answered at its first answer; the address stays, because the panel may hang on it.
function goToField(event) {
  const link = event.target.closest("a");
  const field = link && document.querySelector(link.hash);
  if (!field) return;
  event.preventDefault();
  (field.querySelector("input:checked") ?? field.querySelector("input") ?? field).focus();
}

function offerCopying(button) {
  if (!button || !navigator.clipboard) return;
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copyLink);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
