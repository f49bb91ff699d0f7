import { openSheet } from "../classchat/sheet.js";
import { carryOut } from "./deed.js";

// A message's HTML knows no viewer: each kind bears the ids of who chose it, and how it is read out when I am one.
export function ringMine(list, me) {
  for (const kind of list.querySelectorAll(".rx > a:not([aria-pressed])")) {
    const isMine = kind.dataset.who.split(" ").includes(me);
    kind.setAttribute("role", "button");
    kind.setAttribute("aria-pressed", String(isMine));
    if (isMine) kind.setAttribute("aria-label", kind.dataset.mine);
  }
}

// A tap on a kind chooses it or takes it back. Who chose what is asked for when somebody wants to know.
export function openReactions({ log, me, took }) {
  const mine = (message) => message.querySelector(".rx > [aria-pressed=true]")?.dataset.react;

  async function react(message, kind) {
    const { id } = message.dataset;
    const body = { kind: mine(message) === kind ? "" : kind };
    const wasInside = message.querySelector(".rx")?.contains(document.activeElement);
    await carryOut(`/messages/${id}/reaction`, { method: "PUT", body }, took);
    const now = document.getElementById(`m${id}`);
    if (wasInside) (now?.querySelector(`.rx > [data-react=${kind}]`) ?? now)?.focus({ preventScroll: true });
  }

  async function who(message) {
    const answer = await carryOut(`/messages/${message.dataset.id}/reaction`, { method: "GET" }, took);
    if (!answer?.said?.html) return;
    const content = document.createRange().createContextualFragment(answer.said.html);
    openSheet({ content, labelledBy: "reactions-title", first: "h2" });
  }

  function press(event) {
    const kind = event.target.closest(".rx > a");
    if (!kind) return;
    event.preventDefault();
    react(kind.closest(".m"), kind.dataset.react);
  }

  log.addEventListener("click", press);
  log.addEventListener("keydown", (event) => event.key === " " && press(event));
  return { react, who };
}
