const LONG = 400; // ms
const SLIP = 10; // px a finger may move and still be resting
const AFTERWARDS = 500; // ms in which a browser may still send what belongs to the same touch

// Calls `held(message)` when a finger or pen rests on a message. Moving away or scrolling cancels it.
export function onHold(log, held) {
  let timer = 0;
  let from = null;

  function begin(event) {
    cancel();
    const message = event.target.closest(".m");
    if (!message || event.pointerType === "mouse" || !event.isPrimary) return;
    from = event;
    timer = setTimeout(() => {
      swallow();
      held(message);
    }, LONG);
  }

  function move({ clientX, clientY }) {
    if (timer && Math.hypot(clientX - from.clientX, clientY - from.clientY) > SLIP) cancel();
  }

  function cancel() {
    clearTimeout(timer);
    timer = 0;
  }

  log.addEventListener("pointerdown", begin);
  log.addEventListener("pointermove", move);
  log.addEventListener("pointerup", cancel);
  log.addEventListener("pointercancel", cancel); // the browser scrolls instead
}

// Lifting the finger must press nothing, and the browser's own menu must not open as well.
function swallow() {
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const release = () => {
    document.removeEventListener("click", stop, true);
    document.removeEventListener("contextmenu", stop, true);
    document.removeEventListener("pointerdown", release, true);
  };
  document.addEventListener("click", stop, true);
  document.addEventListener("contextmenu", stop, true);
  document.addEventListener("pointerdown", release, true);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, () => setTimeout(release, AFTERWARDS), { capture: true, once: true });
  }
}
