// One box for the whole list; without script each person is ticked by hand.

const all = document.getElementById("all");

if (all) {
  const boxes = [...document.querySelectorAll('input[name="contact"]')];
  document.getElementById("all-line").hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      all.checked = boxes.every((one) => one.checked);
    });
  }
}
