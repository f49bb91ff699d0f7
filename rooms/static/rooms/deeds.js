import { showToast } from "../classchat/toast.js";
import { copyWords } from "./copy.js";
import { carryOut } from "./deed.js";
import { later } from "./later.js";
import { openReactions } from "./reacting.js";
import { piece, word } from "./words.js";

// What a person can do with a message, by the data-do of its entries in templates/rooms/_actions.html. `took(frame)`
// is told what it looks like now, `hinted(item, words)` what to say quietly about it.
export function deedsFor({ log, slug, me, composer, replying, took, hinted, hidden }) {
  const reactions = openReactions({ log, me, took });
  const remove = later(async () => (await import("./removal.js")).openRemoval({ log, took }));
  const holding = { log, took, what: "holding" };
  const hold = later(async () => (await import("./removal.js")).openRemoval(holding));
  const all = { react: reactions.react, who: reactions.who, copy: copyWords, pin, unpin, hide, unhide, remove, hold, unread };
  if (!composer) return all;
  const quietly = (message) => hinted({ slug, ...message }, message.hint);
  const box = { composer, took, hinted: quietly, ended: () => replying.paint() };
  return { ...all, reply, edit: later(async () => (await import("./editing.js")).openEditing(box)) };

  function pin(message) {
    return carryOut(`/messages/${message.dataset.id}/pin`, { method: "PUT" }, took);
  }

  function unpin(message) {
    return carryOut(`/messages/${message.dataset.id}/pin`, { method: "DELETE" }, took);
  }

  async function hide(message) {
    if (await setHidden(message, "PUT")) showToast(piece("hidden-now"));
  }

  function unhide(message) {
    return setHidden(message, "DELETE");
  }

  async function setHidden(message, method) {
    const answer = await carryOut(`/messages/${message.dataset.id}/hiding`, { method }, took);
    if (answer?.status !== 200) return false;
    hidden(answer.said.people);
    const row = message.isConnected ? message.closest(".row") : null; // what had the focus may not be seen any more
    row?.querySelector(".hid-line > summary, .m")?.focus({ preventScroll: true });
    return true;
  }

  // The room waits in the list again; it is read once it is opened anew.
  async function unread(message) {
    const marked = { method: "PUT", body: { marked: Number(message.dataset.seq) } };
    const answer = await carryOut(`/rooms/${slug}/read`, marked, took);
    if (answer?.status === 200) showToast(word("markedUnread"));
  }

  function reply(message) {
    replying.answer(message.dataset.id);
    composer.box.focus();
  }
}
