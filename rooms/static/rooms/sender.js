import { ask } from "./api.js";
import { whenBack } from "./wake.js";

const LONGEST_WAIT = 60_000; // ms
const DAY = 24 * 3_600_000; // older words, or words from the future, do not go without being asked for again
const STORED = [200, 201, 202];
const CHECKED = ["nudge", "hold"];
const WAITING = ["sending", "queued", "paced", "failed", "behind"];

// Sends what the person wrote, room by room, oldest first, the same client_id until it is stored.
// Items: {client_id, slug, body, written_at, state, words, status, check, answer}; states: sending, queued (no
// network), paced (too many in a minute), failed (the server could not; retried quietly), stopped (the server said no),
// needs-you (it was checked, and the person must choose), behind (waits for one that needs them), signed-out.
// `told` has changed(item), asked(item, isExpected), sent(item, frame or null), hinted(item, words), gone(item),
// signedOut(), outdated().
export function openSender({ kept, told }) {
  let items = kept.read("unsent") ?? [];
  const running = new Set();
  const sleepers = new Set();
  const expected = new Set(); // client_ids of what the person sent just now and still watches

  function save() {
    kept.write("unsent", items.length ? items : null);
  }

  function add({ slug, body }) {
    const item = { client_id: newId(), slug, body, written_at: new Date().toISOString(), state: "sending" };
    items.push(item);
    expected.add(item.client_id);
    save();
    told.changed(item);
    run(slug);
    return item;
  }

  async function run(slug) {
    if (running.has(slug)) return;
    running.add(slug);
    let attempt = 0;
    for (let item = nextIn(slug); item; item = nextIn(slug)) {
      const wait = await send(item, attempt);
      attempt = wait ? attempt + 1 : 0;
      if (wait) await sleep(wait);
    }
    running.delete(slug);
    waitBehind(slug);
  }

  function nextIn(slug) {
    const next = inLine(slug)[0];
    return next?.state === "needs-you" ? undefined : next;
  }

  function inLine(slug) {
    return items.filter((item) => item.slug === slug && !["stopped", "signed-out"].includes(item.state));
  }

  function waitBehind(slug) {
    for (const item of inLine(slug).slice(1)) if (WAITING.includes(item.state)) become(item, "behind");
  }

  // Answers the ms to wait before trying again, 0 to go on.
  async function send(item, attempt) {
    if (Math.abs(Date.now() - Date.parse(item.written_at)) > DAY) return stop(item, {});
    if (item.state === "behind") become(item, "sending");
    if (!navigator.onLine) return waitAs(item, "queued", attempt);
    const post = { method: "POST", body: wordsOf(item) };
    const answer = await ask(`/rooms/${item.slug}/messages`, post).catch(() => null);
    if (!items.includes(item)) return hint(item, answer);
    if (!answer) return waitAs(item, "queued", attempt);
    if (STORED.includes(answer.status)) return stored(item, answer);
    if (answer.status === 422 && CHECKED.includes(answer.said?.reason)) return needsYou(item, answer.said);
    if (answer.status === 401) return signedOut();
    if (answer.status === 429) return waitAs(item, "paced", attempt, answer.retryAfter * 1000);
    if (answer.status >= 500) return waitAs(item, "failed", attempt);
    stop(item, answer);
    if (answer.status === 403 && !answer.said) told.outdated(); // its token is of an earlier sign-in
    return 0;
  }

  function stored(item, answer) {
    forget(item.client_id);
    told.sent(item, answer.said.frame);
    return hint(item, answer);
  }

  function hint(item, answer) {
    if (answer?.said?.hint) told.hinted(item, answer.said.hint);
    return 0;
  }

  // The choice was about the words of an earlier check: it does not stand for this one.
  function needsYou(item, check) {
    const isExpected = expected.delete(item.client_id);
    delete item.answer;
    item.check = check;
    become(item, "needs-you");
    told.asked(item, isExpected);
    return 0;
  }

  function choose(item, choice) {
    if (!items.includes(item)) return; // it was sent from another tab
    item.answer = choice;
    again(item);
  }

  // What was written after it waits with it, and says so.
  function waitAs(item, state, attempt, wait = 0) {
    item.late = state !== "paced" || item.late;
    for (const each of inLine(item.slug)) {
      expected.delete(each.client_id);
      become(each, state);
    }
    return wait || backoff(attempt);
  }

  function stop(item, { status, said }) {
    Object.assign(item, { status, words: said?.words ?? "", rules_url: said?.rules_url });
    become(item, "stopped");
    return 0;
  }

  function signedOut() {
    for (const item of items) if (WAITING.includes(item.state)) become(item, "signed-out");
    told.signedOut();
    return 0;
  }

  function become(item, state) {
    if (item.state === state) return;
    item.state = state;
    save();
    told.changed(item);
  }

  // An id that was used for other words is given up only when the person asks again.
  function tryAgain(item) {
    if (item.status === 409) {
      told.gone(item);
      item.client_id = newId();
    }
    delete item.status;
    again(item);
  }

  function again(item) {
    expected.add(item.client_id);
    item.written_at = new Date().toISOString();
    become(item, "sending");
    wake();
    run(item.slug);
  }

  function forget(clientId) {
    items = items.filter((item) => item.client_id !== clientId);
    expected.delete(clientId);
    save();
  }

  // News of it came by another way than the answer.
  function arrived(clientId) {
    const item = items.find((each) => each.client_id === clientId);
    if (!item) return;
    forget(clientId);
    told.sent(item, null);
    run(item.slug);
  }

  function discard(item) {
    forget(item.client_id);
    told.gone(item);
    run(item.slug);
  }

  function resume() {
    for (const item of items) if (item.state === "signed-out") item.state = "sending";
    for (const slug of new Set(items.map((item) => item.slug))) run(slug);
  }

  function sleep(wait) {
    return new Promise((wakeUp) => {
      sleepers.add(wakeUp);
      setTimeout(wakeUp, wait);
    });
  }

  function wake() {
    for (const wakeUp of sleepers) wakeUp();
    sleepers.clear();
  }

  whenBack(wake);
  const of = (slug) => items.filter((item) => item.slug === slug);
  return { add, arrived, tryAgain, choose, discard, resume, wake, of };
}

function wordsOf({ client_id, body, check, answer }) {
  return answer ? { client_id, body, check_token: check.check_token, answer } : { client_id, body };
}

function backoff(attempt) {
  const wait = Math.min(1000 * 2 ** attempt, LONGEST_WAIT);
  return wait * (0.5 + Math.random() / 2);
}

// crypto.randomUUID is missing on plain http away from localhost.
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const digits = "10000000-1000-4000-8000-100000000000";
  const random = (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16);
  return digits.replace(/[018]/g, random);
}
