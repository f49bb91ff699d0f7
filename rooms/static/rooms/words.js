// Every word a script shows comes from the page's <template id="words">, already translated.
const shelf = document.getElementById("words")?.dataset ?? {};
const forms = new Intl.PluralRules(document.documentElement.lang || "en-GB");

export function word(name, values = {}) {
  return (shelf[name] ?? "").replace(/\{(\w+)\}/g, (hole, key) => values[key] ?? hole);
}

// The page holds three forms (for 1, 2 and 100), enough for the languages our families read.
export function counted(name, count, values = {}) {
  const form = { one: "One", two: "Few", few: "Few" }[forms.select(count)] ?? "Other";
  return word(name + form, { count, ...values });
}

export function piece(id) {
  return document.getElementById(id).content.cloneNode(true);
}
