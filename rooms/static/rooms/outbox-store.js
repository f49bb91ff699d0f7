import { finished, openKept, rowsOf } from "../classchat/kept.js";
import { keepFor } from "./keep.js";

const LOCK_PATIENCE = 20_000; // ms, longer than a post may take: a tab that holds a lock longer is frozen

// What one person has not sent yet, oldest first, kept until it is and the same in all tabs. An item gets a `place`.
// `heard` has added(item), changed(item) and removed(item): what another tab did.
// Where the browser refuses a database each tab keeps its own.
export function openStore({ me, kind, heard }) {
  const shelf = openKept().then((database) => (database ? inDatabase(database, me, kind) : inTab(me, kind)));
  const tabs = new BroadcastChannel(`classchat:${kind}:${me}`);
  let turn = shelf;
  tabs.onmessage = ({ data }) => heard[data.deed](data.item);

  // One after the other. What cannot be kept is still sent.
  function next(step, otherwise) {
    const done = turn.then(async () => step(await shelf)).catch(() => otherwise);
    turn = done;
    return done;
  }

  function keep(deed, item, step) {
    return next(async (rows) => {
      await step(rows);
      if (rows.isShared) tabs.postMessage({ deed, item });
    });
  }

  return {
    load: () => next((rows) => rows.all(), []),
    add: (item) => keep("added", item, async (rows) => (item.place = await rows.add(item))),
    change: (item) => keep("changed", item, (rows) => rows.change(item)),
    remove: (item) => keep("removed", item, (rows) => rows.remove(item.place)),
    row: (item) => next((rows) => rows.get(item.place), item), // undefined once another tab has sent it
    alone: (name, work) => alone(`classchat:${kind}:${me}:${name}`, work),
  };
}

function inDatabase(database, owner, kind) {
  const rows = (mode) => rowsOf(database, mode);
  const isMine = (row) => row.owner === owner && row.kind === kind;
  return {
    isShared: true,
    all: async () => (await finished(rows().getAll())).filter(isMine),
    get: (place) => finished(rows().get(place)),
    add: (item) => finished(rows("readwrite").add({ ...item, owner, kind })),
    remove: (place) => finished(rows("readwrite").delete(place)),
    // In one transaction: what another tab has sent meanwhile does not come back.
    change: async (item) => {
      const all = rows("readwrite");
      if (await finished(all.get(item.place))) await finished(all.put({ ...item, owner, kind }));
    },
  };
}

function inTab(me, kind) {
  const kept = keepFor(me);
  const all = () => kept.read(kind) ?? [];
  const save = (items) => kept.write(kind, items.length ? items : null);
  return {
    isShared: false,
    all,
    get: (place) => all().find((item) => item.place === place),
    add(item) {
      const place = (all().at(-1)?.place ?? 0) + 1;
      save([...all(), { ...item, place }]);
      return place;
    },
    remove: (place) => save(all().filter((item) => item.place !== place)),
    change: (item) => save(all().map((other) => (other.place === item.place ? item : other))),
  };
}

// Two tabs do not send at once. Without https there are no locks; the client_id then makes it harmless.
async function alone(name, work) {
  if (!navigator.locks) return work();
  const signal = AbortSignal.timeout(LOCK_PATIENCE);
  let begun = null;
  const begin = () => (begun = work());
  try {
    return await navigator.locks.request(name, { signal }, begin);
  } catch {
    return begun ?? navigator.locks.request(name, { steal: true }, begin).catch(() => begun);
  }
}
