// The list stays true while it is read: what changed changes in its place, what is new waits behind a bar at the top.
// No row ever moves under the pointer. The server is asked in numbers; hidden pages ask nothing.
import { counted, word } from "../rooms/words.js";
import { lookAtCase } from "./case-news.js";

const EVERY = 15_000; // milliseconds
const WORDS_AGE_AFTER = 60_000; // "22 min left" is told anew

export function openQueue(queue) {
  const { tab, changes } = queue.dataset;
  const news = queue.querySelector("#queue-news");
  let { seen } = queue.dataset;
  let drawnAt = Date.now();
  let timer = 0;
  let asking = false;

  const rows = () => new Map([...queue.querySelectorAll("a.case-row")].map((row) => [row.dataset.ref, row]));
  queue.querySelector('.case-row[aria-current="true"]')?.scrollIntoView({ block: "nearest" });

  async function look() {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(`${changes}?${new URLSearchParams({ tab, since: seen })}`, {
        headers: { Accept: "application/json" },
      });
      if (answer.status === 200) await hear(await answer.json());
      else if (answer.status === 204 && Date.now() - drawnAt > WORDS_AGE_AFTER) await redraw();
      await lookAtCase();
    } catch {
      // offline, or the server is restarting: the next look tells
    } finally {
      asking = false;
    }
  }

  async function hear({ seen: now, count, versions }) {
    const listed = rows();
    for (const [ref, row] of listed) if (!(ref in versions)) leave(row);
    announce(Object.keys(versions).filter((ref) => !listed.has(ref)).length);
    tell(tab, count);
    await redraw();
    seen = now;
  }

  // Rows keep their places and their focus; only what stands in them is new.
  async function redraw() {
    const page = await freshPage();
    for (const [ref, row] of rows()) {
      const fresh = page.getElementById(`case-${ref}`);
      if (fresh) become(row, fresh);
    }
    for (const count of page.querySelectorAll(".ftabs [data-count]")) tell(count.dataset.count, count.textContent);
    if (!rows().size && !page.querySelector("a.case-row")) replaceRows(page);
    tellRail(page);
    drawnAt = Date.now();
  }

  async function showNew() {
    const before = rows();
    const open = queue.querySelector('.case-row[aria-current="true"]')?.dataset.ref;
    const page = await freshPage();
    replaceRows(page);
    tellRail(page);
    seen = page.getElementById("queue").dataset.seen;
    news.replaceChildren();
    rows().get(open)?.setAttribute("aria-current", "true");
    [...rows()].find(([ref]) => !before.has(ref))?.[1].focus();
  }

  function replaceRows(page) {
    queue.querySelector("#queue-rows").replaceWith(page.getElementById("queue-rows"));
  }

  function announce(count) {
    if (!count) return news.replaceChildren();
    const words = counted("new", count);
    const bar = news.firstElementChild ?? document.createElement("button");
    if (bar.textContent === words) return;
    bar.type = "button";
    bar.className = "qnew";
    bar.textContent = words;
    bar.onclick = () => showNew().catch(() => {});
    news.replaceChildren(bar);
  }

  function tell(of, count) {
    const place = queue.querySelector(`.ftabs [data-count="${of}"]`);
    if (place) place.textContent = count;
  }

  // The same number stands beside Moderate.
  function tellRail(page) {
    const [here, fresh] = [document, page].map((each) => each.querySelector('.rail a[href="/staff/queue"]'));
    if (here && fresh) here.replaceChildren(...fresh.childNodes);
  }

  async function freshPage() {
    const answer = await fetch(`${queue.dataset.page}?${new URLSearchParams({ tab })}`);
    if (!answer.ok || answer.redirected) throw new Error("no list");
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }

  function begin() {
    clearInterval(timer);
    if (document.hidden) return;
    timer = setInterval(look, EVERY);
    look();
  }

  document.addEventListener("visibilitychange", begin);
  window.addEventListener("focus", look);
  begin();
}

function become(row, fresh) {
  Object.assign(row.dataset, fresh.dataset);
  if (!fresh.dataset.claim) delete row.dataset.claim; // somebody else has it now
  row.replaceChildren(...fresh.childNodes);
}

// Decided, or with somebody else now: nothing of it stays on the page, but its place does.
function leave(row) {
  const place = document.createElement("p");
  place.className = "case-row gone";
  place.textContent = word("gone");
  const hadFocus = row === document.activeElement;
  row.replaceWith(place);
  if (hadFocus) Object.assign(place, { tabIndex: -1 }).focus();
}
