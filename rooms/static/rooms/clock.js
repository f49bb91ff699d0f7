// A device may be wrong by hours; what depends on the hour goes by the server's.
let ahead = 0; // ms that this device is ahead

learnTime(document.querySelector("meta[name=server-time]")?.content, arrivedAt());

// `moment` is the server's time, said when this device had `then`.
export function learnTime(moment, then = Date.now()) {
  const said = Date.parse(moment);
  if (said) ahead = then - said;
}

export function now() {
  return Date.now() - ahead;
}

// A moment of this device as the server would have written it.
export function onServer(moment) {
  return new Date(Date.parse(moment) - ahead);
}

// When this page began to come, however long it took to be whole.
function arrivedAt() {
  const [page] = performance.getEntriesByType("navigation");
  return Date.now() - performance.now() + (page?.responseStart ?? 0);
}
