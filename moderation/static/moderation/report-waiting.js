import { openOutbox } from "./report-outbox.js";

// The list of chats: reports that wait are sent from here as well, so that they do not wait for a room to be opened.
const { me } = document.getElementById("main").dataset;
const nothing = () => {};
openOutbox({ me, told: { isWatched: () => false, sent: nothing, waits: nothing, refused: nothing } });
