import { forgetAllBut } from "./kept.js";

const PATIENCE = 1_000; // ms; signing out does not wait longer for a slow disk

// On every page of somebody signed in. Signing out leaves nothing of theirs on the device, and a page that stands
// open in another tab is not to be read after its person left, or after somebody else came.
const me = document.querySelector("meta[name=me]").content;
const tabs = new BroadcastChannel("classchat:who");

tabs.onmessage = ({ data }) => data.me !== me && leave(data.me);
tabs.postMessage({ me });
forgetAllBut(me).catch(() => {});

async function leave(next) {
  document.documentElement.hidden = true;
  await forget(next);
  location.replace(location.pathname + location.search);
}

function forget(next) {
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([forgetAllBut(next), slow]).catch(() => {});
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const goal = new URL(form.getAttribute("action") ?? "", location.href);
  if (goal.pathname !== "/sign-out") return;
  event.preventDefault();
  signOut(form, goal);
});

// By fetch, because the other tabs can only ask again once the server has done it.
async function signOut(form, goal) {
  await forget("");
  const post = { method: "POST", body: new FormData(form), redirect: "manual" };
  const answer = await fetch(goal, post).catch(() => null);
  if (answer?.type !== "opaqueredirect") return form.submit(); // the browser shows what went wrong
  tabs.postMessage({ me: "" });
  location.replace("/sign-in");
}
