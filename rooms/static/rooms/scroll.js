import { counted, word } from "./words.js";

const AT_END = 40; // px
const FAR = 300; // px above the end the jump button shows
const LINE_FROM_TOP = 80;
const STILL = 200; // ms without scrolling before the place is kept
const JUMPED = 2_000; // ms a message that was jumped to wears its ring

// Where the reader is in the list, and keeping them there. `atNewest()`: the list goes on to the newest message;
// `toNewest()` makes it so.
export function openScroll({ log, list, jump, badge, kept, atNewest, toNewest }) {
  let following = true;
  let missed = 0;
  let remembering = 0;

  function fromEnd() {
    const { scrollHeight, scrollTop, clientHeight } = log;
    return scrollHeight - scrollTop - clientHeight;
  }

  function toEnd() {
    log.scrollTop = log.scrollHeight;
    looked();
  }

  function looked() {
    following = fromEnd() < AT_END && atNewest();
    if (following) missed = 0;
    drawJump();
    clearTimeout(remembering);
    remembering = setTimeout(remember, STILL);
  }

  function drawJump() {
    jump.hidden = fromEnd() <= FAR && atNewest();
    badge.hidden = missed === 0;
    badge.querySelector("span").textContent = missed;
    jump.setAttribute("aria-label", missed ? counted("jump", missed) : word("jump"));
  }

  function top() {
    return log.getBoundingClientRect().top;
  }

  function inView() {
    const [from, to] = [top(), top() + log.clientHeight];
    return rowsOf(list).filter((row) => {
      const { top: start, bottom: end } = row.getBoundingClientRect();
      return end > from && start < to;
    });
  }

  // Changes the list while what is being read stays where it is, or at the end follows it.
  function keep(change) {
    const wasFollowing = following;
    const held = wasFollowing ? [] : inView().map((row) => [row, row.getBoundingClientRect().top]);
    const result = change();
    const still = held.find(([row]) => row.isConnected);
    if (wasFollowing) toEnd();
    else if (still) log.scrollTop += still[0].getBoundingClientRect().top - still[1];
    drawJump();
    return result;
  }

  // Where own words appear, or what the jump button promises.
  async function goToNewest() {
    if (!atNewest()) await toNewest();
    toEnd();
  }

  // `beyond` came, too, but the list does not go on to them.
  function arrived(rows, beyond) {
    if (following) rows.at(-1)?.classList.add("fresh");
    else missed += rows.length + beyond;
    drawJump();
  }

  function lastSeen() {
    return inView().findLast((row) => row.dataset.row) ?? null;
  }

  function open() {
    const line = document.getElementById("unread-line");
    const place = kept.read("place");
    const row = place && list.querySelector(`[data-row="${Number(place.row)}"]`);
    if (line) putAt(line, LINE_FROM_TOP);
    else if (row) putAt(row, place.top);
    else toEnd();
  }

  function putAt(element, distance) {
    log.scrollTop += element.getBoundingClientRect().top - top() - distance;
    looked();
  }

  function remember() {
    const row = following ? null : inView()[0];
    kept.write("place", row && { row: row.dataset.row, top: row.getBoundingClientRect().top - top() });
  }

  function jumpTo(row) {
    const message = row.querySelector(".m");
    putAt(row, LINE_FROM_TOP);
    message.focus({ preventScroll: true });
    row.classList.add("jumped");
    setTimeout(() => row.classList.remove("jumped"), JUMPED);
  }

  log.style.overflowAnchor = "none"; // `keep` does it, in every browser
  log.addEventListener("scroll", looked, { passive: true });
  list.addEventListener("animationend", (event) => event.target.classList.remove("fresh"));
  jump.addEventListener("click", async () => {
    await goToNewest();
    rowsOf(list).at(-1)?.querySelector(".m").focus({ preventScroll: true });
  });
  new ResizeObserver(() => following && toEnd()).observe(log);

  return { open, keep, arrived, goToNewest, jumpTo, lastSeen, fromTop: () => log.scrollTop };
}

function rowsOf(list) {
  return [...list.querySelectorAll(":scope > .row")];
}
