import { openStore } from "./outbox-store.js";

const WAITING = ["sending", "queued", "paced", "slow", "failed", "behind"];
const OUT_OF_LINE = ["stopped", "signed-out"];

export const isWaiting = ({ state }) => WAITING.includes(state);

// The unsent messages of one person, oldest first, kept until they are stored and the same in all tabs.
// `told` has changed(item), sent(item, frame or null) and gone(item); `run(slug)` goes on sending.
export function openUnsent({ me, told, run }) {
  let items = [];
  const store = openStore({ me, kind: "message", heard: { added, changed, removed } });

  const has = (item) => items.includes(item);
  const of = (slug) => items.filter((item) => item.slug === slug);
  const inLine = (slug) => of(slug).filter(({ state }) => !OUT_OF_LINE.includes(state));
  const find = (match) => items.find(match);

  // What was kept from before; what was written meanwhile comes after it.
  async function load() {
    const kept = await store.load();
    items = [...kept.filter(({ place }) => !find((item) => item.place === place)), ...items];
  }

  function add(item) {
    items.push(item);
    store.add(item);
    told.changed(item);
  }

  function become(item, state) {
    if (item.state === state) return;
    item.state = state;
    store.change(item);
    told.changed(item);
  }

  // Answers whether it is still to be sent: another tab may have sent it, or learnt that it must not go.
  async function isStill(item) {
    const kept = await store.row(item);
    if (!has(item)) return false;
    if (!kept) removed({ ...item, isGone: true });
    else if (isWaiting(kept)) Object.assign(item, kept);
    else changed(kept);
    return has(item) && isWaiting(item);
  }

  function forget(item) {
    drop(item);
    store.remove(item);
  }

  function drop(item) {
    items = items.filter((each) => each !== item);
  }

  // What other tabs did.
  function added(item) {
    items.push(item);
    told.changed(item);
    run(item.slug);
  }

  function changed(kept) {
    const item = find(({ place }) => place === kept.place);
    if (!item) return;
    if (item.client_id !== kept.client_id) told.gone(item);
    Object.assign(item, kept);
    told.changed(item);
    run(item.slug);
  }

  function removed({ place, isGone, frame = null }) {
    const item = find((each) => each.place === place);
    if (!item) return;
    drop(item);
    if (isGone) told.gone(item);
    else told.sent(item, frame);
    run(item.slug);
  }

  const { change, alone } = store;
  return { all: () => items, has, of, inLine, find, load, add, become, change, isStill, forget, alone };
}
