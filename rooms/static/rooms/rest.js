import { finished, openKept, rowsOf } from "../classchat/kept.js";

// On pages that show no chats: what was written in a room and not sent yet goes from here as well.
const me = document.querySelector("meta[name=me]").content;
const quiet = () => {};
const told = { changed: quiet, asked: quiet, sent: quiet, hinted: quiet, gone: quiet, signedOut: quiet, outdated: quiet };

async function sendTheRest() {
  const database = await openKept();
  const rows = database ? await finished(rowsOf(database).getAll()) : [];
  if (!rows.some(({ owner, kind }) => owner === me && kind === "message")) return;
  const { openSender } = await import("./sender.js");
  const sender = openSender({ me, told });
  await sender.load();
  sender.resume();
}

sendTheRest().catch(quiet);
