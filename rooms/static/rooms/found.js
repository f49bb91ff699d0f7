// Words found in the message box: the first are selected so that typing replaces them, Tab goes on to the next.
// When none are left Tab leaves the box as usual.
export function openFound(box) {
  let left = []; // {start, end} in UTF-16 code units of `before`
  let before = "";

  function start(spans) {
    left = [...spans];
    before = box.value;
    next();
  }

  function next() {
    const span = left.shift();
    if (!span) return false;
    box.setSelectionRange(span.start, span.end);
    if (box.scrollHeight > box.clientHeight) show();
    return true;
  }

  // A browser brings a selection into view only when the box gets the focus.
  function show() {
    box.blur();
    box.focus({ preventScroll: true });
  }

  // Words that were typed over are done with; those behind them have moved.
  function follow() {
    if (!left.length) return;
    const { from, to, by } = changeOf(before, box.value);
    left = left.filter(({ start, end }) => end <= from || start >= to);
    for (const span of left) if (span.start >= to) Object.assign(span, { start: span.start + by, end: span.end + by });
    before = box.value;
  }

  box.addEventListener("input", follow);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (next()) event.preventDefault();
  });

  return { start };
}

// The stretch of the old text that became something else, and how much longer the text is now.
function changeOf(old, now) {
  const most = Math.min(old.length, now.length);
  let same = 0;
  while (same < most && old[same] === now[same]) same += 1;
  let tail = 0;
  while (tail < most - same && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return { from: same, to: old.length - tail, by: now.length - old.length };
}
