import { ask } from "./api.js";
import { learnTime } from "./clock.js";

const SOON = 2_000; // ms after news
const title = document.title;

// The list of chats: each line as the server draws it, in its order, with the number of unread chats in
// the page's title and on the way back. `here` is the open room's id, or null.
export function openRoomsList({ here }) {
  const drawn = new Map(); // room id -> its line as the server last drew it
  let due = 0;

  function news() {
    due ||= setTimeout(refresh, SOON);
  }

  // Whether the server answered.
  async function refresh() {
    due = 0;
    const answer = await ask("/sync").catch(() => null);
    if (answer?.status !== 200 || !answer.said) return false;
    const { rooms, now } = answer.said;
    learnTime(now);
    if (rooms.every(({ id }) => lineOf(id))) draw(rooms);
    else await drawAnew();
    markHere();
    count(rooms);
    return true;
  }

  function draw(rooms) {
    const wanted = new Set(rooms.map(({ id }) => `room-row-${id}`));
    for (const line of document.querySelectorAll(".room-list .rm")) {
      if (!wanted.has(line.id)) line.parentElement.remove();
    }
    for (const { id, row_html } of rooms) {
      if (drawn.get(id) !== row_html) swap(lineOf(id).parentElement, row_html);
      drawn.set(id, row_html);
    }
    for (const list of document.querySelectorAll(".room-list")) order(list, [...wanted]);
  }

  function markHere() {
    if (here) lineOf(here)?.setAttribute("aria-current", "page");
  }

  function count(rooms) {
    const isRead = ({ id }) => id === here && document.hasFocus(); // its marker is on the way
    const unread = rooms.filter((room) => isNew(room) && !isRead(room));
    navigator.setAppBadge?.(unread.reduce((sum, room) => sum + callsIn(room), 0)).catch(() => {});
    document.title = unread.length ? `(${unread.length}) ${title}` : title;
    const badge = document.querySelector(".back-count");
    if (!badge) return;
    const others = unread.filter(({ id }) => id !== here).length;
    badge.hidden = others === 0;
    badge.querySelector(".n").textContent = others;
  }

  markHere();
  return { news, look: refresh };
}

const isNew = ({ unread, involvement, marked_unread }) => marked_unread || (unread > 0 && involvement !== "nothing");

// On the app's icon: mentions, and rooms of which the person wants to hear all.
const callsIn = ({ involvement, mentions }) => (involvement === "everything" ? 1 : involvement === "mentions" ? mentions : 0);

const lineOf = (id) => document.getElementById(`room-row-${id}`);

function swap(item, html) {
  const hadFocus = item.contains(document.activeElement);
  item.innerHTML = html;
  if (hadFocus) item.querySelector("a").focus({ preventScroll: true });
}

function order(list, ids) {
  const items = [...list.children];
  const sorted = items.toSorted((a, b) => ids.indexOf(a.firstElementChild.id) - ids.indexOf(b.firstElementChild.id));
  if (sorted.some((item, place) => item !== items[place])) list.append(...sorted);
}

// A chat that is new here has a place in a section that only the page knows.
async function drawAnew() {
  const page = await fetch("/chats").then((answer) => answer.text());
  const fresh = new DOMParser().parseFromString(page, "text/html").getElementById("room-sections");
  if (fresh) document.getElementById("room-sections").replaceWith(fresh);
}
