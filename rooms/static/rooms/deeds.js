import { copyWords } from "./copy.js";
import { openEditing } from "./editing.js";
import { openRemoval } from "./removal.js";

// What a person can do with a message, by the data-do of its entries in templates/rooms/_actions.html. `took(frame)`
// is told what it looks like now, `hinted(item, words)` what to say quietly about it.
export function deedsFor({ log, slug, composer, replying, took, hinted }) {
  const all = { copy: copyWords, remove: openRemoval({ log, took }) };
  if (!composer) return all;
  const quietly = (message) => hinted({ slug, ...message }, message.hint);
  return { ...all, reply, edit: openEditing({ composer, took, hinted: quietly, ended: () => replying.paint() }) };

  function reply(message) {
    replying.answer(message.dataset.id);
    composer.box.focus();
  }
}
