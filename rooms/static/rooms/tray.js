import { openSheet } from "../classchat/sheet.js";
import { showToast } from "../classchat/toast.js";
import { openBringing } from "./bringing.js";
import { drawFile, drawPreview } from "./sent-files.js";
import { piece, word } from "./words.js";

const MOST = 10;
const READY = "ready";

// What is to go with the next message: chosen, brought one after the other, described and sent from a sheet. Whatever
// closes the sheet, what was brought waits above the message box until it is sent or left out.
export function openTray({ box, kept, slug, send }) {
  let items = []; // {file, id, kind, state, why, alt, ...}; state: waiting, bringing, offline, refused, ready
  let sheet = null;
  const bringing = openBringing({ slug, changed });

  function choose() {
    if (items.length) return add([]); // what waits is added to
    const content = piece("attach");
    if (!matchMedia("(pointer: coarse)").matches) content.querySelector(".camera").remove();
    const choosing = openSheet({ content, labelledBy: "attach-title", className: "attach-sheet" });
    onFiles(choosing.dialog, (files) => {
      choosing.close();
      add(files);
    });
  }

  function add(files) {
    const room = MOST - items.length;
    for (const file of files.slice(0, room)) items.push({ file, state: "waiting", alt: "" });
    if (!sheet) open();
    draw();
    if (files.length > room) showToast(word("tooManyFiles"));
    bringing.go(items);
  }

  function again(files) {
    items = [...files.map((file) => ({ ...file, state: READY })), ...items];
    open();
    draw();
  }

  // What was brought before the page was left.
  function remind() {
    items = [...(kept.read("files") ?? []).map((file) => ({ ...file, state: READY })), ...items];
    if (!sheet) sayWaiting();
  }

  function open() {
    forgetWaiting();
    const content = piece("to-send");
    sheet = openSheet({ content, labelledBy: "to-send-title", first: "#to-send-title", className: "to-send", closed });
    const { dialog } = sheet;
    words().value = box.value;
    onFiles(dialog, add);
    dialog.querySelector("[data-send]").addEventListener("click", () => sendAll(false));
    dialog.querySelector("[data-without]").addEventListener("click", () => sendAll(true));
  }

  const words = () => sheet.dialog.querySelector("#to-send-words");

  function closed(reason) {
    if (reason !== "sent") put(words().value);
    sheet = null;
    for (const item of items) item.row = null;
    if (items.length) sayWaiting();
    else keep();
  }

  function put(text) {
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function changed() {
    keep();
    if (sheet) draw();
  }

  function keep() {
    const brought = items.filter(({ state }) => state === READY).map(kindOf);
    kept.write("files", brought.length ? brought : null);
  }

  function draw() {
    const list = sheet.dialog.querySelector(".brought");
    for (const item of items) {
      item.row ??= make(item);
      if (!item.row.isConnected) list.append(item.row);
      drawState(item);
    }
    const pictures = items.filter(isPicture);
    const isReady = items.length > 0 && items.every(({ state }) => state === READY);
    sheet.dialog.querySelector("[data-send]").disabled = !isReady;
    const without = sheet.dialog.querySelector("[data-without]");
    without.hidden = !pictures.some(({ alt }) => !alt.trim());
    without.disabled = !isReady;
    sheet.dialog.querySelector("[data-stops]").hidden = !items.some(({ state }) => state === "refused");
    sheet.dialog.querySelector(".add").hidden = items.length >= MOST;
    const status = sheet.dialog.querySelector("[role=status]");
    if (isReady && !status.textContent) status.textContent = word("allBrought");
    if (!isReady) status.textContent = "";
  }

  function make(item) {
    const row = piece("to-send-one").querySelector("li");
    const field = row.querySelector("input");
    field.id = `alt-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    row.querySelector("label").htmlFor = field.id;
    field.value = item.alt;
    field.addEventListener("input", () => {
      item.alt = field.value;
      ask(item, false);
      changed();
    });
    row.querySelector("[data-out]").addEventListener("click", () => leaveOut(item));
    for (const retry of row.querySelectorAll("[data-again]")) retry.addEventListener("click", () => retryOf(item));
    drawPreview(row.querySelector(".shown"), item);
    return row;
  }

  function drawState({ row, state, why, canRetry, share = 0, ...item }) {
    for (const line of row.querySelectorAll("[data-says]")) line.hidden = line.dataset.says !== state;
    row.querySelector("progress").value = share;
    row.querySelector(".why").textContent = why ?? "";
    row.querySelector("[data-says=refused] [data-again]").hidden = !canRetry;
    row.querySelector(".field").hidden = !isPicture(item) || state === "refused";
    if (state === READY && item.kind === "file") row.querySelector(".shown").replaceChildren(drawFile(item));
  }

  function leaveOut(item) {
    items = items.filter((each) => each !== item);
    bringing.drop(item);
    const next = item.row.nextElementSibling ?? item.row.previousElementSibling;
    item.row.remove();
    if (!items.length) return sheet.close("left out");
    changed();
    (next?.querySelector("input, button") ?? sheet.dialog.querySelector("h2")).focus();
  }

  function retryOf(item) {
    item.state = "waiting";
    bringing.go(items);
    changed();
  }

  function sendAll(without) {
    const bare = without ? [] : items.filter((item) => isPicture(item) && !item.alt.trim());
    for (const item of items) ask(item, bare.includes(item));
    if (bare.length) return bare[0].row.querySelector(".field input").focus();
    const [text, files] = [words().value.trim(), items.map(kindOf)];
    items = [];
    put("");
    sheet.close("sent");
    box.focus();
    send(text, files);
  }

  function ask({ row }, isAsked) {
    const field = row.querySelector(".field input");
    row.querySelector(".errmsg").hidden = !isAsked;
    if (isAsked) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function sayWaiting() {
    const line = document.getElementById("composer-files");
    line.hidden = false;
    line.querySelector("button").onclick = () => add([]);
  }

  function forgetWaiting() {
    document.getElementById("composer-files").hidden = true;
  }

  return { choose, add, again, remind };
}

const isPicture = ({ kind, file }) => (kind ? kind === "picture" : file?.type.startsWith("image/"));

// What a message says of one, and what a page needs to show it.
function kindOf({ id, kind, alt, width, height, colour, name, letters, facts }) {
  return { id, kind, alt: alt.trim(), width, height, colour, name, letters, facts };
}

function onFiles(dialog, take) {
  for (const input of dialog.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => input.files.length && take([...input.files]));
  }
}
