import { keepFor } from "./keep.js";
import { openRoomsList } from "./rooms-list.js";
import { openSender } from "./sender.js";
import { keepSocket } from "./socket.js";

// The list of chats without an open room: it stays up to date, and what was written in a room is still sent.
const list = openRoomsList({ here: null });
const quiet = () => {};
let sender = null;

function hear(frame) {
  if (frame.type === "pulse") return;
  if (frame.type === "hello") sendTheRest(String(frame.user));
  list.news();
}

function sendTheRest(me) {
  const untold = { changed: quiet, asked: quiet, hinted: quiet, gone: quiet };
  const told = { ...untold, sent: list.news, signedOut: reload, outdated: reload };
  sender ??= openSender({ kept: keepFor(me), told });
  sender.resume();
  sender.wake();
}

// Signed out, the server leads to the sign-in page and back here.
function reload() {
  location.reload();
}

keepSocket({ frame: hear, up: quiet, down: quiet, signedOut: reload });
