import { actionsFor, hasActions } from "./actions.js";
import { onHold } from "./hold.js";

const GAP = 8; // px between the menu and the edge of the window

// What can be done with a message: the same menu by press and hold, right-click, its More button and Enter.
// A button's data-do names one of the `deeds`, which gets the message.
export function openMenus({ log, me, deeds }) {
  // `from` says what it was opened for: "react" begins at the reactions, else it begins below them.
  function open(message, place, from = "") {
    if (!hasActions(message, me)) return;
    const dialog = actionsFor(message, "message-actions", me).querySelector("dialog");
    const menu = dialog.querySelector("[role=menu]");
    const { id } = message.dataset;
    name(dialog, message);
    document.body.append(dialog);
    dialog.showModal();
    put(menu, place);
    (menu.querySelector(from === "react" ? "[data-do=react]" : ".li") ?? items(menu)[0]).focus();

    function close() {
      if (!dialog.isConnected) return;
      dialog.close();
      dialog.remove();
      const back = document.getElementById(`m${id}`) ?? log;
      back.focus({ preventScroll: true });
    }

    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close();
    });
    dialog.addEventListener("close", close);
    dialog.addEventListener("contextmenu", (event) => event.preventDefault());
    dialog.addEventListener("click", ({ target }) => {
      const entry = target.closest("[role=menuitem]");
      if (!entry && menu.contains(target)) return;
      close();
      deeds[entry?.dataset.do]?.(message, entry.dataset.kind);
    });
    menu.addEventListener("keydown", (event) => {
      const goal = step(items(menu), event.key);
      if (event.key === " ") document.activeElement.click();
      else if (event.key === "Tab") close();
      else if (!goal) return;
      event.preventDefault();
      goal?.focus();
    });
  }

  onHold(log, (message) => open(message, message.querySelector(".b").getBoundingClientRect()));

  // A marked piece of text and a link keep the browser's own menu, which can do more with them.
  log.addEventListener("contextmenu", (event) => {
    const message = event.target.closest(".m");
    if (!message || event.target.closest(".body a") || !getSelection().isCollapsed || !hasActions(message, me)) return;
    event.preventDefault();
    const { clientX: left, clientY: top } = event;
    open(message, { left, right: left, top, bottom: top });
  });
  log.addEventListener("click", ({ target }) => {
    const bar = target.closest(".hov [data-do]");
    if (bar) deeds[bar.dataset.do]?.(bar.closest(".m"));
    const more = target.closest("[data-menu]");
    if (more) open(more.closest(".m"), more.getBoundingClientRect(), more.dataset.menu);
  });
  log.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches(".m")) return;
    event.preventDefault();
    open(event.target, event.target.querySelector(".b").getBoundingClientRect());
  });
}

// On a phone the message itself stands above its menu.
function name(dialog, message) {
  const author = message.querySelector(".who b").textContent;
  const menu = dialog.querySelector("[role=menu]");
  menu.setAttribute("aria-label", menu.getAttribute("aria-label").replace("{name}", author));
  const bubble = message.querySelector(".b").cloneNode(true);
  bubble.querySelector(".hov")?.remove();
  dialog.querySelector(".menu-quote").append(bubble);
}

// Below the place it came from, above where there is no room, always inside the window. On a phone the style sheet says.
function put(menu, { left, right, top, bottom }) {
  const { width, height } = menu.getBoundingClientRect();
  const isRtl = getComputedStyle(menu).direction === "rtl";
  const wantedX = isRtl ? right - width : left;
  const wantedY = bottom + GAP + height > innerHeight ? top - height - GAP / 2 : bottom + GAP / 2;
  menu.style.setProperty("--x", `${Math.max(GAP, Math.min(wantedX, innerWidth - width - GAP))}px`);
  menu.style.setProperty("--y", `${Math.max(GAP, Math.min(wantedY, innerHeight - height - GAP))}px`);
}

function items(menu) {
  return [...menu.querySelectorAll("[role=menuitem]")];
}

function step(all, key) {
  const here = all.indexOf(document.activeElement);
  const [next, last] = [all[here + 1] ?? all[0], all.at(here - 1)];
  const goals = { ArrowDown: next, ArrowRight: next, ArrowUp: last, ArrowLeft: last, Home: all[0], End: all.at(-1) };
  return goals[key];
}
