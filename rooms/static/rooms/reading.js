import { ask } from "./api.js";

const ON_SCREEN = 1_000; // ms before a message counts as read
const APART = 3_000; // ms between two saves

// Tells the server how far the person has read: what stood on screen for a second in a tab they look at.
// A room that they marked as unread is read as soon as they look at it anew.
export function openReading({ slug, lastRead, lastSeen, isMarked }) {
  let reached = lastRead;
  let saved = lastRead;
  let savedAt = 0;
  let watch = 0;
  let later = 0;

  const isWatched = () => !document.hidden && document.hasFocus();
  const seenSeq = () => Number(lastSeen()?.querySelector(".m").dataset.seq ?? 0);

  function look() {
    saveSoon();
    const seq = isWatched() ? seenSeq() : 0;
    if ((seq > reached || (seq && isMarked)) && !watch) watch = setTimeout(settle, ON_SCREEN, seq);
  }

  function settle(seq) {
    watch = 0;
    if (!isWatched()) return;
    reached = Math.max(reached, Math.min(seq, seenSeq()));
    saveSoon();
    if (isMarked) unmark();
    look();
  }

  async function unmark() {
    isMarked = false;
    const put = { method: "PUT", body: { marked: null } };
    const answer = await ask(`/rooms/${slug}/read`, put).catch(() => null);
    isMarked = answer?.status !== 200;
  }

  function saveSoon() {
    if (reached <= saved || later) return;
    later = setTimeout(save, Math.max(0, savedAt + APART - Date.now()));
  }

  async function save({ keepalive = false } = {}) {
    clearTimeout(later);
    later = 0;
    const seq = reached;
    if (seq <= saved) return;
    savedAt = Date.now();
    const put = { method: "PUT", body: { seq }, keepalive };
    const answer = await ask(`/rooms/${slug}/read`, put).catch(() => null);
    if (answer?.status === 200) saved = Math.max(saved, seq);
  }

  function moved(seq) {
    reached = Math.max(reached, seq);
    saved = Math.max(saved, seq);
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? save({ keepalive: true }) : look()));
  document.addEventListener("scroll", look, { capture: true, passive: true });
  window.addEventListener("focus", look);
  return { look, moved };
}
