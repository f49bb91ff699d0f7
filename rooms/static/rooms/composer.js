import { openFound } from "./found.js";
import { counted, word } from "./words.js";

const NEARLY_FULL = 200; // characters left when we begin to count aloud

// The message box. `send(body)` takes the words; the box keeps the focus.
export function openComposer({ form, kept, send }) {
  const box = form.querySelector("textarea");
  const button = form.querySelector(".send");
  const roomLeft = form.querySelector("#room-left");
  const hasKeyboard = matchMedia("(pointer: fine)").matches;
  const found = openFound(box);
  const sendLabel = button.getAttribute("aria-label");
  let other = null; // what the words in the box are for, when not for a new message

  function changed() {
    draw();
    if (!other) kept.write("draft", box.value);
  }

  function draw() {
    button.disabled = !box.value.trim() || left() < 0;
    sayRoomLeft();
    grow();
  }

  // Counted as the server counts: an emoji of one code point is one.
  function left() {
    return Number(box.dataset.most) - [...box.value.trim()].length;
  }

  function sayRoomLeft() {
    const count = left();
    roomLeft.hidden = count > NEARLY_FULL;
    roomLeft.classList.toggle("over", count < 0);
    roomLeft.textContent = roomLeft.hidden ? "" : counted(count < 0 ? "over" : "left", Math.abs(count));
  }

  // Where the style sheet cannot (field-sizing), up to the height it allows.
  function grow() {
    if (CSS.supports("field-sizing", "content")) return;
    box.style.blockSize = "auto";
    box.style.blockSize = `${box.scrollHeight}px`;
  }

  function submit() {
    const body = box.value.trim();
    if (!body || left() < 0) return;
    if (other) return other.send(body);
    box.value = "";
    changed();
    box.focus();
    send(body);
  }

  // Shows words that wait unsent, unless something else is being written. Answers whether it does. They are no draft
  // yet: whoever leaves now finds them among the unsent messages.
  function borrow(words) {
    if (other || box.value.trim() || form.hidden || box.readOnly) return false;
    box.value = words;
    draw();
    return true;
  }

  function giveBack() {
    box.value = "";
    draw();
    box.focus();
  }

  // The words are the person's to change; what they wrote meanwhile comes after them. Answers whether they are here.
  function take(words, { isBorrowed, spans = [] }) {
    if (other || form.hidden || box.readOnly) return false;
    if (!isBorrowed) box.value = [words, box.value].filter((text) => text.trim()).join("\n");
    changed();
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    found.start(spans);
    return true;
  }

  // For a while the box holds other words, such as a message that is being edited: `send(words)` gets them, Escape
  // calls `leave()`. The draft waits.
  function lend(words, { send, leave }) {
    other = { send, leave };
    form.classList.add("lent");
    button.setAttribute("aria-label", word("save"));
    put(words);
  }

  // The draft is back, after words that could not go where they were meant to go.
  function endLoan(words = "") {
    other = null;
    form.classList.remove("lent");
    button.setAttribute("aria-label", sendLabel);
    put([words, kept.read("draft")].filter(Boolean).join("\n"));
  }

  function put(words) {
    box.value = words;
    changed();
    box.focus();
    box.setSelectionRange(words.length, words.length);
  }

  const isLent = () => other !== null;

  function select(spans) {
    box.focus();
    found.start(spans);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("input", changed);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && other) {
      event.preventDefault();
      other.leave();
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !hasKeyboard) return;
    event.preventDefault();
    submit();
  });
  // Tapping Send must not close a phone's keyboard.
  button.addEventListener("mousedown", (event) => event.preventDefault());

  box.value ||= kept.read("draft") ?? "";
  changed();
  return { box, hasKeyboard, borrow, giveBack, take, lend, endLoan, isLent, select };
}
