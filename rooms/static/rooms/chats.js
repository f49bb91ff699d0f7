import { openPolling } from "./polling.js";
import { openRoomsList } from "./rooms-list.js";
import { openSender } from "./sender.js";
import { keepSocket } from "./socket.js";

// The list of chats without an open room: it stays up to date, and what was written in a room is still sent.
const list = openRoomsList({ here: null });
const { me } = document.getElementById("main").dataset;
const quiet = () => {};
const untold = { changed: quiet, asked: quiet, hinted: quiet, gone: quiet };
const sender = openSender({ me, told: { ...untold, sent: list.news, signedOut: reload, outdated: reload } });

function hear(frame) {
  if (frame.type === "pulse" || frame.type === "typing") return;
  if (frame.type === "hello" && String(frame.user) !== me) return reload();
  if (frame.type === "hello") sender.wake();
  list.news();
}

// Signed out, the server leads to the sign-in page and back here.
function reload() {
  location.reload();
}

sender.load().then(sender.resume);
const polling = openPolling({ look: list.look, list: quiet, connect: () => line.connect(), status: { slow: quiet } });
const line = keepSocket({ frame: hear, up: polling.end, down: quiet, signedOut: reload, blocked: polling.begin });
