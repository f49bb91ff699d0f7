import { openSheet } from "../classchat/sheet.js";
import { carryOut } from "./deed.js";
import { piece } from "./words.js";

// Asks once more with the page's piece `what` ("removal", "holding"), then does it. Focus stays where it stood, or goes
// to the message after it.
export function openRemoval({ log, took, what = "removal" }) {
  return function remove(message) {
    const { id } = message.dataset;
    const content = piece(what);
    const form = content.querySelector("form");
    const sheet = openSheet({ content, labelledBy: `${what}-title`, first: "[data-close]" });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      sheet.close();
      goThrough(id, form.getAttribute("action"));
    });
  };

  async function goThrough(id, action) {
    const neighbour = nextTo(document.getElementById(`m${id}`));
    await carryOut(action.replace("/0/", `/${id}/`), {}, took);
    if (document.activeElement === document.body) (neighbour ?? log).focus({ preventScroll: true });
  }
}

function nextTo(message) {
  const rows = [...document.querySelectorAll("#timeline > .row")];
  const here = rows.indexOf(message?.closest(".row"));
  return (rows[here + 1] ?? rows[here - 1])?.querySelector(".m");
}
