import { hideBoxLine, showBoxLine } from "./box-line.js";

// Which message the next one answers: kept with the draft, shown above the message box, given away once it is sent.
export function openReplying({ composer, kept, quotes }) {
  const { box } = composer;
  let drawn = null;
  let to = box.form.elements.reply_to.value || kept.read("reply");

  function answer(id) {
    to = id;
    kept.write("reply", to);
    paint();
  }

  function stop() {
    answer(null);
    box.focus();
  }

  // While the box holds other words, its line says so; ours comes back with the draft.
  function paint() {
    if (composer.isLent()) return (drawn = null);
    const quote = to ? quotes.of(to) : null;
    const asDrawn = JSON.stringify([to, quote]);
    if (asDrawn === drawn) return;
    drawn = asDrawn;
    if (quote === undefined) quotes.want(to);
    if (to) showBoxLine("reply", (line) => fill(line, quote), stop);
    else hideBoxLine();
  }

  function give() {
    const given = to ? Number(to) : undefined;
    if (to) answer(null);
    return given;
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && to && !event.defaultPrevented) stop();
  });
  return { answer, paint, give };
}

function fill(line, quote) {
  if (quote?.colour) line.classList.add(quote.colour);
  line.querySelector(".name").textContent = quote?.name ?? "";
  line.querySelector(".words").textContent = quote?.words ?? "";
}
