// Counts down until the code may be sent again; the server keeps the same time and has the last word.

const wait = document.getElementById("send-wait");
const button = document.getElementById("send-again");

if (wait && button) {
  const until = Date.now() + Number(wait.dataset.seconds) * 1000;
  const shown = wait.querySelector("[data-count]");
  button.hidden = true;
  const tick = setInterval(() => {
    const left = Math.ceil((until - Date.now()) / 1000);
    if (left > 1) shown.textContent = String(left);
    else wait.textContent = wait.dataset.last;
    if (left > 0) return;
    clearInterval(tick);
    wait.hidden = true;
    button.hidden = false;
  }, 500);
}
