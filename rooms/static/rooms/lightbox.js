import { openSheet } from "../classchat/sheet.js";
import { piece, word } from "./words.js";

const SWIPE = 50; // px

// One picture on the whole screen; arrows, buttons and a swipe go to the others on the page. Closing it leaves the
// focus on the picture that was looked at.
export function openLightbox(log, link) {
  const all = [...log.querySelectorAll("a[data-picture]")];
  let place = all.indexOf(link);
  const content = piece("lightbox");
  const [figure, image, wait] = ["figure", "img", ".lb-wait"].map((part) => content.querySelector(part));
  const [title, caption] = [figure.querySelector("#lightbox-title"), figure.querySelector("figcaption")];
  const steps = [...figure.querySelectorAll("[data-step]")];
  const { dialog } = openSheet({ content, labelledBy: "lightbox-title", first: "[data-close]", className: "lightbox", closed });

  function show() {
    const shown = all[place];
    const { alt } = shown.querySelector("img");
    title.textContent = word("pictureOf", { n: place + 1, count: all.length });
    caption.textContent = alt;
    wait.hidden = false;
    Object.assign(image, { alt, src: shown.href });
    for (const button of steps) button.disabled = !all[place + Number(button.dataset.step)];
  }

  function go(step) {
    if (!all[place + step]) return;
    place += step;
    show();
  }

  function closed() {
    const shown = all[place];
    if (!shown.isConnected) return;
    shown.focus();
    shown.scrollIntoView({ block: "nearest" });
  }

  image.addEventListener("load", () => (wait.hidden = true));
  image.addEventListener("error", () => (wait.hidden = true));
  for (const button of steps) button.addEventListener("click", () => go(Number(button.dataset.step)));
  dialog.addEventListener("keydown", (event) => {
    const isRtl = getComputedStyle(dialog).direction === "rtl";
    const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[event.key];
    if (step) go(step);
  });
  let from = null;
  image.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0].clientX : null), { passive: true });
  image.addEventListener("touchend", ({ changedTouches }) => {
    if (from === null || visualViewport.scale > 1) return;
    const moved = changedTouches[0].clientX - from;
    if (Math.abs(moved) > SWIPE) go((moved < 0) === (getComputedStyle(dialog).direction !== "rtl") ? 1 : -1);
  }, { passive: true });
  show();
}
