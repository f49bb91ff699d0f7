import { keepFresh } from "./fresh-page.js";

// The page of a room's shelf: what others put there or take off shows by itself.
const here = Number(document.getElementById("main").dataset.room);

function concerns({ type, room, id }) {
  return room === here && (type === "room.changed" || document.querySelector(`[data-of="${id}"]`) !== null);
}

keepFresh({ here, parts: ["shelf"], concerns });
