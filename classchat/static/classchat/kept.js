// What this browser keeps for a person: unsent words as rows {place, owner, kind, …} of a database, and drafts and
// places under names that begin with PREFIX and their id.
const PREFIX = "classchat:";
const ROWS = "unsent";
const PATIENCE = 2_000; // ms; a database that has not opened by then is not there

let opening = null;

export const nameFor = (me, name) => `${PREFIX}${me}:${name}`;

// Answers the database, or null where the browser refuses one.
export function openKept() {
  const tooLate = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  opening ??= Promise.race([open(), tooLate]).catch(() => null);
  return opening;
}

async function open() {
  const request = indexedDB.open("classchat", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: "place", autoIncrement: true });
  const database = await finished(request);
  database.onversionchange = () => database.close();
  return database;
}

export function rowsOf(database, mode = "readonly") {
  return database.transaction(ROWS, mode).objectStore(ROWS);
}

export function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function forgetNames(storage, me) {
  const foreign = (name) => name.startsWith(PREFIX) && !(me && name.startsWith(nameFor(me, "")));
  for (const name of Object.keys(storage)) if (foreign(name)) storage.removeItem(name);
}

// Forgets what is kept for anybody but `me`: for everybody where that is empty.
export async function forgetAllBut(me) {
  for (const storage of [sessionStorage, localStorage]) forgetNames(storage, me);
  const database = await openKept();
  if (!database) return;
  const rows = rowsOf(database, "readwrite");
  for (const { owner, place } of await finished(rows.getAll())) if (owner !== me) rows.delete(place);
  await new Promise((resolve) => (rows.transaction.oncomplete = rows.transaction.onabort = resolve));
}
