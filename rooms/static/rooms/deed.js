import { showToast } from "../classchat/toast.js";
import { ask } from "./api.js";
import { word } from "./words.js";

const DONE = [200, 202];

// Does something with a stored message. `took(frame)` is told what it looks like now; where it was refused or did
// not get through, the person is. Answers {status, said}, or null without an answer.
export async function carryOut(address, request, took) {
  const answer = await ask(address, { method: "POST", ...request }).catch(() => null);
  const { frame, html, words } = answer?.said ?? {};
  if (frame) took(frame);
  if (!DONE.includes(answer?.status) && !frame && !html) showToast(words || word("notDone"));
  return answer;
}
