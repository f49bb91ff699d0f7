import { piece } from "./words.js";

const find = (id) => document.getElementById(id);

// Everything about the room beside its messages: name, members, who listens, whether it is open.
export function showState({ title, members_line, audience_html, may_post, closed_line }) {
  find("room-title").textContent = title;
  find("room-people").textContent = members_line;
  showAudience(audience_html);
  const form = find("composer-form");
  if (!form) return; // this person may not post here, whatever the room's mode
  form.hidden = !may_post;
  find("composer-closed").hidden = may_post;
  find("composer-closed").textContent = closed_line;
}

function showAudience(html) {
  const old = find("audience");
  if (!old) return;
  const wasOpen = old.open;
  old.outerHTML = html;
  find("audience").open = wasOpen;
}

// The person may not be here any more. Words they had not sent stay, to be copied.
export function showGone(timeline) {
  timeline.empty();
  find("welcome")?.remove();
  find("audience")?.remove();
  find("older").hidden = true;
  find("later").hidden = true;
  find("jump").hidden = true;
  find("room-people").textContent = "";
  document.querySelector(".tabs").hidden = true;
  const form = find("composer-form");
  if (form) {
    form.hidden = !form.querySelector("textarea").value;
    form.querySelector("textarea").readOnly = true;
    form.querySelector(".send").disabled = true;
  }
  find("empty").replaceChildren(piece("gone"));
  find("empty").hidden = false;
}
