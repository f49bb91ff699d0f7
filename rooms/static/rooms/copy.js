import { showToast } from "../classchat/toast.js";
import { word } from "./words.js";

// Without https there is no clipboard: the words are marked, ready for the device's own copy.
export async function copyWords(message) {
  const body = message.querySelector(".body");
  if (!navigator.clipboard) return getSelection().selectAllChildren(body);
  await navigator.clipboard.writeText(body.dataset.says ?? body.textContent);
  showToast(word("copied"));
}
