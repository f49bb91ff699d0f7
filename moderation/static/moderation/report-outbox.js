import { ask } from "../rooms/api.js";
import { newId } from "../rooms/ids.js";
import { whenBack } from "../rooms/wake.js";

const LONGEST_WAIT = 60_000; // ms
const STORED = [200, 201];

// Reports on their way: kept in this tab until the school has them, each with its client_id, so that none is filed
// twice. `told` has isWatched(item), sent(item, said), waits(item, "offline" | "later" | "signed-out") and
// refused(item, said): refused ones are not tried again.
export function openOutbox({ kept, told }) {
  let items = kept.read("waiting") ?? [];
  let attempt = 0;
  let timer = 0;
  let isRunning = false;

  function save() {
    kept.write("waiting", items.length ? items : null);
  }

  function add({ message, reason, label, comment = "" }) {
    const item = { client_id: newId(), message, reason, label, comment, late: false };
    items.push(item);
    save();
    queueMicrotask(run); // the caller knows its item before it hears of it
    return item;
  }

  async function run() {
    clearTimeout(timer);
    if (isRunning) return;
    isRunning = true;
    const waits = [];
    for (const item of [...items]) waits.push(await send(item));
    isRunning = false;
    const longest = Math.max(0, ...waits);
    attempt = longest ? attempt + 1 : 0;
    if (longest) timer = setTimeout(run, longest);
    else if (items.some(({ late }) => !late)) run(); // added meanwhile
  }

  // Answers the ms to wait before trying again, 0 when it is done with.
  async function send(item) {
    if (!items.includes(item)) return 0;
    if (!navigator.onLine) return wait(item, "offline");
    const { client_id, message, reason } = item;
    const comment = told.isWatched(item) ? "" : item.comment; // still being written: it follows as a note
    const body = { client_id, reason, comment };
    const answer = await ask(`/messages/${message}/report`, { method: "POST", body }).catch(() => null);
    if (!items.includes(item)) return 0;
    if (!answer) return wait(item, "offline");
    const { status, said, retryAfter } = answer;
    if (STORED.includes(status)) return done(item, () => told.sent(item, said));
    if (status === 401) return wait(item, "signed-out");
    if (status === 429 && item.late) return wait(item, "later", retryAfter * 1000);
    if (status >= 500 || (status === 403 && !said)) return wait(item, "later");
    return done(item, () => told.refused(item, said));
  }

  function wait(item, why, pause = 0) {
    item.late = true;
    save();
    told.waits(item, why);
    return pause || Math.min(1000 * 2 ** attempt, LONGEST_WAIT);
  }

  function done(item, tell) {
    forget(item);
    tell();
    return 0;
  }

  function forget(item) {
    items = items.filter((each) => each !== item);
    save();
  }

  function note(item, text) {
    item.comment = text;
    save();
  }

  whenBack(() => items.length && run());
  if (items.length) run();
  return { add, note, forget };
}
