// Links to one message, such as /messages/91: the page reaches back as far as it is, and shows it.
export function followLinks({ older, timeline, scroll }) {
  async function follow() {
    const id = /^#m(\d+)$/.exec(location.hash)?.[1];
    if (!id) return;
    await older.until(() => timeline.rowOf(id));
    const row = timeline.rowOf(id);
    if (row) scroll.jumpTo(row);
  }

  window.addEventListener("hashchange", follow);
  follow();
}
