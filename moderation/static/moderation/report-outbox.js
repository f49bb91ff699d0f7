import { ask } from "../rooms/api.js";
import { newId } from "../rooms/ids.js";
import { openStore } from "../rooms/outbox-store.js";
import { whenBack } from "../rooms/wake.js";

const LONGEST_WAIT = 60_000; // ms
const STORED = [200, 201];

// Reports on their way: kept on this device until the school has them, each with its client_id, so that none is filed
// twice. `told` has isWatched(item), sent(item, said), waits(item, "offline" | "later" | "signed-out") and
// refused(item, said): refused ones are not tried again.
export function openOutbox({ me, told }) {
  let items = [];
  const store = openStore({ me, kind: "report", heard: { added, changed, removed } });
  let attempt = 0;
  let timer = 0;
  let isRunning = false;

  function add({ message, reason, label, comment = "" }) {
    const item = { client_id: newId(), message, reason, label, comment, late: false };
    items.push(item);
    store.add(item);
    queueMicrotask(run); // the caller knows its item before it hears of it
    return item;
  }

  async function run() {
    clearTimeout(timer);
    if (isRunning) return;
    isRunning = true;
    const waits = [];
    for (const item of [...items]) waits.push(await store.alone("all", () => send(item)));
    isRunning = false;
    const longest = Math.max(0, ...waits);
    attempt = longest ? attempt + 1 : 0;
    if (longest) timer = setTimeout(run, longest);
    else if (items.some(({ late }) => !late)) run(); // added meanwhile
  }

  // Answers the ms to wait before trying again, 0 when it is done with.
  async function send(item) {
    if (!items.includes(item)) return 0;
    if (!(await store.row(item))) return drop(item); // another tab sent it
    if (!navigator.onLine) return wait(item, "offline");
    const { client_id, message, reason } = item;
    const comment = told.isWatched(item) ? "" : item.comment; // still being written: it follows as a note
    const body = { client_id, reason, comment };
    const answer = await ask(`/messages/${message}/report`, { method: "POST", body }).catch(() => null);
    if (!items.includes(item)) return 0;
    if (!answer) return wait(item, "offline");
    const { status, said, retryAfter } = answer;
    if (STORED.includes(status) && said?.report) return done(Object.assign(item, { said }), () => told.sent(item, said));
    if (status < 400) return wait(item, "offline"); // a page of somebody else's network
    if (status === 401) return wait(item, "signed-out");
    if (status === 429 && item.late) return wait(item, "later", retryAfter * 1000);
    if (status >= 500 || (status === 403 && !said)) return wait(item, "later");
    return done(item, () => told.refused(item, said));
  }

  function wait(item, why, pause = 0) {
    item.late = true;
    store.change(item);
    told.waits(item, why);
    return pause || Math.min(1000 * 2 ** attempt, LONGEST_WAIT);
  }

  function done(item, tell) {
    forget(item);
    tell();
    return 0;
  }

  function forget(item) {
    drop(item);
    store.remove(item);
  }

  function drop(item) {
    items = items.filter((each) => each !== item);
    return 0;
  }

  function note(item, text) {
    item.comment = text;
    store.change(item);
  }

  // What other tabs did: the one where it was written sends it.
  const find = (kept) => items.find(({ place }) => place === kept.place);

  function added(item) {
    items.push(item);
  }

  function changed(kept) {
    const item = find(kept);
    if (item) Object.assign(item, kept);
  }

  function removed(kept) {
    const item = find(kept);
    if (!item) return;
    drop(item);
    if (kept.said && told.isWatched(item)) told.sent(item, kept.said);
  }

  async function load() {
    const kept = await store.load();
    items = [...kept.filter((row) => !find(row)), ...items];
    if (items.length) run();
  }

  whenBack(() => items.length && run());
  load();
  return { add, note, forget };
}
