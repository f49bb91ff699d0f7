const LONGEST_WAIT = 60_000; // ms
const DAY = 24 * 3_600_000; // words older than this do not go without being asked for again,
const AHEAD = 60_000; // nor words that a wrong clock wrote in the future
const STORED = [200, 201, 202];
const CHECKED = ["nudge", "hold"];

// What may be said about one attempt to send an item.
export function wordsOf({ client_id, body, files, reply_to, asks, check, answer }) {
  const words = { client_id, body, files: files?.map(({ id, alt }) => ({ id, alt })), reply_to, asks };
  return answer ? { ...words, check_token: check.check_token, answer } : words;
}

// A page that a hotel's network put in between answers 200 as well.
export function isStored({ client_id }, { status, said }) {
  return STORED.includes(status) && said?.frame?.client_id === client_id;
}

export function isChecked({ status, said }) {
  return status === 422 && CHECKED.includes(said?.reason);
}

export function isOld({ written_at }) {
  const age = Date.now() - Date.parse(written_at);
  return age > DAY || age < -AHEAD;
}

export function backoff(attempt) {
  const wait = Math.min(1000 * 2 ** attempt, LONGEST_WAIT);
  return wait * (0.5 + Math.random() / 2);
}
