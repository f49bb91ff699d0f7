import { hideBoxLine, showBoxLine } from "./box-line.js";
import { CHOICES, openQuestion } from "./check-sheet.js";
import { carryOut } from "./deed.js";

const SAVED = [200, 202];
const NEVER = [403, 404, 409]; // these words will not be changed any more
const STALE = 412;
const ATTEMPTS = 3;

// Puts an own message's words into the message box and saves what becomes of them, checked like a new message.
// `took(frame)` is told what the message looks like now, `hinted({client_id, hint})` what to say quietly about it; `ended()` when the box is free
// again.
export function openEditing({ composer, took, hinted, ended }) {
  let saving = false;

  return async function edit({ dataset: { id } }) {
    const answer = await carryOut(`/messages/${id}/edit`, { method: "GET" }, took);
    if (answer?.status !== 200) return;
    const { body, version } = answer.said;
    composer.lend(body, { send: (words) => save({ id, version }, words), leave: stop });
    showBoxLine("edit", (line) => (line.querySelector(".words").textContent = body), () => stop());
  };

  async function save(message, words, choice = {}) {
    if (saving) return;
    saving = true;
    const answer = await patch(message, words, choice);
    saving = false;
    if (answer?.said?.html) return askFirst(message, answer.said);
    if (NEVER.includes(answer?.status)) stop(words);
    if (!SAVED.includes(answer?.status)) return;
    stop();
    const { frame, hint } = answer.said;
    if (hint) hinted({ client_id: frame.client_id, hint });
  }

  // Whatever else changed about the message meanwhile, its words are its author's alone.
  async function patch(message, words, choice) {
    let answer = null;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const headers = { "If-Match": String(message.version) };
      const body = { body: words, ...choice };
      answer = await carryOut(`/messages/${message.id}`, { method: "PATCH", body, headers }, took);
      if (answer?.status !== STALE) break;
      message.version = answer.said.frame.version;
    }
    return answer;
  }

  function askFirst(message, { html, body, spans, check_token }) {
    openQuestion(html, (reason) => {
      if (CHOICES.includes(reason)) save(message, body, { answer: reason, check_token });
      else composer.select(reason === "edit" ? spans : []);
    });
  }

  function stop(words) {
    hideBoxLine();
    composer.endLoan(words);
    ended();
  }
}
