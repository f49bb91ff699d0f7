import { draftOf, forgetDraft, keepDraft } from "./case-draft.js";

// The two drafts of an open case: the decision and the note. What was decided, or stands among the notes, is no draft.
export function keepDrafts({ reference, decision, note }) {
  const mine = { decision: `${reference}:decision`, note: `${reference}:note` };
  if (document.querySelector(".decided[data-by-me]")) forgetDraft(mine.decision);
  if (isAdded(draftOf(mine.note)?.texts.text)) forgetDraft(mine.note);
  if (decision) keepDraft(decision, mine.decision);
  if (note) keepDraft(note, mine.note);
}

function isAdded(text) {
  const notes = [...document.querySelectorAll("#notes .reps p")].map(({ innerText }) => innerText.trim());
  return Boolean(text) && notes.includes(text.trim().replaceAll("\r\n", "\n"));
}
