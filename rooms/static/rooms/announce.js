import { counted } from "./words.js";

const AT_ONCE = 3; // messages read out one by one
const WITHIN = 5_000; // ms

// More than a few messages at a time are told as a number instead of being read out.
export function openAnnouncer({ log, region, alarm, room }) {
  let heard = 0;
  let telling = 0;

  // Called before the messages go into the list, which would otherwise be read out already.
  function coming(count) {
    if (!count) return;
    heard += count;
    region.textContent = "";
    if (heard > AT_ONCE) log.setAttribute("aria-live", "off");
    telling ||= setTimeout(tell, WITHIN);
  }

  function tell() {
    if (heard > AT_ONCE) region.textContent = counted("burst", heard, { room });
    log.setAttribute("aria-live", "polite");
    heard = telling = 0;
  }

  function alert(words) {
    alarm.textContent = "";
    alarm.textContent = words;
  }

  function say(words) {
    region.textContent = words;
  }

  // What is not so any more is not there to be read either.
  function unsay(words) {
    if (region.textContent === words) region.textContent = "";
  }

  return { coming, say, unsay, alert };
}
