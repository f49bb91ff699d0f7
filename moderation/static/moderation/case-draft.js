import { keepFor } from "../rooms/keep.js";
import { word } from "../rooms/words.js";

// What somebody chooses and writes in a case is kept in this tab until it is applied, however the page was left.
// Signing out forgets it, and nobody else ever sees it.
const kept = keepFor(document.querySelector("meta[name=me]").content, "cases");

// `name` is "C-00421:decision" or the like. What came with the page (`data-typed`) goes before what was kept.
export function keepDraft(form, name) {
  const blank = form.hasAttribute("data-typed") ? "" : JSON.stringify(written(form));
  const before = kept.read(name);
  if (!blank) save();
  else if (before) bringBack(before);
  form.addEventListener("input", save);

  function save() {
    const now = written(form);
    kept.write(name, JSON.stringify(now) === blank ? null : now);
  }

  function bringBack({ ticked, texts }) {
    for (const field of fields(form)) {
      if (isTicked(field)) field.checked = ticked.includes(nameOf(field));
      else field.value = texts[field.name] ?? field.value;
    }
    form.querySelector("[data-brought-back]").textContent = word("broughtBack");
  }
}

export function forgetDraft(name) {
  kept.write(name, null);
}

export function draftOf(name) {
  return kept.read(name);
}

function written(form) {
  const all = fields(form);
  const ticked = all.filter((field) => isTicked(field) && field.checked).map(nameOf);
  const texts = Object.fromEntries(all.filter((field) => !isTicked(field)).map(({ name, value }) => [name, value]));
  return { ticked, texts };
}

function fields(form) {
  return [...form.elements].filter((one) => one.matches("textarea, input:not([type=hidden])"));
}

function isTicked({ type }) {
  return type === "radio" || type === "checkbox";
}

function nameOf({ name, value }) {
  return `${name}=${value}`;
}
