import { ask } from "./api.js";
import { whenBack } from "./wake.js";

const HOLE = 500; // ms to wait for a frame that went missing
const TRY_AGAIN = 5_000;
const SLEPT = 60_000;
const QUIET = 15 * 60_000;

// Where this page stands in the room's clock (PROTOCOL PR-23 to PR-27).
// `paint` has messages(frames), state(state), reset(frames, more, pins), gone(), signedOut().
export function openCursor({ slug, at, stateAt, epoch, membership, paint }) {
  const waiting = new Map(); // version -> frame that came too early
  let drawnUnder = { epoch, membership };
  let hole = 0;
  let asking = false;
  let askAgain = false;
  let newsAt = Date.now();

  function take(frame) {
    newsAt = Date.now();
    if (frame.version > at + 1) {
      waiting.set(frame.version, frame);
      return lookAgainIn(HOLE);
    }
    show(frame);
    drain();
  }

  function show(frame) {
    if (frame.type === "message") paint.messages([frame]);
    if (frame.type === "room.changed") showState(frame.state, frame.state_version);
    if (frame.refetch && frame.version > at) return catchUp();
    at = Math.max(at, frame.version);
  }

  function showState(state, version) {
    if (version <= stateAt) return;
    stateAt = version;
    paint.state(state);
  }

  function drain() {
    for (const version of waiting.keys()) if (version <= at) waiting.delete(version);
    const frame = waiting.get(at + 1);
    if (frame) {
      waiting.delete(frame.version);
      return take(frame);
    }
    if (!waiting.size) {
      clearTimeout(hole);
      hole = 0;
    }
  }

  // Whether the server answered with what was missed.
  async function catchUp() {
    clearTimeout(hole);
    hole = 0;
    askAgain = asking;
    if (asking) return false;
    asking = true;
    const answer = await ask(`/rooms/${slug}/since/${at}?${new URLSearchParams(drawnUnder)}`).catch(() => null);
    asking = false;
    settle(answer);
    if (askAgain) catchUp();
    return answer?.status === 200 && Boolean(answer.said);
  }

  function settle(answer) {
    if (answer?.status === 401) return paint.signedOut();
    if (answer?.status === 404) return paint.gone();
    if (answer?.status !== 200 || !answer.said) return lookAgainIn(TRY_AGAIN);
    const { clock, frames, state, reset } = answer.said;
    if (reset) startOver(answer.said);
    else paint.messages(frames);
    if (state) showState(state, state.state_version);
    at = Math.max(at, clock);
    newsAt = Date.now();
    drain();
    if (waiting.size) lookAgainIn(HOLE);
  }

  function lookAgainIn(wait) {
    hole ||= setTimeout(catchUp, wait);
  }

  // Another history: a restored backup, a membership that began again, or too much to tell (PR-25).
  function startOver({ frames, more, pins, epoch, membership }) {
    waiting.clear();
    drawnUnder = { epoch, membership };
    at = stateAt = 0;
    paint.reset(frames, Boolean(more), pins);
  }

  function meet({ epoch, membership, clock }) {
    const isOther = epoch !== drawnUnder.epoch || String(membership) !== String(drawnUnder.membership);
    if (isOther || clock > at) catchUp();
  }

  whenBack((away) => away > SLEPT && catchUp());
  setInterval(() => Date.now() - newsAt > QUIET && catchUp(), 60_000);

  return { take, meet, catchUp, pulse: (clock) => clock > at && catchUp(), at: () => at };
}
