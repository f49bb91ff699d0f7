import { ask } from "./api.js";
import { hides } from "./hiding.js";
import { piece, word } from "./words.js";

const MOST = 120; // characters, as in rooms/quotes.py
const AT_ONCE = 50; // originals asked for together

// Fills the quotes of replies from their originals as they stand now: on the page, in frames that came, or asked for.
// `keep(change)` lets the list change without moving what is being read; `painted()` is told afterwards.
export function openQuotes({ list, slug, keep, painted }) {
  const heard = new Map(); // id -> {version, message} of originals that are not on the page; no message: not to be seen
  const wanted = new Set();
  let asking = false;

  // News of any message may be news of an original.
  function learn(frames) {
    for (const frame of frames) {
      const known = heard.get(frame.id);
      if (isQuoted(frame.id) && frame.version > (known?.version ?? 0)) remember(frame);
    }
  }

  function remember({ id, version, html }) {
    heard.set(id, { version, message: html && parsed(html) });
  }

  function isQuoted(id) {
    return heard.has(id) || list.querySelector(`.m[data-reply-to="${Number(id)}"]`) !== null;
  }

  // What may be shown of an original: {id, name, colour, words}; null for nothing, undefined while nobody knows.
  function of(id) {
    const known = heard.get(Number(id));
    const message = list.querySelector(`:scope > .row[data-row="${Number(id)}"] > .m`) ?? known?.message;
    if (message) return saidIn(message);
    return known ? null : undefined;
  }

  function paint() {
    for (const reply of list.querySelectorAll(".m[data-reply-to]")) draw(reply, reply.dataset.replyTo);
    painted();
  }

  function draw(reply, id) {
    const quote = of(id);
    const old = reply.querySelector(".quote");
    if (quote === undefined) {
      if (!old) reply.querySelector(".body").before(waiting());
      if (!old || old.dataset.waits) want(id);
      return;
    }
    const fresh = quote ? filled(quote) : unknown();
    if (!old) reply.querySelector(".body").before(fresh);
    else if (!isSame(old, fresh)) old.replaceWith(fresh);
  }

  function want(id) {
    wanted.add(Number(id));
    if (!asking) askForThem();
  }

  async function askForThem() {
    asking = true;
    await null; // all that one change brings are asked for together
    const ids = [...wanted].slice(0, AT_ONCE);
    for (const id of ids) wanted.delete(id);
    const answer = await ask(`/rooms/${slug}/messages?ids=${ids}`).catch(() => null);
    asking = false;
    if (answer?.status !== 200) return; // the next news asks again
    for (const id of ids) heard.set(id, heard.get(id) ?? { version: 0 });
    for (const frame of answer.said.frames) if (frame.version > heard.get(frame.id).version) remember(frame);
    keep(paint);
    if (wanted.size) askForThem();
  }

  return { learn, paint, of, want, forget: () => heard.clear() };
}

export function parsed(html) {
  const place = document.createElement("template");
  place.innerHTML = html;
  return place.content.querySelector(".m");
}

export function saidIn(message) {
  const body = message.querySelector(".body");
  return {
    id: message.dataset.id,
    name: message.querySelector(".who bdi").textContent,
    colour: [...message.querySelector(".who").classList].find((name) => /^c\d$/.test(name)) ?? "",
    words: hides(message) ? word("hidden") : [...(body.dataset.says ?? body.textContent).trim().replace(/\s+/g, " ")].slice(0, MOST).join(""),
  };
}

export function filled({ id, name, colour, words }) {
  const link = piece("quote-pieces").querySelector("a");
  if (colour) link.classList.add(colour);
  link.href = `/messages/${id}`;
  link.querySelector("bdi").textContent = name;
  link.querySelector("span").textContent = words;
  return link;
}

function unknown() {
  const line = piece("quote-pieces").querySelector("p");
  line.textContent = word("earlierMessage");
  return line;
}

// Of the same height as what will stand there.
function waiting() {
  const line = filled({ id: 0, name: "…", colour: "", words: "…" });
  line.removeAttribute("href");
  line.dataset.waits = "1";
  return line;
}

function isSame(old, fresh) {
  return old.className === fresh.className && old.textContent === fresh.textContent && old.dataset.waits === undefined;
}
