import { later } from "./later.js";

// Ways to a picture or file: the plus beside the message box, paste and drop. What they do is fetched when the page
// is at rest. `send(body, files)` takes what is to be sent; `kept` holds what was brought and not sent.
export function openAttaching({ composer, kept, slug, send }) {
  const { box } = composer;
  const plus = box.form.querySelector(".attach-to");
  const main = document.getElementById("main");
  const here = { box, kept, slug, send };
  const choose = later(async () => {
    const tray = (await import("./tray.js")).openTray(here);
    return (deed, ...words) => tray[deed](...words);
  });
  const canTake = () => !box.form.hidden && !composer.isLent();

  plus.setAttribute("role", "button");
  plus.addEventListener("click", (event) => {
    event.preventDefault();
    if (canTake()) choose("choose");
  });
  box.addEventListener("paste", (event) => isText(event.clipboardData) || takeFrom(event, event.clipboardData));
  main.addEventListener("dragover", (event) => isOfFiles(event.dataTransfer) && event.preventDefault());
  main.addEventListener("drop", (event) => takeFrom(event, event.dataTransfer));

  function takeFrom(event, { files }) {
    if (!files.length || !canTake()) return;
    event.preventDefault();
    choose("add", [...files]);
  }

  if (kept.read("files")) choose("remind");
  return { takeBack: (files) => choose("again", files) };
}

// Words copied from a document bring a picture of themselves.
function isText(data) {
  return data.types.includes("text/plain");
}

function isOfFiles(data) {
  return data?.types.includes("Files");
}
