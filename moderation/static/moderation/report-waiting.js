import { showToast } from "../classchat/toast.js";
import { piece } from "../rooms/words.js";
import { openOutbox } from "./report-outbox.js";

// The list of chats: reports that wait are sent from here as well, so that they do not wait for a room to be opened.
const { me } = document.getElementById("main").dataset;
const say = (toast) => showToast(piece("report-toasts").querySelector(`[data-toast=${toast}]`));
const told = { isWatched: () => false, sent: () => say("sent"), waits: () => {}, refused: () => say("refused") };
openOutbox({ me, told });
