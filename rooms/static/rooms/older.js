import { ask } from "./api.js";

const NEAR = 600; // px from the top
const REST = 2_000; // ms after a page that did not come

// Pages backwards when the reader comes near the first message.
// `show(frames, offer)` puts them into the list without moving what is being read; `offer()` says what is still above.
export function openOlder({ link, log, slug, scroll, show }) {
  let asking = null;

  const hasMore = () => !link.hidden;

  function load() {
    asking ??= fetchPage().finally(() => (asking = null));
    return asking;
  }

  async function fetchPage() {
    if (!hasMore()) return false;
    const from = link.href;
    const before = new URL(from).searchParams.get("before");
    const answer = await ask(`/rooms/${slug}/messages?before=${before}`).catch(() => null);
    if (answer?.status !== 200 || !answer.said) return rest();
    if (link.href !== from) return true; // the list begins elsewhere now
    quietly(log, () => show(answer.said.frames, () => offer(answer.said)));
    return true;
  }

  async function rest() {
    await new Promise((rested) => setTimeout(rested, REST));
    return false;
  }

  function offer({ frames, more }) {
    link.hidden = !more || frames.length === 0;
    if (!link.hidden) goOnFrom(frames[0].seq);
  }

  function goOnFrom(seq) {
    link.hidden = false;
    link.href = `?before=${seq}`;
  }

  async function look() {
    while (scroll.fromTop() < NEAR && (await load()));
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    load();
  });
  document.addEventListener("scroll", look, { capture: true, passive: true });

  return { look, offer, goOnFrom, hasMore };
}

// History is not news: a screen reader must not read out what goes in above.
export function quietly(log, change) {
  log.setAttribute("aria-busy", "true");
  log.setAttribute("aria-live", "off");
  change();
  setTimeout(() => {
    log.setAttribute("aria-live", "polite");
    log.removeAttribute("aria-busy");
  }, 200);
}
