import { showToast } from "../classchat/toast.js";
import { ask } from "./api.js";
import { word } from "./words.js";

const AFTER_NEWS = 1_000; // ms; several families press at once

// "I’ve read this": the cards are the same for all, what I said and how many have read it is drawn here.
// `standing` is what GET …/acknowledgements answers. `took(frame)` is told what an announcement looks like now.
export function openAcks({ list, slug, me, standing, took }) {
  let now = standing;
  let asking = 0;
  let greeted = document.documentElement.dataset.line === "up";
  const wondered = new Set(); // of which announcements, in which words, the server was asked

  function draw() {
    for (const card of list.querySelectorAll(".ack")) drawOne(card);
  }

  function drawOne(card) {
    const { ack, words } = card.dataset;
    const known = now.cards[ack]?.words === Number(words) ? now.cards[ack] : null;
    const [button, done, count] = card.children;
    const isOwn = card.closest(".m").dataset.author === me;
    button.hidden = !now.asked || isOwn || Boolean(known?.mine);
    done.hidden = !known?.mine;
    count.hidden = !known?.count;
    count.textContent = known?.count ?? "";
    if (!known) wonder(`${ack} ${words}`);
  }

  // It is new here, or its words changed.
  function wonder(what) {
    if (wondered.has(what)) return;
    wondered.add(what);
    moved();
  }

  function moved() {
    asking ||= setTimeout(async () => {
      asking = 0;
      const answer = await ask(`/rooms/${slug}/acknowledgements`).catch(() => null);
      if (answer?.status === 200) learn(answer.said);
    }, AFTER_NEWS);
  }

  // The server says hello again: what was pressed meanwhile is not known here.
  function meet() {
    if (greeted) moved();
    greeted = true;
  }

  function learn(said) {
    now = said;
    draw();
  }

  async function press(card) {
    const { ack, words } = card.dataset;
    const [button, done] = card.children;
    button.setAttribute("aria-disabled", "true");
    const put = { method: "PUT", body: { words } };
    const answer = await ask(`/messages/${ack}/acknowledgement`, put).catch(() => null);
    button.removeAttribute("aria-disabled");
    if (answer?.said?.frame) took(answer.said.frame);
    if (answer?.status !== 200) return showToast(answer?.said?.words ?? word("notDone"));
    const hadFocus = document.activeElement === button;
    learn(answer.said);
    if (hadFocus) done.focus({ preventScroll: true });
  }

  list.addEventListener("click", (event) => {
    const button = event.target.closest(".ack > .btn");
    if (!button) return;
    event.preventDefault();
    if (!button.hasAttribute("aria-disabled")) press(button.parentElement);
  });
  draw();
  return { draw, moved, meet };
}
