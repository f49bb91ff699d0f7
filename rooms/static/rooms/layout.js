import { dayWords } from "./days.js";

const TOGETHER = 5 * 60_000; // ms between two messages that stand as one
const SPOKEN = ["full", "held"];

// The one layout rule, the same as rooms/timeline.py: days, the unread line, whose row it is, which rows
// belong together. Looks only at the rows; doing it again changes nothing. Where the list `isCut` above, the unread
// line may belong further up.
export function layOut(list, { me, lastRead, line, isCut }) {
  const days = takeDays(list);
  const rows = list.querySelectorAll(":scope > .row");
  const order = [];
  let before = null;
  let lineIsDue = Boolean(line) && !(isCut && rows.length && seqOf(rows[0].querySelector(".m")) > lastRead);
  for (const row of rows) {
    const message = row.querySelector(".m");
    const isOwn = message.dataset.author === me;
    if (message.dataset.day !== before?.dataset.day) {
      order.push(days.get(message.dataset.day) ?? makeDay(message.dataset.day));
    }
    const startsUnread = lineIsDue && !isOwn && seqOf(message) > lastRead;
    if (startsUnread) {
      order.push(line);
      lineIsDue = false;
    }
    row.classList.toggle("own", isOwn);
    for (const tick of message.querySelectorAll(".tick")) tick.hidden = !isOwn;
    row.classList.toggle("cont", !startsUnread && belongTogether(before, message));
    order.push(row);
    before = message;
  }
  if (line && !order.includes(line)) line.remove();
  arrange(list, order);
}

export function seqOf(message) {
  return message.dataset.seq ? Number(message.dataset.seq) : Infinity; // not stored yet: the newest
}

function takeDays(list) {
  const wanted = new Set([...list.querySelectorAll(".row .m")].map((message) => message.dataset.day));
  const days = new Map();
  for (const heading of list.querySelectorAll(":scope > .day")) {
    const { day } = heading.dataset;
    if (days.has(day) || !wanted.has(day)) {
      heading.remove();
    } else {
      name(heading);
      days.set(day, heading);
    }
  }
  return days;
}

function makeDay(day) {
  const heading = document.createElement("li");
  heading.className = "day";
  heading.dataset.day = day;
  heading.append(document.createElement("h2"));
  name(heading);
  return heading;
}

function name(heading) {
  const words = dayWords(heading.dataset.day);
  const title = heading.querySelector("h2");
  if (title.textContent !== words) title.textContent = words;
}

function belongTogether(before, message) {
  if (!before) return false;
  const [earlier, later] = [before.dataset, message.dataset];
  return (
    earlier.author === later.author &&
    earlier.day === later.day &&
    SPOKEN.includes(earlier.face) &&
    SPOKEN.includes(later.face) &&
    Date.parse(later.at) - Date.parse(earlier.at) < TOGETHER
  );
}

// Rows already stand in order, so only days and the line ever move: a row that moved would be read out again.
function arrange(list, order) {
  let place = list.firstElementChild;
  for (const element of order) {
    if (element === place) place = place.nextElementSibling;
    else list.insertBefore(element, place);
  }
}
