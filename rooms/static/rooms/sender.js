import { ask } from "./api.js";
import { backoff, isChecked, isOld, isStored, wordsOf } from "./attempts.js";
import { newId } from "./ids.js";
import { isWaiting, openUnsent } from "./unsent.js";
import { whenBack } from "./wake.js";

const ASKING = ["needs-you", "old"];

export const needsPerson = ({ state }) => ASKING.includes(state);

// Sends what the person wrote, room by room, oldest first, the same client_id until it is stored, from whichever page
// is open; tabs take turns.
// Items: {client_id, slug, body, written_at, state, words, status, check, answer}; states: sending, queued (no
// network), paced (too many in a minute), slow (the room is in slow mode), failed (the server could not; retried quietly),
// stopped (the server said no), needs-you (it was checked, and the person must choose), old (written long ago: is it still to go?), behind (waits
// for one that needs them), signed-out.
// `told` has changed(item), asked(item, isExpected), sent(item, frame or null), hinted(item, words), gone(item),
// signedOut(), outdated().
export function openSender({ me, told }) {
  const unsent = openUnsent({ me, told, run });
  const { become, forget, has, inLine } = unsent;
  const running = new Set();
  const sleepers = new Set();
  const expected = new Set(); // client_ids of what the person sent just now and still watches

  function add(words) {
    const state = stateBehind(inLine(words.slug).at(-1));
    const item = { client_id: newId(), ...words, written_at: new Date().toISOString(), state };
    expected.add(item.client_id);
    unsent.add(item);
    run(item.slug);
    return item;
  }

  // What is written while others wait waits like them from the start.
  function stateBehind(last) {
    if (!last || !isWaiting(last)) return "sending";
    return last.state === "slow" ? "behind" : last.state;
  }

  async function run(slug) {
    if (running.has(slug)) return;
    running.add(slug);
    let attempt = 0;
    for (let item = nextIn(slug); item; item = nextIn(slug)) {
      const wait = await unsent.alone(slug, () => attemptAt(item, attempt));
      attempt = wait ? attempt + 1 : 0;
      if (wait) await sleep(wait);
    }
    running.delete(slug);
    waitBehind(slug);
  }

  function nextIn(slug) {
    const next = inLine(slug)[0];
    return ASKING.includes(next?.state) ? undefined : next;
  }

  function waitBehind(slug) {
    for (const item of inLine(slug).slice(1)) if (isWaiting(item)) become(item, "behind");
  }

  // Answers the ms to wait before trying again, 0 to go on.
  async function attemptAt(item, attempt) {
    if (!(await unsent.isStill(item))) return 0;
    if (isOld(item)) return doubt(item);
    if (item.state === "behind") become(item, "sending");
    if (!navigator.onLine) return waitAs(item, "queued", attempt);
    const post = { method: "POST", body: wordsOf(item) };
    const answer = await ask(`/rooms/${item.slug}/messages`, post).catch(() => null);
    if (!has(item)) return hint(item, answer);
    return settle(item, answer, attempt);
  }

  function settle(item, answer, attempt) {
    if (!answer) return waitAs(item, "queued", attempt);
    if (isStored(item, answer)) return stored(item, answer);
    if (isChecked(answer)) return needsYou(item, answer.said);
    if (answer.status < 400) return waitAs(item, "queued", attempt); // not our server
    if (answer.status === 401) return signedOut();
    if (answer.status === 429) return pace(item, answer, attempt);
    if (answer.status >= 500) return waitAs(item, "failed", attempt);
    if (answer.said?.reason === "stale_page" && !item.renewed) return renew(item, attempt);
    return stop(item, answer);
  }

  function pace(item, { said, retryAfter }, attempt) {
    if (said?.reason !== "slow") return waitAs(item, "paced", attempt, retryAfter * 1000);
    expected.delete(item.client_id);
    become(item, "slow");
    waitBehind(item.slug);
    told.slowed?.(item, retryAfter);
    return retryAfter * 1000;
  }

  function stored(item, answer) {
    item.frame = answer.said.frame;
    leave(item);
    told.sent(item, item.frame);
    return hint(item, answer);
  }

  function hint(item, answer) {
    if (answer?.said?.hint) told.hinted(item, answer.said.hint);
    return 0;
  }

  // The choice was about the words of an earlier check: it does not stand for this one.
  function needsYou(item, check) {
    const isExpected = expected.delete(item.client_id);
    Object.assign(item, { check, answer: null });
    become(item, "needs-you");
    told.asked(item, isExpected);
    return 0;
  }

  function choose(item, choice) {
    if (!has(item)) return; // it was sent from another tab
    item.answer = choice;
    again(item);
  }

  // It stays in line: what was written later does not go before it.
  function doubt(item) {
    become(item, "old");
    told.asked(item, false);
    return 0;
  }

  // What was written after it waits with it, and says so.
  function waitAs(item, state, attempt, wait = 0) {
    item.late = state !== "paced" || item.late;
    for (const each of inLine(item.slug).filter(isWaiting)) {
      expected.delete(each.client_id);
      become(each, state);
    }
    return wait || backoff(attempt);
  }

  function stop(item, { status, said }) {
    Object.assign(item, { status, reason: said?.reason, words: said?.words ?? "", rules_url: said?.rules_url });
    become(item, "stopped");
    return 0;
  }

  // The page's token is of an earlier sign-in. A new page has a new one; once, lest it goes round and round.
  function renew(item, attempt) {
    item.renewed = true;
    const wait = waitAs(item, "queued", attempt);
    unsent.change(item).then(told.outdated);
    return wait;
  }

  function signedOut() {
    for (const item of unsent.all().filter(isWaiting)) become(item, "signed-out");
    told.signedOut();
    return 0;
  }

  // The room was closed when these were to go. It is open again, and the person decides whether they still should.
  function reopened(slug) {
    for (const item of unsent.of(slug)) if (item.state === "stopped" && item.reason === "locked") doubt(item);
    run(slug);
  }

  // An id that was used for other words is given up only when the person asks again.
  function tryAgain(item) {
    if (item.status === 409) {
      told.gone(item);
      item.client_id = newId();
    }
    Object.assign(item, { status: null, renewed: false });
    again(item);
  }

  function again(item) {
    expected.add(item.client_id);
    item.written_at = new Date().toISOString();
    become(item, "sending");
    wake();
    run(item.slug);
  }

  function leave(item) {
    expected.delete(item.client_id);
    forget(item);
  }

  // News of it came by another way than the answer.
  function arrived(clientId) {
    const item = unsent.find(({ client_id }) => client_id === clientId);
    if (!item) return;
    leave(item);
    told.sent(item, null);
    run(item.slug);
  }

  function discard(item) {
    item.isGone = true;
    leave(item);
    told.gone(item);
    run(item.slug);
  }

  function resume() {
    for (const item of unsent.all().filter(({ state }) => state === "signed-out")) {
      item.state = "sending";
      unsent.change(item);
    }
    for (const slug of new Set(unsent.all().map((item) => item.slug))) run(slug);
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
  return { add, arrived, tryAgain, reopened, choose, discard, load: unsent.load, resume, wake, of: unsent.of };
}
