// Calls `back(away)` when the page can be used again: seen after `away` ms, online, or out of the
// browser's page cache (both count as having been away for ever).
export function whenBack(back) {
  let hiddenAt = document.hidden ? Date.now() : null;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      hiddenAt = Date.now();
    } else {
      back(hiddenAt === null ? 0 : Date.now() - hiddenAt);
    }
  });
  window.addEventListener("online", () => back(Infinity));
  window.addEventListener("pageshow", (event) => event.persisted && back(Infinity));
}
