import { openAnswers } from "./answers.js";
import { openRoomsList } from "./rooms-list.js";
import { keepSocket } from "./socket.js";

const SOON = 1_000; // ms after news of an event

// The page of events, of one room or of all: answers are saved as they are chosen, and changes come by themselves.
const root = document.getElementById("events");
const { room = null } = document.getElementById("main").dataset;
const list = openRoomsList({ here: Number(room) || null });
const answers = openAnswers({ root, saved });
const quiet = () => {};
let due = 0;
let greeted = false;

function saved(event, { words }) {
  for (const line of root.querySelectorAll(`[data-going="${event}"]`)) line.textContent = words;
}

function hear(frame) {
  if (frame.type === "pulse" || frame.type === "tick") return;
  if (frame.type === "event.answered") answers.learn({ [frame.event]: frame.answer });
  const isOurs = !room || frame.room === Number(room);
  const isOfEvents = frame.type === "room.changed" || frame.html?.includes("data-event=");
  if ((isOurs && isOfEvents) || (frame.type === "hello" && greeted)) due ||= setTimeout(drawAnew, SOON);
  greeted ||= frame.type === "hello";
  list.news();
}

// The focus stays on the answer that it was on.
async function drawAnew() {
  due = 0;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { id } = document.activeElement;
  const isOpen = root.querySelector(".past")?.open;
  learnFrom(page);
  for (const part of ["events", "class-life", "events-count"]) {
    const [old, fresh] = [document, page].map((each) => each.getElementById(part));
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
  if (isOpen) root.querySelector(".past").open = true;
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
  answers.draw();
}

// The server checked what I answered.
function learnFrom(page) {
  for (const radio of page.querySelectorAll(".rsvp input:checked")) {
    answers.learn({ [radio.form.dataset.event]: radio.value });
  }
}

function signedOut() {
  location.reload();
}

learnFrom(document);
answers.draw();
keepSocket({ frame: hear, up: () => (document.documentElement.dataset.line = "up"), down: quiet, signedOut });
