import { ask } from "./api.js";
import { whenBack } from "./wake.js";

const PING = 25_000; // ms
const SILENCE = 60_000; // the server says something every 25 s; longer means the line is dead
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 30_000;
const TO_GREET = 15_000; // a line on which the server says nothing for so long is not getting through
const BLOCKED = 3; // lines in a row that did not get through: perhaps this network lets none
const MUCH_LATER = 5 * 60_000;
const SIGNED_OUT = 4401;
const NOT_ALLOWED = 4403;

// One WebSocket for the tab, kept alive until the session ends.
// `told` has frame(frame), up(), down(), signedOut(), and blocked() if it can do without: told again each time.
export function keepSocket(told) {
  let socket = null;
  let heardAt = 0;
  let ceiling = FIRST_WAIT;
  let retry = 0;
  let failed = 0;
  let over = false;

  function connect() {
    clearTimeout(retry);
    if (socket || over) return;
    const line = new WebSocket(new URL("/ws", location.href.replace(/^http/, "ws")));
    socket = line;
    let opened = false;
    let greeted = false;
    heardAt = Date.now();
    setTimeout(() => greeted || line.close(), TO_GREET);
    line.onopen = () => (opened = true);
    line.onmessage = (event) => {
      heardAt = Date.now();
      if (!greeted) told.up();
      greeted = true;
      failed = 0;
      ceiling = FIRST_WAIT;
      told.frame(JSON.parse(event.data));
    };
    line.onclose = (event) => {
      if (line !== socket) return;
      if (!greeted) failed += 1;
      lost(event.code, opened);
    };
  }

  async function lost(code, opened) {
    socket = null;
    told.down();
    if (code === SIGNED_OUT || code === NOT_ALLOWED) return stop(code === SIGNED_OUT);
    if (!opened && (await isSignedOut())) return stop(true);
    clearTimeout(retry);
    const isBlocked = failed >= BLOCKED && told.blocked;
    retry = setTimeout(connect, isBlocked ? MUCH_LATER : Math.random() * ceiling);
    ceiling = Math.min(ceiling * 2, LONGEST_WAIT);
    if (isBlocked) told.blocked();
  }

  function stop(signedOut) {
    over = true;
    if (signedOut) told.signedOut();
  }

  function hangUp() {
    const line = socket;
    if (!line) return;
    socket = null;
    line.close();
    told.down();
  }

  function beat() {
    if (!socket) return;
    if (Date.now() - heardAt > SILENCE) {
      hangUp();
      connect();
    } else if (socket.readyState === WebSocket.OPEN) {
      socket.send('{"type":"presence.ping"}');
    }
  }

  // What is only felt, such as typing: lost where there is no line.
  function say(command) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(command));
  }

  setInterval(beat, PING);
  window.addEventListener("pagehide", hangUp);
  whenBack(() => {
    beat();
    connect();
  });
  connect();
  return { connect, say };
}

async function isSignedOut() {
  try {
    return (await ask("/sync")).status === 401;
  } catch {
    return false;
  }
}
