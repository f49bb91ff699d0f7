import { openAnswers } from "./answers.js";
import { keepFresh } from "./fresh-page.js";

// The page of events, of one room or of all: answers are saved as they are chosen, and changes come by themselves.
const root = document.getElementById("events");
const here = Number(document.getElementById("main").dataset.room) || null;
const answers = openAnswers({ root, saved });

function saved(event, { words }) {
  for (const line of root.querySelectorAll(`[data-going="${event}"]`)) line.textContent = words;
}

function heard(frame) {
  if (frame.type === "event.answered") answers.learn({ [frame.event]: frame.answer });
}

function concerns({ type, room, html }) {
  const isOurs = !here || room === here;
  return isOurs && (type === "room.changed" || Boolean(html?.includes("data-event=")));
}

// The server checked what I answered.
function learnFrom(page) {
  for (const radio of page.querySelectorAll(".rsvp input:checked")) {
    answers.learn({ [radio.form.dataset.event]: radio.value });
  }
}

learnFrom(document);
answers.draw();
keepFresh({
  here,
  parts: ["events", "class-life", "events-count"],
  concerns,
  heard,
  arriving: learnFrom,
  drawn: answers.draw,
});
