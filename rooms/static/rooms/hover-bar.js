import { actionsFor, hasActions } from "./actions.js";

const QUIET = 1_000; // ms after a message came, so that its buttons are not read out with it

// The bar at each message, from <template id="message-bar">: drawn here, because a message's HTML knows no viewer.
// The style sheet shows it to a mouse or a key; on touch its More button is there for switches and screen readers.
export function drawBars({ list, me }) {
  const bare = () => list.querySelectorAll(":scope > .row[data-row] > .m:not(:has(.hov))");
  let waiting = 0;

  function draw(message) {
    if (!message?.dataset.id || message.querySelector(".hov") || !hasActions(message, me)) return;
    message.querySelector(".b").append(actionsFor(message, "message-bar", me));
  }

  function drawAll() {
    for (const message of bare()) draw(message);
  }

  function changed() {
    for (const message of bare()) if (message.matches(":hover, :focus, :focus-within")) draw(message);
    clearTimeout(waiting);
    waiting = setTimeout(drawAll, QUIET);
  }

  // A class rather than :focus-within: on its way from the message to its bar the focus is nowhere for a moment.
  function focused({ target }) {
    const message = target.closest(".m");
    draw(message);
    if (target.matches(":focus-visible")) message?.classList.add("at");
  }

  function left({ target, relatedTarget }) {
    const message = target.closest(".m");
    if (!message?.contains(relatedTarget)) message?.classList.remove("at");
  }

  list.addEventListener("pointerover", ({ target }) => draw(target.closest(".m")));
  list.addEventListener("focusin", focused);
  list.addEventListener("focusout", left);
  new MutationObserver(changed).observe(list, { childList: true, subtree: true });
  drawAll();
}
