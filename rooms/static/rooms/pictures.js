import { later } from "./later.js";

// Pictures in the chat: a tap opens one on the whole screen, and where one cannot be had its description is read.
export function openPictures(log) {
  const open = later(async () => (await import("./lightbox.js")).openLightbox);

  log.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-picture]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(log, link);
  });
  log.addEventListener("error", ({ target }) => target.closest?.(".pic")?.classList.add("failed"), { capture: true });
}
