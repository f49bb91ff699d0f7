import { openRoomsList } from "./rooms-list.js";
import { keepSocket } from "./socket.js";

const SOON = 1_000; // ms after news

// Keeps a page beside a chat as others change it: these `parts` are fetched anew after frames that concern them.
// `heard(frame)` is told of every frame, `arriving(page)` before and `drawn()` after the parts are exchanged.
export function keepFresh({ here, parts, concerns, heard = () => {}, arriving = () => {}, drawn = () => {} }) {
  const list = openRoomsList({ here });
  let due = 0;
  let greeted = false;

  function hear(frame) {
    if (frame.type === "pulse" || frame.type === "tick") return;
    heard(frame);
    if (concerns(frame) || (frame.type === "hello" && greeted)) due ||= setTimeout(drawAnew, SOON);
    greeted ||= frame.type === "hello";
    list.news();
  }

  // The focus stays where it was, and what was unfolded stays so.
  async function drawAnew() {
    due = 0;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const { id } = document.activeElement;
    const isOpen = document.querySelector(".past")?.open;
    arriving(page);
    for (const part of parts) {
      const [old, fresh] = [document, page].map((each) => each.getElementById(part));
      if (old && fresh) old.replaceChildren(...fresh.childNodes);
    }
    if (isOpen) document.querySelector(".past")?.setAttribute("open", "");
    if (id) document.getElementById(id)?.focus({ preventScroll: true });
    drawn();
  }

  const up = () => (document.documentElement.dataset.line = "up");
  keepSocket({ frame: hear, up, down: () => {}, signedOut: () => location.reload() });
}
