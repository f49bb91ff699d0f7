import { filled, parsed, saidIn } from "./quotes.js";

// What is pinned at the room's top: as the page was drawn, and as frames of messages say since. `clock` is how far the
// page knows already.
export function openPins({ place, clock }) {
  const pins = new Map(); // id -> {id, at, name, colour, words}
  const heard = new Map(); // id -> version
  for (const item of place.querySelectorAll("[data-pin]")) {
    const link = item.querySelector("a");
    const [name, words] = [link.querySelector("bdi").textContent, link.querySelector("span").textContent];
    const colour = [...link.classList].find((one) => one !== "quote") ?? "";
    pins.set(Number(item.dataset.pin), { id: item.dataset.pin, at: item.dataset.at, name, colour, words });
  }

  function learn(frames) {
    for (const frame of frames) if (frame.version > (heard.get(frame.id) ?? clock)) take(frame);
    draw();
  }

  function take({ id, version, face, html }) {
    heard.set(id, version);
    const message = face === "full" && html?.includes("data-pinned") ? parsed(html) : null;
    if (message?.dataset.pinned) pins.set(id, { at: message.dataset.pinned, ...saidIn(message) });
    else pins.delete(id);
  }

  function startOver(frames) {
    clock = 0;
    heard.clear();
    pins.clear();
    learn(frames);
  }

  function draw() {
    const all = [...pins.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id - a.id);
    place.hidden = all.length === 0;
    if (!all.length) return;
    const bar = place.querySelector(".pinbar");
    bar.setAttribute("href", `/messages/${all[0].id}`);
    bar.querySelector("bdi").textContent = all[0].name;
    bar.querySelector(".words").textContent = all[0].words;
    const list = place.querySelector("details");
    list.hidden = all.length < 2;
    list.querySelector(".n").textContent = all.length;
    list.querySelector("ol").replaceChildren(...all.map(item));
  }

  return { learn, startOver };
}

function item(pin) {
  const line = document.createElement("li");
  line.append(filled(pin));
  return line;
}
