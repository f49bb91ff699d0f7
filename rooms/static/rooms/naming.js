import { ask } from "./api.js";

// "@" at the beginning or after a space or an opening mark, and what was typed of a name since; as rooms/mentioning.py.
const CALL = /(?:^|[\s([{"'“‘«,;])@([^\n@]{0,80})$/u;
const MOST = 20; // people offered at a time

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// After an "@" the list offers the room's members by name: arrows, Enter or Tab, Escape, or a tap.
export function openNaming({ box, list, slug }) {
  let people = null; // everybody in the room, once somebody was asked for
  let asking = false;
  let offered = [];
  let at = 0;
  let left = -1; // where the "@" stands after which the person closed the list

  function look() {
    const call = calling();
    if (call?.from !== left) left = -1;
    if (!call || left >= 0) return close();
    if (!people) return askForThem();
    offer(people.filter(({ words }) => ` ${words}`.includes(` ${folded(call.typed)}`)).slice(0, MOST));
  }

  function calling() {
    const { selectionStart: end, selectionEnd, value } = box;
    const typed = end === selectionEnd ? CALL.exec(value.slice(0, end))?.[1] : undefined;
    return typed === undefined ? null : { typed, from: end - typed.length - 1, end };
  }

  async function askForThem() {
    if (asking) return;
    asking = true;
    const answer = await ask(`/rooms/${slug}/members`).catch(() => null);
    asking = false;
    if (answer?.status !== 200) return; // the next letter asks again
    people = answer.said.people.map((one) => ({ ...one, words: folded(one.name) }));
    if (document.activeElement === box) look();
  }

  function offer(found) {
    if (!found.length) return close();
    offered = found;
    list.innerHTML = found.map(({ html }) => html).join("");
    list.hidden = false;
    box.setAttribute("role", "combobox"); // only for as long as there is a list
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "true");
    mark(0);
  }

  function mark(place) {
    at = (place + offered.length) % offered.length;
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === at));
    box.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  function close() {
    if (list.hidden) return;
    list.hidden = true;
    list.replaceChildren();
    for (const name of ["role", "aria-autocomplete", "aria-controls", "aria-expanded", "aria-activedescendant"]) {
      box.removeAttribute(name);
    }
  }

  function choose(place) {
    const call = calling();
    const name = offered[place]?.name;
    close();
    if (!call || !name) return;
    const rest = box.value.slice(call.end);
    box.setRangeText(`@${name}${/^\s/.test(rest) ? "" : " "}`, call.from, call.end, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function leave() {
    left = calling()?.from ?? -1;
    close();
  }

  const keys = {
    ArrowDown: () => mark(at + 1),
    ArrowUp: () => mark(at - 1),
    Enter: () => choose(at),
    Tab: () => choose(at),
    Escape: leave,
  };

  // Before the message box hears of the key: Enter must not send, Escape must not drop a reply.
  function press(event) {
    const { key, target, shiftKey, isComposing } = event;
    if (list.hidden || target !== box || shiftKey || isComposing || !keys[key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[key]();
  }

  box.form.addEventListener("keydown", press, { capture: true });
  for (const kind of ["input", "click"]) box.addEventListener(kind, look);
  box.addEventListener("keyup", ({ key }) => ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key) && look());
  box.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
  look();
}
