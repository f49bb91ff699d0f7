import { whenBack } from "./wake.js";

const EVERY = 10_000; // ms
const LIST_EVERY = 6; // turns

// Where no WebSocket gets through, the open room and the list are asked for by turns (PROTOCOL PR-28).
// `look()` answers whether the server was there; `connect()` tries the line again.
export function openPolling({ look, list, connect, status }) {
  let timer = 0;
  let turns = 0;
  let isThere = false;
  let asking = false;

  // Told again while it goes on: the server answers, and yet there is no line.
  function begin() {
    if (isThere) status.slow(true);
    if (timer) return;
    timer = setInterval(turn, EVERY);
    turn();
  }

  function end() {
    clearInterval(timer);
    timer = turns = 0;
    isThere = false;
    status.slow(false);
  }

  async function turn() {
    if (document.hidden || asking) return;
    const wasThere = isThere;
    asking = true;
    const answered = await look();
    asking = false;
    if (!timer) return;
    isThere = answered;
    if (!isThere) status.slow(false);
    else if (!wasThere) connect(); // the server is back, so the line may be
    if (turns++ % LIST_EVERY === 0) list();
  }

  whenBack(() => timer && turn());
  return { begin, end };
}
