import { openRoomsList } from "./rooms-list.js";
import { keepSocket } from "./socket.js";

const SOON = 1_000; // ms after news of the room

// The page of a room's shelf: what others put there or take off shows by itself.
const room = Number(document.getElementById("main").dataset.room);
const list = openRoomsList({ here: room });
let due = 0;
let greeted = false;

function hear(frame) {
  if (frame.type === "pulse" || frame.type === "tick") return;
  const isOurs = frame.room === room && (frame.type === "room.changed" || document.querySelector(`[data-of="${frame.id}"]`));
  const isNews = isOurs || (frame.type === "hello" && greeted);
  if (isNews) due ||= setTimeout(drawAnew, SOON);
  greeted ||= frame.type === "hello";
  list.news();
}

// The focus stays on the button that it was on.
async function drawAnew() {
  due = 0;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("shelf");
  const shelf = document.getElementById("shelf");
  const { id } = document.activeElement;
  const isOpen = shelf.querySelector(".past")?.open;
  if (!fresh) return;
  shelf.replaceChildren(...fresh.childNodes);
  if (isOpen) shelf.querySelector(".past")?.setAttribute("open", "");
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
}

const up = () => (document.documentElement.dataset.line = "up");
keepSocket({ frame: hear, up, down: () => {}, signedOut: () => location.reload() });
