import { openSheet, sheetIsOpen } from "../classchat/sheet.js";

export const CHOICES = ["ask_moderator", "post_anyway", "own_child"];

// The sheet itself. `closed(reason)` is told the choice, or how the sheet was left.
export function openQuestion(html, closed) {
  const words = document.createElement("template");
  words.innerHTML = html;
  const sheet = openSheet({ content: words.content, labelledBy: "check-title", first: "[data-answer=edit]", closed });
  showFound(sheet.dialog.querySelector(".check-quote"));
  sheet.dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-answer]");
    if (!button) return;
    event.preventDefault();
    sheet.close(button.dataset.answer);
  });
}

// A long quote scrolls by itself, by keys too; the first found words stand in the middle of it.
function showFound(quote) {
  const over = quote.scrollHeight - quote.clientHeight;
  if (over <= 0) return;
  quote.tabIndex = 0;
  const first = quote.querySelector("mark");
  if (!first) return;
  const from = first.getBoundingClientRect().top - quote.getBoundingClientRect().top;
  quote.scrollTop = from - quote.clientHeight / 2;
}

// What a message needs before it is sent: a sheet of the server's words about it, and the person's choice.
// While the sheet is open an empty message box shows the words; the unsent message still holds them.
// `draw(item)` and `wipe(item)` show it in the list or not.
export function openChecks({ composer, choose, discard, draw, wipe }) {
  // One at a time, and never over what the person is writing or doing: it can wait with "Look at it".
  function canOpen() {
    return !sheetIsOpen() && !composer?.box.value.trim();
  }

  function open(item) {
    const { html, body, spans } = item.check;
    const isBorrowed = composer?.borrow(body) ?? false;
    if (isBorrowed) wipe(item);
    openQuestion(html, closed);

    function closed(reason) {
      if (CHOICES.includes(reason)) return send(reason);
      const isMine = reason === "edit" || isBorrowed;
      if (isMine && composer?.take(body, { isBorrowed, spans: reason === "edit" ? spans : [] })) discard(item);
      else draw(item);
    }

    function send(choice) {
      if (isBorrowed) composer.giveBack();
      choose(item, choice);
    }
  }

  // What was written just now waits behind one that needs the person: they look at that one.
  function openFirst(items) {
    const first = items.find(({ state }) => state === "needs-you");
    if (first && canOpen()) open(first);
  }

  return { canOpen, open, openFirst };
}
