import { showToast } from "../classchat/toast.js";
import { ask } from "../rooms/api.js";
import { keepFor } from "../rooms/keep.js";
import { piece } from "../rooms/words.js";
import { openOutbox } from "./report-outbox.js";
import { fragment, openReportSheet } from "./report-sheet.js";

const PATIENCE = 1_500; // ms; then the sheet opens with what the page knows

// Reports of one person in a room. Answers `open(address)`, which begins one.
export function openReporting({ me }) {
  let current = null; // {sheet, item} of the last sheet
  let isOpening = false;
  const outbox = openOutbox({ me, told: { isWatched, sent, waits, refused } });

  async function open(address) {
    if (isOpening) return;
    isOpening = true;
    const answer = navigator.onLine ? await Promise.race([ask(address).catch(() => null), patience()]) : null;
    isOpening = false;
    const message = /\/messages\/(\d+)\//.exec(address)[1];
    if (answer?.said?.html) begin(message, fragment(answer.said.html));
    else if (!answer || answer.status >= 500) begin(message, fromPage(message));
    else location.assign(address); // signed out, or no such message: the page says so
  }

  function begin(message, content) {
    const sheet = openReportSheet({ content, chosen });
    const mine = (current = { sheet, item: null });

    function chosen(reason, label, comment) {
      mine.item = outbox.add({ message, reason, label, comment });
    }
  }

  function isWatched(item) {
    return current?.item === item && current.sheet.isOpen();
  }

  function sent(item, { report, html }) {
    if (!isWatched(item)) return showToast(piece("report-toasts").querySelector("[data-toast=sent]"));
    const isWriting = document.activeElement.matches("textarea");
    if (item.comment) keepFor(me, "reports").write(`note:${report}`, item.comment);
    current.sheet.show(fragment(html), isWriting ? "textarea" : undefined);
  }

  function waits(item, why) {
    if (!isWatched(item)) return;
    const { dialog } = current.sheet;
    const content = dialog.querySelector("[data-reason]") ? null : piece("report-waiting");
    for (const line of (content ?? dialog).querySelectorAll("[data-why]")) line.hidden = line.dataset.why !== why;
    if (content) showWaiting(content, item);
  }

  function showWaiting(content, item) {
    content.querySelector("[data-reason]").textContent = item.label;
    content.querySelector("[data-sign-in]").search = new URLSearchParams({ next: location.pathname });
    const box = content.querySelector("textarea");
    box.value = item.comment;
    box.addEventListener("input", () => outbox.note(item, box.value));
    content.querySelector("[data-forget]").addEventListener("click", () => {
      outbox.forget(item);
      current.sheet.close("done");
    });
    current.sheet.show(content);
  }

  function refused(item, said) {
    if (isWatched(item) && said?.html) current.sheet.show(fragment(said.html));
    else showToast(piece("report-toasts").querySelector("[data-toast=refused]"));
  }

  return open;
}

function patience() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}

// The categories as they came with the page, about a message as it stands in the list.
function fromPage(id) {
  const content = piece("report-choose");
  const message = document.getElementById(`m${id}`);
  if (!message) return content;
  content.querySelector(".about-who").append(message.querySelector(".av").cloneNode(true));
  content.querySelector(".about-name bdi").textContent = message.querySelector(".who b").textContent;
  content.querySelector(".about-words").textContent = wordsOf(message);
  return content;
}

// What a card says, or the words themselves.
function wordsOf(message) {
  const body = message.querySelector(".body");
  return body.dataset.says ?? body.textContent;
}
