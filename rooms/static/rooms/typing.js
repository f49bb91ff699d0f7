import { now } from "./clock.js";
import { piece } from "./words.js";

const EVERY = 4_000; // ms between two news of my typing, as rooms/typists.py
const LIFE = 8_000; // ms that one is good for
const SOON = 500; // ms; what ends so soon is over

// "Someone is typing": told of others by the server, of me to the server with `say`. Without a `composer` nothing is
// said of me.
export function openTyping({ place, composer, room, say }) {
  let saidAt = -Infinity;
  let isOn = true;
  let hiding = 0;

  function heard({ until }) {
    const left = Math.min(LIFE, Date.parse(until) - now());
    if (left < SOON || !isOn) return hide();
    if (!place.hasChildNodes()) place.append(piece("someone-types"));
    clearTimeout(hiding);
    hiding = setTimeout(hide, left);
  }

  function hide() {
    clearTimeout(hiding);
    place.replaceChildren();
  }

  function typed() {
    const hasWords = composer.box.value.trim() && !composer.isLent();
    if (!hasWords) return stopped();
    if (!isOn || performance.now() - saidAt < EVERY) return;
    saidAt = performance.now();
    say({ type: "typing.start", room });
  }

  function stopped() {
    if (performance.now() - saidAt > LIFE) return;
    saidAt = -Infinity;
    say({ type: "typing.stop", room });
  }

  function allow(isAllowed) {
    isOn = isAllowed;
    if (!isOn) hide();
  }

  composer?.box.addEventListener("input", typed);
  return { heard, stopped, allow };
}
