import { piece } from "./words.js";

const find = (id) => document.getElementById(id);

// Everything about the room beside its messages: name, members, who listens, whether it is open.
export function showState({ title, members_line, audience_html, may_post, closed_line, life_html, events }) {
  find("room-title").textContent = title;
  find("room-people").textContent = members_line;
  showAudience(audience_html);
  showLife(life_html, events);
  const form = find("composer-form");
  if (!form) return; // this person may not post here, whatever the room's mode
  form.hidden = !may_post;
  find("composer-closed").hidden = may_post;
  find("closed-line").textContent = closed_line;
}

function showAudience(html) {
  const old = find("audience");
  if (!old) return;
  const wasOpen = old.open;
  old.outerHTML = html;
  find("audience").open = wasOpen;
}

// What is coming up and this week, beside the chat. Who may not see it any more has an empty panel.
function showLife(html, events) {
  const panel = find("class-life");
  if (panel) panel.innerHTML = html;
  const count = find("events-count");
  count.hidden = !events;
  count.querySelector(".of").textContent = events;
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
  find("class-life")?.replaceChildren();
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
