import { showToast } from "../classchat/toast.js";
import { ask } from "./api.js";
import { now } from "./clock.js";
import { word } from "./words.js";

// Going, Maybe, Can't go: a card knows no viewer, so what I answered is drawn here, wherever an event stands on the
// page. `saved(event, said)` hears of every answer that the server took.
export function openAnswers({ root, saved }) {
  let greeted = false;
  const mine = new Map(); // event id -> answer
  const next = new Map(); // event id -> the answer to send after the one under way

  function draw() {
    for (const form of root.querySelectorAll(".rsvp")) {
      const answer = mine.get(form.dataset.event);
      for (const radio of form.elements.answer) radio.checked = radio.value === answer;
      form.hidden = Date.parse(form.dataset.ends) <= now();
    }
    for (const line of document.querySelectorAll(".side [data-mine]")) {
      line.textContent = { going: word("youGoing"), maybe: word("youMaybe") }[mine.get(line.dataset.mine)] ?? "";
    }
  }

  function learn(answers) {
    for (const [event, answer] of Object.entries(answers)) mine.set(event, answer);
    draw();
  }

  // The server says hello again: what was answered elsewhere meanwhile is not known here.
  async function meet(slug) {
    if (!greeted) return (greeted = true);
    const answer = await ask(`/rooms/${slug}/events/answers`).catch(() => null);
    if (answer?.status === 200) learn(answer.said.answers);
  }

  async function give(form, answer) {
    const { event } = form.dataset;
    const before = mine.get(event);
    learn({ [event]: answer });
    if (next.has(event)) return next.set(event, answer);
    next.set(event, answer);
    const address = `${form.getAttribute("action")}/answer`;
    const { status, said } = (await ask(address, { method: "PUT", body: { answer } }).catch(() => null)) ?? {};
    const wanted = next.get(event);
    next.delete(event);
    if (status === 200) saved(event, said);
    else learn({ [event]: before });
    if (wanted !== answer) give(form, wanted);
    else if (status !== 200) showToast(said?.words ?? word("answerNotSaved"));
  }

  root.addEventListener("change", ({ target }) => {
    if (target.matches(".rsvp input")) give(target.form, target.value);
  });
  new MutationObserver(draw).observe(root, { childList: true, subtree: true });
  return { learn, draw, meet };
}
