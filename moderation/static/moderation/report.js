import { later } from "../rooms/later.js";

// Report, in a room: two taps, and whatever happens to the network nothing is lost.
const { me } = document.getElementById("main").dataset;
const open = later(async () => (await import("./reporting.js")).openReporting({ me }));

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-report]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.closest(".m")?.focus({ preventScroll: true }); // where the focus comes back to
  open(link.getAttribute("href"));
});
