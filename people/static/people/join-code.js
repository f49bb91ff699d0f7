// The square on the letter opens /join#<code>. The part after # never reaches a server or its log;
// this moves it into the form and out of the address, where the browser's history would keep it.

const form = document.getElementById("join-form");

function takeCode() {
  const code = decodeURIComponent(location.hash.slice(1));
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  form.elements.code.value = code;
  form.elements.code.closest(".field").hidden = true;
}

if (form) {
  takeCode();
  window.addEventListener("hashchange", takeCode); // a second letter scanned while the page is open
}
