import { ask } from "./api.js";

// Links to one message, such as #m91, quotes of it and pins: shows it, on the page that has it in its middle when this one
// has not got it.
export function followLinks({ log, pins, timeline, scroll }) {
  async function follow() {
    const id = /^#m(\d+)$/.exec(location.hash)?.[1];
    if (id) await to(id);
  }

  async function to(id) {
    const row = timeline.rowOf(id);
    if (row) scroll.jumpTo(row);
    else await openPageOf(id);
  }

  // Asked first: what is not there any more must not take the reader away from here.
  async function openPageOf(id) {
    const address = `/messages/${id}`;
    const isHereAlready = location.hash === `#m${id}` && new URLSearchParams(location.search).has("around");
    if (isHereAlready) history.replaceState(null, "", location.pathname + location.search);
    const answer = isHereAlready ? null : await ask(address).catch(() => null);
    if (answer?.status === 200) location.assign(address);
  }

  window.addEventListener("hashchange", follow);
  function press(event) {
    const id = /^\/messages\/(\d+)$/.exec(event.target.closest(".quote, .pinbar")?.getAttribute("href"))?.[1];
    if (!id) return;
    event.preventDefault();
    event.target.closest("details")?.removeAttribute("open");
    to(id);
  }
  for (const place of [log, pins]) place.addEventListener("click", press);
  follow();
}
