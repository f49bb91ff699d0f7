import { ask } from "./api.js";

const NEAR = 600; // px from the top
const REST = 2_000; // ms after a page that did not come

// Pages backwards when the reader comes near the first message.
// `show(frames)` puts them into the list without moving what is being read.
export function openOlder({ link, log, slug, scroll, show }) {
  let asking = null;

  const hasMore = () => !link.hidden;

  function load() {
    asking ??= fetchPage().finally(() => (asking = null));
    return asking;
  }

  async function fetchPage() {
    if (!hasMore()) return false;
    const before = new URL(link.href).searchParams.get("before");
    const answer = await ask(`/rooms/${slug}/messages?before=${before}`).catch(() => null);
    if (answer?.status !== 200 || !answer.said) return rest();
    quietly(log, () => show(answer.said.frames));
    offer(answer.said);
    return true;
  }

  async function rest() {
    await new Promise((rested) => setTimeout(rested, REST));
    return false;
  }

  function offer({ frames, more }) {
    link.hidden = !more || frames.length === 0;
    if (!link.hidden) link.href = `?before=${frames[0].seq}`;
  }

  async function look() {
    while (scroll.fromTop() < NEAR && (await load()));
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    load();
  });
  document.addEventListener("scroll", look, { capture: true, passive: true });

  return { look, offer, hasMore };
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
