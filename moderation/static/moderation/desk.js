// The desk of cases: its shortcuts and its live list.
import { openLetterKeys } from "./keys.js";
import { openQueue } from "./queue.js";

openLetterKeys();
const queue = document.getElementById("queue");
if (queue) openQueue(queue);
