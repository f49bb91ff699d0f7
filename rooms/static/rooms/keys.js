// A group of radios is one control: its own arrows move inside it.
const NONE = "fieldset:enabled:not(:has(:checked)) > label:first-of-type > input";
const CONTROLS = `a, button, summary, input:enabled:checked, ${NONE}, [type=checkbox]:enabled`;

const LINE = ".hid-line > summary"; // instead of a message that I do not want to see
const STOPS = `:scope > .row > .m, :scope > .row > ${LINE}`;

// The messages as one stop of the Tab key: arrows move between them, Escape goes back to the message box.
export function openKeys({ log, list, box }) {
  const messages = () => [...list.querySelectorAll(STOPS)].filter((one) => one.checkVisibility());
  const current = () => document.activeElement.closest?.(`.m, ${LINE}`);

  const moves = {
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    Home: () => messages().at(0),
    End: () => messages().at(-1),
    ArrowRight: control,
    ArrowLeft: () => (document.activeElement === current() ? null : current()),
    Escape: () => box,
  };

  function step(by) {
    const all = messages();
    const here = all.indexOf(current());
    return here < 0 ? all.at(by > 0 ? 0 : -1) : all[here + by];
  }

  // The message's own controls, one after the other.
  function control() {
    const all = [...(current()?.querySelectorAll(CONTROLS) ?? [])].filter((one) => one.checkVisibility());
    return all[all.indexOf(document.activeElement) + 1];
  }

  log.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.type === "radio" && event.key.startsWith("Arrow")) return;
    const goal = moves[event.key]?.();
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  });

  // While a message has the focus, Shift+Tab leaves the list instead of stopping at it again.
  log.addEventListener("focusin", () => (log.tabIndex = current() ? -1 : 0));
  log.addEventListener("focusout", () => (log.tabIndex = 0));

  // Links inside messages are reached with the right arrow, not with Tab.
  function tame() {
    for (const link of list.querySelectorAll(".row :is(a, summary, input):not([tabindex])")) link.tabIndex = -1;
  }
  new MutationObserver(tame).observe(list, { childList: true, subtree: true });
  tame();
}
