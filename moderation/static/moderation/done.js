import { forgetDraft } from "./case-draft.js";

// "Done. Warned Dan Whitmore. 7 left." is said aloud, and Undo counts down from what the server had left.
const toast = document.querySelector("#done");
const words = document.querySelector("#done-words");
const seconds = toast.querySelector("[data-seconds]");
const ends = performance.now() + Number(toast.dataset.left);

// A line that is there from the start is not announced; one that comes is.
const said = words.textContent;
words.textContent = "";
requestAnimationFrame(() => (words.textContent = said));
forgetDraft(`${toast.dataset.ref}:decision`);
history.replaceState(history.state, "", withoutDone(location.href));
if (seconds) count();

function count() {
  const left = Math.ceil((ends - performance.now()) / 1000);
  if (left <= 0) return toast.querySelector("form").remove();
  seconds.textContent = left;
  setTimeout(count, 250);
}

function withoutDone(address) {
  const clean = new URL(address);
  clean.searchParams.delete("done");
  return clean;
}
