import { showToast } from "../classchat/toast.js";
import { ask } from "./api.js";
import { word } from "./words.js";

// Does something with a stored message. `took(frame)` is told what it looks like now; where it was refused or did
// not get through, the person is. Answers {status, said}, or null without an answer.
export async function carryOut(address, request, took) {
  const answer = await ask(address, { method: "POST", ...request }).catch(() => null);
  if (answer?.said?.frame) took(answer.said.frame);
  if (answer?.status !== 200) showToast(answer?.said?.words || word("notDone"));
  return answer;
}
