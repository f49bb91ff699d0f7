import { forgetNames, nameFor } from "../classchat/kept.js";

// What a tab keeps for one person until it is closed, or the device with `storage` localStorage. Whoever signs in
// next starts empty. What the browser refuses to keep is not kept.
export function keepFor(me, room = "", storage = sessionStorage) {
  forgetNames(storage, me);
  const full = (name) => nameFor(me, `${room}:${name}`);
  return {
    read: (name) => JSON.parse(storage.getItem(full(name)) ?? "null"),
    write(name, value) {
      try {
        if (value) storage.setItem(full(name), JSON.stringify(value));
        else storage.removeItem(full(name));
      } catch {} // it is full
    },
  };
}
