import { lighter } from "./lighter.js";
import { whenBack } from "./wake.js";
import { word } from "./words.js";

const WAIT = 5_000; // ms before what found no network is tried again

// Brings chosen files to the server, one after the other. `changed()` is told of every step.
export function openBringing({ slug, changed }) {
  let items = [];
  let busy = null;
  let timer = 0;

  function go(all) {
    items = all;
    next();
  }

  async function next() {
    if (busy) return;
    const item = items.find(({ state }) => state === "waiting");
    if (!item) return;
    busy = item;
    become(item, { state: "bringing", share: 0 });
    item.ready ??= await lighter(item.file);
    const answer = await bring(item).catch(() => null);
    busy = null;
    settle(item, answer);
    next();
  }

  function settle(item, answer) {
    if (answer?.status === 201 && answer.said?.file) return become(item, { ...answer.said.file, state: "ready" });
    if (answer?.status === 401) return become(item, { state: "refused", why: word("signedOut"), canRetry: true });
    if (answer?.said?.words) {
      return become(item, { state: "refused", why: answer.said.words, canRetry: [429, 503].includes(answer.status) });
    }
    if (answer && answer.status >= 400 && answer.status < 500) {
      return become(item, { state: "refused", why: word("notTaken"), canRetry: true }); // no use asking every five seconds
    }
    become(item, { state: "offline" });
    clearTimeout(timer);
    timer = setTimeout(wake, WAIT);
  }

  function become(item, facts) {
    Object.assign(item, facts);
    changed();
  }

  function bring(item) {
    const form = new FormData();
    form.append("file", item.ready, item.file.name);
    return new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      item.request = request;
      request.open("POST", `/rooms/${slug}/files`);
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-CSRFToken", document.querySelector("meta[name=csrf-token]").content);
      request.upload.onprogress = ({ loaded, total }) => become(item, { share: loaded / total });
      request.onload = () => done({ status: request.status, said: parsed(request) });
      request.onerror = request.onabort = failed;
      request.send(form);
    });
  }

  function drop(item) {
    items = items.filter((each) => each !== item);
    if (item === busy) item.request?.abort();
    if (!item.id) return;
    const token = document.querySelector("meta[name=csrf-token]").content;
    fetch(`/files/${item.id}`, { method: "DELETE", headers: { "X-CSRFToken": token } }).catch(() => {}); // it goes in two days
  }

  function wake() {
    for (const item of items) if (item.state === "offline") item.state = "waiting";
    changed();
    next();
  }

  whenBack(wake);
  return { go, drop };
}

function parsed(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null; // not our server
  }
}
