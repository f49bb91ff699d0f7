import { counted, word } from "./words.js";

const SECOND = 1000; // ms

// Slow mode: the line at the message box, and beside what waits in the outbox, that say how long it takes until the
// next message may go. The server decides; `over()` is told when the time is up. Staff and class reps need not wait.
export function openSlow({ line, list, waits, over }) {
  let rule = ""; // "Slow mode: one message every 5 minutes."
  let pause = 0; // seconds
  let until = 0;
  let ticking = 0;

  function setRule(words, seconds, left = 0) {
    [rule, pause] = [words, waits ? seconds : 0];
    line.hidden = !rule;
    if (pause && left) return wait(left);
    if (!pause) until = 0;
    draw();
    if (!pause) over();
  }

  function wait(seconds) {
    until = Date.now() + seconds * SECOND;
    ticking ||= setInterval(draw, SECOND);
    draw();
  }

  function draw() {
    const left = Math.ceil((until - Date.now()) / SECOND);
    const next = left > 0 ? word("slowNext", { wait: span(left) }) : "";
    const said = [rule, next].filter(Boolean).join(" ");
    if (line.textContent !== said) line.textContent = said;
    for (const when of list.querySelectorAll("[data-state=slow] .when")) when.textContent = span(Math.max(1, left));
    if (left <= 0 && ticking) end();
  }

  function end() {
    clearInterval(ticking);
    ticking = 0;
    over();
  }

  return { rule: setRule, wait, said: () => pause && wait(pause) };
}

function span(seconds) {
  return seconds < 60 ? counted("seconds", seconds) : counted("minutes", Math.ceil(seconds / 60));
}
