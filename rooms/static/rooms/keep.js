// What a tab keeps for one person until it is closed. Whoever signs in next in the same tab starts empty.
const PREFIX = "classchat:";

export function keepFor(me, room = "") {
  const mine = `${PREFIX}${me}:`;
  wipe((name) => !name.startsWith(mine));
  const full = (name) => `${mine}${room}:${name}`;
  return {
    read: (name) => JSON.parse(sessionStorage.getItem(full(name)) ?? "null"),
    write(name, value) {
      if (value) sessionStorage.setItem(full(name), JSON.stringify(value));
      else sessionStorage.removeItem(full(name));
    },
  };
}

function wipe(isForeign) {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(PREFIX) && isForeign(name)) sessionStorage.removeItem(name);
  }
}
