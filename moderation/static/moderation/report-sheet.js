import { openSheet } from "../classchat/sheet.js";
import { showToast } from "../classchat/toast.js";
import { ask } from "../rooms/api.js";
import { piece } from "../rooms/words.js";
import { keepNotes } from "./report-notes.js";

const PATIENCE = 2_000; // ms; then the note is on its way while the page is left

// One sheet for a report: the categories, then what became of it. All of its HTML comes from the server.
// `chosen(reason, label, comment)` is told which category was tapped.
export function openReportSheet({ content, chosen }) {
  let isOpen = true;
  let sendNote = null; // sends the note that is in the box, and says what became of it
  const sheet = openSheet({ content, labelledBy: "report-title", first: ".cat", className: "report-sheet", closed });
  const { dialog } = sheet;
  wire();

  function closed() {
    isOpen = false;
    sendNote?.();
  }

  // Focus goes to what just happened, else to the heading.
  function show(next, focus = ".report-said") {
    dialog.replaceChildren(next);
    dialog.scrollTop = 0;
    wire();
    (dialog.querySelector(focus) ?? dialog.querySelector("#report-title")).focus();
  }

  function wire() {
    sendNote = null;
    dialog.classList.remove("has-note");
    const form = dialog.querySelector("form[data-note]");
    if (!form) return;
    const { box, forget } = keepNotes(form);
    const look = () => dialog.classList.toggle("has-note", Boolean(box.value.trim()));
    box.addEventListener("input", look);
    look();
    sendNote = () => sendOnLeaving(form, box.value.trim(), forget);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      post(form, { text: box.value }, forget);
    });
  }

  // Whoever goes away from a note has finished it. What does not arrive stays kept.
  async function sendOnLeaving(form, text, forget) {
    if (!text) return;
    const request = { method: "POST", body: { text }, keepalive: true };
    const answer = await ask(form.getAttribute("action"), request).catch(() => null);
    if (answer?.status === 200) forget();
    const became = { 200: "note-sent", 409: "note-refused" }[answer?.status] ?? "note";
    showToast(piece("report-toasts").querySelector(`[data-toast=${became}]`));
  }

  async function post(form, body, forget = () => {}) {
    const button = form.querySelector("button");
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    dialog.querySelector(".report-said")?.remove();
    const answer = await ask(form.getAttribute("action"), { method: "POST", body }).catch(() => null);
    button.ariaBusy = "false";
    if (!isOpen) return;
    if (answer?.status === 200) forget();
    if (answer?.said?.html) show(fragment(answer.said.html));
    else form.before(piece("report-failed"));
  }

  dialog.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("[data-take-back]")) {
      event.preventDefault();
      post(form, {});
    } else if (form.matches("[data-report-form]")) {
      event.preventDefault();
      choose(event.submitter, form.elements.comment?.value ?? "");
    }
  });

  function choose(button, comment) {
    if (dialog.querySelector(".cat[aria-busy=true]")) return;
    button.ariaBusy = "true";
    chosen(button.value, button.querySelector("b").textContent, comment);
  }

  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("[data-shows], [data-story], [data-my-reports]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.matches("[data-my-reports]")) leaveFor(link.href);
    else if (link.dataset.shows) turnTo(link.dataset.shows);
    else follow(link);
  });

  function turnTo(list) {
    for (const each of dialog.querySelectorAll("[data-list]")) each.hidden = each.dataset.list !== list;
    dialog.scrollTop = 0;
    dialog.querySelector(`[data-list=${list}] .cat`).focus();
  }

  async function leaveFor(address) {
    await Promise.race([sendNote?.(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    sendNote = null;
    location.assign(address);
  }

  async function follow(link) {
    const answer = await ask(link.href).catch(() => null);
    if (answer?.said?.html && isOpen) show(fragment(answer.said.html));
    else if (isOpen) location.assign(link.href);
  }

  return { dialog, show, close: sheet.close, isOpen: () => isOpen };
}

export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
