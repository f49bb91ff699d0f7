// The desk of cases: its shortcuts and its live list.
import "./keys.js";
import "./queue.js";
