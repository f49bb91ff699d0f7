import { ask } from "./api.js";

// What I chose in polls: a card knows no viewer. How one votes is fetched once a poll is on the page.
// `votes` is what the page knows, as JSON, if it came with polls; `took(frame)` is told what one looks like after mine.
export function openPolls({ list, slug, votes, took }) {
  const mine = new Map(Object.entries(JSON.parse(votes ?? "{}"))); // poll id -> places of the choices
  let isKnown = votes !== undefined;
  let voting = null;
  let greeted = false;

  async function draw() {
    if (!list.querySelector(".votes")) return;
    if (!isKnown) look();
    voting ??= import("./voting.js").catch(() => null);
    const module = await voting;
    if (module) module.drawVotes({ list, mine, took });
    else voting = null;
  }

  function learn(chosen) {
    for (const [poll, places] of Object.entries(chosen)) mine.set(poll, places);
    draw();
  }

  async function look() {
    isKnown = true;
    const answer = await ask(`/rooms/${slug}/polls/votes`).catch(() => null);
    if (answer?.status === 200) learn(answer.said.votes);
    else isKnown = false;
  }

  // The server says hello again: what was chosen elsewhere meanwhile is not known here.
  function meet() {
    if (greeted && voting) look();
    greeted = true;
  }

  return { draw, learn, meet };
}
