import { ask } from "./api.js";

// Links to one message, such as #m91, and quotes of it: shows it, on the page that has it in its middle when this one
// has not got it.
export function followLinks({ log, timeline, scroll }) {
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
  log.addEventListener("click", (event) => {
    const id = /^\/messages\/(\d+)$/.exec(event.target.closest(".quote")?.getAttribute("href"))?.[1];
    if (!id) return;
    event.preventDefault();
    to(id);
  });
  follow();
}
