import { now } from "./clock.js";
import { word } from "./words.js";

const ZONE = "Europe/London"; // the school's own days and times, wherever the reader is
const language = document.documentElement.lang || "en-GB";
const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });

export function dayOf(moment) {
  return isoDay.format(moment);
}

export function timeOf(moment) {
  return clock.format(moment);
}

// "Today", "Yesterday", "Tuesday 17 November", with the year when it is another one.
export function dayWords(day) {
  const today = dayOf(now());
  if (day === today) return word("today");
  if (day === dayBefore(today)) return word("yesterday");
  const parts = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  if (day.slice(0, 4) !== today.slice(0, 4)) parts.year = "numeric";
  return new Intl.DateTimeFormat(language, parts).format(new Date(day)).replace(",", "");
}

// "yesterday 22:10", "Tuesday 17 November 08:05": in the middle of a sentence, by this device's own clock.
export function momentWords(moment) {
  const day = dayOf(moment);
  const today = dayOf(new Date());
  const near = { [today]: word("fromToday"), [dayBefore(today)]: word("fromYesterday") };
  return `${near[day] ?? dayWords(day)} ${timeOf(moment)}`;
}

function dayBefore(day) {
  return new Date(Date.parse(day) - 24 * 3_600_000).toISOString().slice(0, 10);
}
