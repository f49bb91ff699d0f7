import { onServer } from "./clock.js";
import { dayOf, momentWords, timeOf } from "./days.js";
import { piece, word } from "./words.js";

const EXCERPT = 40; // characters

// Own messages that are not stored yet, as rows at the end of the list with a line that says how they stand.
// `retry(item)`, `remove(item)` and `look(item)` do what the person asks there.
export function openPending({ timeline, me, retry, remove, look }) {
  const actions = { retry, remove, look, copy };

  function draw(item) {
    const row = timeline.unsent(item.client_id) ?? make(item);
    row.classList.toggle("sending", item.state === "sending");
    row.classList.toggle("held", ["needs-you", "old"].includes(item.state));
    row.classList.toggle("failed", ["failed", "stopped"].includes(item.state));
    row.querySelector(":scope > .st")?.remove();
    row.append(stateLine(item));
  }

  function make(item) {
    const row = piece("pending").querySelector(".row");
    const message = row.querySelector(".m");
    const at = onServer(item.written_at);
    row.classList.add("own", "wait");
    row.setAttribute("aria-live", "off");
    message.id = `m-${item.client_id}`;
    delete message.dataset.id;
    delete message.dataset.seq;
    Object.assign(message.dataset, { author: me, client: item.client_id, at: at.toISOString(), day: dayOf(at) });
    if (item.reply_to) message.dataset.replyTo = item.reply_to;
    message.querySelector(".body").textContent = item.body;
    if (item.files) import("./sent-files.js").then(({ drawSent }) => drawSent(message.querySelector(".b"), item.files), () => {});
    const time = message.querySelector("time");
    time.dateTime = at.toISOString();
    time.textContent = timeOf(at);
    timeline.addUnsent(row);
    return row;
  }

  function stateLine(item) {
    const line = piece("states").querySelector(`[data-state="${item.state}"]`);
    const why = line.querySelector(".why");
    if (why) why.textContent = item.words;
    if (item.state === "old") quote(line, item);
    const rules = line.querySelector(".to-rules");
    if (rules && item.rules_url) rules.href = item.rules_url;
    else rules?.remove();
    for (const button of line.querySelectorAll("button")) {
      button.addEventListener("click", () => actions[button.dataset.do](item, button));
    }
    return line;
  }

  function quote(line, { body, files = [], written_at }) {
    const said = body || files.map(({ alt, name }) => alt || name || word("noDescription")).join(", ");
    const letters = [...said];
    const short = letters.length > EXCERPT ? `${letters.slice(0, EXCERPT).join("").trimEnd()}…` : said;
    line.querySelector(".what").textContent = short;
    line.querySelector(".when").textContent = momentWords(new Date(written_at));
  }

  // Without https there is no clipboard: the words are marked, ready for the device's own copy.
  async function copy(item, button) {
    const body = timeline.unsent(item.client_id).querySelector(".body");
    getSelection().selectAllChildren(body);
    await navigator.clipboard?.writeText(item.body);
    if (navigator.clipboard) button.textContent = word("copied");
  }

  function wipe(item) {
    timeline.unsent(item.client_id)?.remove();
    timeline.lay();
  }

  // A quiet line under a message that is stored, until it is closed or the page is left.
  function hint(item, words) {
    const row = timeline.rows().find((each) => each.querySelector(".m").dataset.client === item.client_id);
    if (!row) return;
    const line = piece("states").querySelector("[data-state=hint]");
    line.querySelector("button").addEventListener("click", () => line.remove());
    row.append(line);
    // A status is read out when its words change, not when it comes with them.
    setTimeout(() => (line.querySelector(".why").textContent = words), 100);
  }

  return { draw, wipe, hint };
}
