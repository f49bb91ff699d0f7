// A file dropped anywhere on the dashed field is chosen; without script it is chosen by button.

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = document.getElementById(zone.dataset.drop);
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length === 1) input.files = event.dataTransfer.files;
  });
}
