import { seqOf } from "./layout.js";

const MOST = 300; // stored messages in the document

// The stretch of the history that is in the document. What is furthest from the reader leaves it when it becomes too
// long, and is asked for again when they come back.
export function openStretch({ log, timeline, older, newer }) {
  const welcome = document.getElementById("welcome"); // stands before the first message

  return function trim() {
    const rows = timeline.stored();
    const many = rows.length - MOST;
    if (many <= 0) return;
    if (isNearerToEnd()) leaveAbove(rows, many);
    else leaveBelow(rows, many);
  };

  function isNearerToEnd() {
    const { scrollHeight, scrollTop, clientHeight } = log;
    return scrollTop > scrollHeight - scrollTop - clientHeight;
  }

  function leaveAbove(rows, many) {
    if (welcome) welcome.hidden = true;
    timeline.forget(rows.slice(0, many), { isAbove: true });
    older.goOnFrom(seqOf(rows[many].querySelector(".m")));
  }

  function leaveBelow(rows, many) {
    newer.goOnFrom(seqOf(rows.at(-many - 1).querySelector(".m")));
    timeline.forget(rows.slice(-many));
  }
}
