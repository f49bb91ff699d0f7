import { keepFor } from "../rooms/keep.js";

// A note to a report is kept in this tab until it is sent, however the sheet or page around it was left.
export function keepNotes(form) {
  const box = form.querySelector("textarea");
  const kept = keepFor(form.dataset.me, "reports");
  const name = `note:${form.dataset.note}`;
  box.value ||= kept.read(name) ?? "";
  box.addEventListener("input", () => kept.write(name, box.value));
  return {
    box,
    forget: () => kept.write(name, null),
    write: (text) => kept.write(name, text),
  };
}
