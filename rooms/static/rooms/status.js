import { counted, piece, word } from "./words.js";

const NOTICED = 5_000; // ms without a line before we say so
const BACK_FOR = 3_000;

// The bar under the room's head: offline, back online, signed out.
export function openStatus({ bar }) {
  let line = false;
  let isSlow = false;
  let noticing = setTimeout(sayOffline, NOTICED);
  let hiding = 0;
  let shown = "";
  let sent = 0;

  const isOff = () => !(line || isSlow) || !navigator.onLine;

  function look() {
    document.documentElement.dataset.line = isOff() ? "down" : line ? "up" : "slow";
    if (shown === "signed-out") return;
    if (isOff()) noticing ||= setTimeout(sayOffline, NOTICED); // from the first loss: each new try to connect is one more
    else {
      clearTimeout(noticing);
      noticing = 0;
      if (shown === "offline") sayBack();
    }
  }

  function sayOffline() {
    noticing = 0;
    if (isOff() && shown !== "offline") show("offline");
  }

  function sayBack() {
    show("online");
    const words = sent ? counted("sentLater", sent) : "";
    bar.querySelector(".grow").textContent = [word("backOnline"), words].filter(Boolean).join(" ");
    clearTimeout(hiding);
    hiding = setTimeout(hide, BACK_FOR);
  }

  function hide() {
    sent = 0;
    show("");
  }

  function show(kind) {
    clearTimeout(hiding);
    shown = kind;
    bar.hidden = !kind;
    bar.classList.toggle("ok", kind === "online");
    bar.replaceChildren(...(kind ? piece("bars").querySelector(`[data-bar="${kind}"]`).childNodes : []));
  }

  // There is no line, but the server answers when it is asked.
  function slow(isNow) {
    if (isNow === isSlow) return;
    isSlow = isNow;
    if (isSlow && shown !== "signed-out") show("slow");
    else if (shown === "slow") show("");
    look();
  }

  function sentLate() {
    sent += 1;
    if (shown === "online") sayBack();
  }

  function signedOut() {
    if (shown === "signed-out") return;
    clearTimeout(noticing);
    show("signed-out");
    const here = new URLSearchParams({ next: location.pathname });
    bar.querySelector("a").search = here;
  }

  window.addEventListener("offline", look);
  window.addEventListener("online", look);
  return {
    up: () => ((line = true), look()),
    down: () => ((line = false), look()),
    slow,
    sentLate,
    signedOut,
  };
}
