import { showToast } from "../classchat/toast.js";
import { ask } from "./api.js";
import { word } from "./words.js";

const listening = new WeakSet();
const next = new Map(); // poll id -> the vote to send after the one under way

// Ticks what I chose, and saves what I choose. `mine` maps a poll's id to places.
export function drawVotes({ list, mine, took }) {
  if (!listening.has(list)) {
    list.addEventListener("change", ({ target }) => target.matches(".votes input") && choose(target.form));
    listening.add(list);
  }
  for (const form of list.querySelectorAll(".votes")) {
    const places = mine.get(form.dataset.poll) ?? [];
    for (const input of form.elements.choice) input.checked = places.includes(Number(input.value));
  }

  function choose(form) {
    const ticked = [...form.elements.choice].filter(({ checked }) => checked);
    give(form, ticked.map(({ value }) => Number(value)));
  }

  async function give(form, chosen) {
    const { poll } = form.dataset;
    const before = mine.get(poll);
    mine.set(poll, chosen);
    if (next.has(poll)) return next.set(poll, chosen);
    next.set(poll, chosen);
    const answer = await ask(`${form.getAttribute("action")}/vote`, { method: "PUT", body: { chosen } }).catch(() => null);
    const wanted = next.get(poll);
    next.delete(poll);
    const isSaved = answer?.status === 200;
    mine.set(poll, isSaved ? chosen : before ?? []);
    if (isSaved) took(answer.said.frame);
    if (wanted !== chosen) return give(form, wanted);
    if (isSaved) return;
    showToast(answer?.said?.words ?? word("answerNotSaved"));
    drawVotes({ list, mine, took });
  }
}
