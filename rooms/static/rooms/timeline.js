import { layOut, seqOf } from "./layout.js";

const messageIn = (row) => row.querySelector(".m");
const wordsOf = (row) => row.querySelector(".poll")?.dataset.says ?? row.querySelector(".body, .b.box")?.textContent;

// The messages on the page: one row each, by id and version, in order of seq, unsent ones last.
// `dress()` is told whenever some of them are new or changed.
export function openTimeline({ list, me, lastRead, hasOlder, hasNewer, dress }) {
  const line = document.getElementById("unread-line");
  const dropped = new Map(); // id -> version of what is not shown any more
  const beyond = new Map(); // id -> frame from outside the stretch shown here: waits until the reader pages there

  let isCut = false; // what stood further up is not in the document any more

  const rows = () => [...list.querySelectorAll(":scope > .row")];
  const stored = () => rows().filter((row) => row.dataset.row);
  const rowOf = (id) => list.querySelector(`:scope > .row[data-row="${Number(id)}"]`);
  const unsent = (clientId) =>
    rows().find((row) => !row.dataset.row && messageIn(row).dataset.client === clientId);

  // Answers [{frame, row}] of the messages that were not on the page before.
  function show(frames) {
    return arrange(frames.filter((frame) => !isBeyond(frame)));
  }

  // A page read back or on.
  function showPage(frames) {
    return arrange(frames.map(newest));
  }

  const waiting = () => [...beyond.values()];

  function arrange(frames) {
    const added = frames.map(put).filter(Boolean);
    dress();
    lay();
    return added;
  }

  function lay() {
    layOut(list, { me, lastRead, line, isCut });
  }

  function put(frame) {
    const row = rowOf(frame.id);
    const version = row ? messageIn(row).dataset.version : dropped.get(frame.id);
    if (frame.version <= Number(version ?? 0)) return null;
    if (frame.face === "none") return drop(frame, row);
    const place = row ?? pendingOf(frame) ?? document.createElement("li");
    const before = row && wordsOf(row);
    fill(place, frame, me);
    // Nobody needs their own words read out, nor the same words again because somebody reacted to them.
    if (String(frame.author) === me || before === wordsOf(place)) place.setAttribute("aria-live", "off");
    else place.removeAttribute("aria-live");
    settle(place, frame.seq);
    return row ? null : { frame, row: place };
  }

  function drop(frame, row) {
    dropped.set(frame.id, frame.version);
    row?.remove();
    return null;
  }

  // A change further up or down must not open a hole between it and the rows that are here.
  function isBeyond(frame) {
    const here = stored();
    if (!here.length || rowOf(frame.id)) return false;
    const [first, last] = [here[0], here.at(-1)].map((row) => seqOf(messageIn(row)));
    const isOutside = (hasOlder() && frame.seq < first) || (hasNewer() && frame.seq > last);
    if (isOutside) beyond.set(frame.id, newest(frame));
    return isOutside;
  }

  function newest(frame) {
    const other = beyond.get(frame.id);
    return other && other.version > frame.version ? other : frame;
  }

  function pendingOf({ author, client_id }) {
    return String(author) === me ? unsent(client_id) : null;
  }

  function settle(row, seq) {
    const next = rowAfter(seq, row);
    if (row.isConnected && siblingRow(row) === next) return;
    list.insertBefore(row, next);
  }

  function rowAfter(seq, row) {
    let next = null;
    for (const other of rows().reverse()) {
      if (other === row) continue;
      if (seqOf(messageIn(other)) <= seq) break;
      next = other;
    }
    return next;
  }

  function addUnsent(row) {
    list.append(row);
    dress();
    lay();
  }

  // They come again when the reader comes back. Who stood in one of them stands in the list.
  function forget(some, { isAbove = false } = {}) {
    isCut ||= isAbove;
    if (some.some((row) => row.contains(document.activeElement))) list.parentElement.focus({ preventScroll: true });
    for (const row of some) row.remove();
    lay();
  }

  function startOver(frames, more) {
    isCut = more;
    empty();
    return show(frames);
  }

  function empty() {
    dropped.clear();
    beyond.clear();
    for (const row of stored()) row.remove();
    lay();
  }

  return { rows, stored, rowOf, unsent, forget, show, showPage, waiting, addUnsent, lay, startOver, empty };
}

function fill(row, frame, me) {
  const focused = document.activeElement;
  const hadFocus = row.contains(focused);
  row.innerHTML = frame.html;
  row.dataset.row = frame.id;
  row.className = namesMe(row, me) ? "row forme" : "row"; // an unsent row says more about itself
  if (hadFocus) (inside(row, focused.id) ?? messageIn(row)).focus({ preventScroll: true });
}

// As rooms/timeline.py: by somebody else, and for all to read.
function namesMe(row, me) {
  const { author, face } = messageIn(row).dataset;
  return author !== me && face === "full" && row.querySelector(`.ment[data-people~="${Number(me)}"]`) !== null;
}

function inside(row, id) {
  const same = id ? document.getElementById(id) : null;
  return row.contains(same) ? same : null;
}

function siblingRow(row) {
  let next = row.nextElementSibling;
  while (next && !next.matches(".row")) next = next.nextElementSibling;
  return next;
}
