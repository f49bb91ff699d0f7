import { showToast } from "../classchat/toast.js";
import { whenBack } from "./wake.js";
import { word } from "./words.js";

const AT_LATEST = 2_000; // ms
const { dataset } = document.documentElement;
let coming = 0; // on the page as data-coming, until all are here

// A deed whose module is needed only after a tap: `load()` imports it and answers the function that does it. It is
// fetched ahead as soon as the page has nothing else to do, so that it is there without network, too.
export function later(load) {
  let deed = null;
  count(1);

  function get() {
    deed ??= load().then(here, missing);
    return deed;
  }

  function here(loaded) {
    count(-1);
    return loaded;
  }

  function missing() {
    deed = null;
  }

  atRest(get);
  whenBack(get);

  return async (...words) => {
    const carryOut = await get();
    if (carryOut) return carryOut(...words);
    showToast(word("notDone"));
  };
}

function count(more) {
  coming += more;
  if (coming) dataset.coming = coming;
  else delete dataset.coming;
}

function atRest(work) {
  if (window.requestIdleCallback) requestIdleCallback(work, { timeout: AT_LATEST });
  else setTimeout(work, AT_LATEST);
}
