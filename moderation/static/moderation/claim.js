// C on a row of the list: claims its case and opens it, or lets it go. What somebody else has is opened, not taken.
export function claimRow(row) {
  if (!row?.matches?.("a.case-row")) return false;
  const form = document.getElementById("claim-form");
  if (!row.dataset.claim || !form) return row.click() ?? true;
  form.action = row.dataset.claim;
  form.elements.version.value = row.dataset.version;
  form.elements.verb.value = row.dataset.verb;
  form.requestSubmit();
  return true;
}
