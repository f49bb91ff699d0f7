import { ask } from "./api.js";
import { quietly } from "./older.js";

const NEAR = 600; // px from the end
const NO_END = 10 ** 15; // a place after every message

// Where the list ends in the middle of the history: pages forwards when the reader comes near the last message,
// until it meets the newest one. `show(frames)` puts them below, `startOver(frames, more)` shows the newest page.
export function openNewer({ log, slug, show, startOver }) {
  const foot = document.getElementById("later");
  const [link, end] = foot.querySelectorAll("a");
  let asking = null;

  const hasMore = () => !foot.hidden;
  const close = () => (foot.hidden = true);
  const fromEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight;

  function load() {
    asking ??= fetchPage().finally(() => (asking = null));
    return asking;
  }

  async function fetchPage() {
    const from = link.href;
    const after = new URL(from).searchParams.get("after");
    const said = hasMore() ? await page(`after=${after}`) : null;
    if (!said || !hasMore() || link.href !== from) return false; // the list ends elsewhere now
    if (said.frames.length) link.href = `?after=${said.frames.at(-1).seq}`;
    foot.hidden = !said.more;
    quietly(log, () => show(said.frames));
    return true;
  }

  function goOnFrom(seq) {
    link.href = `?after=${seq}`;
    foot.hidden = false;
  }

  async function toNewest() {
    const said = hasMore() ? await page(`before=${NO_END}`) : null;
    if (!said || !hasMore()) return;
    close();
    quietly(log, () => startOver(said.frames, said.more));
  }

  async function page(place) {
    const answer = await ask(`/rooms/${slug}/messages?${place}`).catch(() => null);
    return answer?.status === 200 ? answer.said : null;
  }

  function look() {
    if (hasMore() && fromEnd() < NEAR) load();
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    load();
  });
  end.addEventListener("click", (event) => {
    event.preventDefault();
    toNewest();
  });
  document.addEventListener("scroll", look, { capture: true, passive: true });

  return { hasMore, look, toNewest, goOnFrom, close };
}
