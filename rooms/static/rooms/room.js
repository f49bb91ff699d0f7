// The page of one room: puts the pieces together and carries news between them; long because all of them meet here.
import { openAnnouncer } from "./announce.js";
import { openAnswers } from "./answers.js";
import { openAttaching } from "./attaching.js";
import { openChecks } from "./check-sheet.js";
import { learnTime } from "./clock.js";
import { openComposer } from "./composer.js";
import { openCursor } from "./cursor.js";
import { deedsFor } from "./deeds.js";
import { openHeadMenu } from "./head-menu.js";
import { drawHidden, learnHidden } from "./hiding.js";
import { drawBars } from "./hover-bar.js";
import { keepFor } from "./keep.js";
import { openKeys } from "./keys.js";
import { followLinks } from "./links.js";
import { openMenus } from "./menu.js";
import { openNewer } from "./newer.js";
import { openOlder } from "./older.js";
import { openPending } from "./pending.js";
import { openPictures } from "./pictures.js";
import { openPins } from "./pins.js";
import { openPolling } from "./polling.js";
import { openPolls } from "./polls.js";
import { openQuotes } from "./quotes.js";
import { ringMine } from "./reacting.js";
import { openReading } from "./reading.js";
import { openReplying } from "./replying.js";
import { openRoomsList } from "./rooms-list.js";
import { showGone, showState } from "./room-state.js";
import { openScroll } from "./scroll.js";
import { needsPerson, openSender } from "./sender.js";
import { keepSocket } from "./socket.js";
import { openStatus } from "./status.js";
import { openStretch } from "./stretch.js";
import { openTimeline } from "./timeline.js";
import { word } from "./words.js";

const QUIET = ["pulse", "tick", "typing"]; // nothing of it shows in the list of chats
const find = (id) => document.getElementById(id);
const page = find("main").dataset;
const { slug, me } = page;
const room = Number(page.room);
const lastRead = Number(page.lastRead);
const [log, list, form] = [find("log"), find("timeline"), find("composer-form")];
const kept = keepFor(me, slug);
let hasLeft = false;
let line = null;
let typing = null; // "Someone is typing", where there is such a thing
let acks = null; // "I’ve read this", fetched in announcements
let slowness = null; // what slow mode needs, fetched when the room is slow

const ends = { hasOlder: () => older.hasMore(), hasNewer: () => newer.hasMore() };
const dress = () => {
  quotes.paint();
  ringMine(list, me);
  drawHidden(list);
  polls.draw();
  acks?.draw();
};
const timeline = openTimeline({ list, me, lastRead: Number(page.lineAfter), ...ends, dress });
const newest = { atNewest: () => !newer.hasMore(), toNewest: () => newer.toNewest() };
const scroll = openScroll({ log, list, jump: find("jump"), badge: find("jump-badge"), kept, ...newest });
const older = openOlder({
  link: find("older"),
  log,
  slug,
  scroll,
  show: (frames, offer) => change(() => (offer(), timeline.showPage(frames))),
});
const newer = openNewer({ log, slug, show: showLater, startOver: startFromNewest });
const trim = openStretch({ log, timeline, older, newer });
const announcer = openAnnouncer({ log, region: find("announcer"), alarm: find("alarm"), room: page.title });
const answers = openAnswers({ root: list, saved: (event, { frame }) => frame && took(frame) });
const polls = openPolls({ list, slug, votes: page.votes, took });
const reading = openReading({ slug, lastRead, lastSeen: scroll.lastSeen, isMarked: "marked" in page });
const rooms = openRoomsList({ here: room });
const status = openStatus({ bar: find("offline") });
const told = { changed, asked, sent, hinted, gone, slowed, signedOut: status.signedOut, outdated };
const sender = openSender({ me, told });
const look = (item) => checks.open(item);
const pending = openPending({ timeline, me, retry: sender.tryAgain, remove: sender.discard, look });
const drafts = keepFor(me, slug, page.device === "shared" ? sessionStorage : localStorage);
const composer = form && openComposer({ form, kept: drafts, send });
const quotes = openQuotes({ list, slug, keep: scroll.keep, painted: () => replying?.paint() });
const replying = composer && openReplying({ composer, kept: drafts, quotes });
const attaching = composer && openAttaching({ composer, kept: drafts, slug, send });
const checks = openChecks({ composer, choose: sender.choose, discard: takeBack, draw: changed, wipe: gone });
const pins = openPins({ place: find("pins"), clock: Number(page.clock) });
const cursor = openCursor({
  slug,
  at: Number(page.clock),
  stateAt: Number(page.stateVersion),
  epoch: page.epoch,
  membership: page.membership,
  paint: { messages: showNews, state: showRoom, reset: startOver, gone: leave, signedOut: status.signedOut },
});
const polling = openPolling({ look: cursor.catchUp, list: rooms.news, connect: () => line.connect(), status });
const news = {
  hello: meet,
  message: take,
  tick: take,
  "room.changed": take,
  "room.gone": (frame) => frame.room === room && leave(),
  acknowledged: (frame) => frame.room === room && acks?.moved(),
  "event.answered": (frame) => answers.learn({ [frame.event]: frame.answer }),
  "poll.voted": (frame) => polls.learn({ [frame.poll]: frame.chosen }),
  "read.moved": (frame) => frame.room === room && reading.moved(frame.last_read_seq),
  typing: (frame) => frame.room === room && typing?.heard(frame),
  "hidden.changed": ({ people }) => hidden(people),
  pulse: ({ clocks }) => room in clocks && cursor.pulse(clocks[room]),
};

function hear(frame) {
  news[frame.type]?.(frame);
  if (!QUIET.includes(frame.type)) rooms.news();
}

function meet({ epoch, user, now, rooms: places }) {
  learnTime(now);
  if (String(user) !== me) return outdated(); // somebody else signed in, in another tab
  const place = places.find(({ id }) => id === room);
  if (!place) leave();
  else if (hasLeft) outdated(); // let in again
  else {
    cursor.meet({ epoch, ...place });
    answers.meet(slug);
    polls.meet();
    acks?.meet();
  }
}

function take(frame) {
  if (frame.room === room) cursor.take(frame);
}

function showNews(frames) {
  const coming = frames.filter(isSaidByOthers);
  announcer.coming(coming.length);
  quotes.learn(frames);
  pins.learn(frames);
  const added = change(() => timeline.show(frames));
  for (const frame of frames) if (String(frame.author) === me) sender.arrived(frame.client_id);
  const others = added.filter(({ frame }) => String(frame.author) !== me).map(({ row }) => row);
  scroll.arrived(others, coming.filter(({ id, seq, version }) => seq === version && !timeline.rowOf(id)).length);
  if (added.some(({ frame }) => frame.face === "held")) announcer.say(word("held"));
  if (slowness && added.some(({ frame }) => String(frame.author) === me)) slowly((slow) => slow.said());
  settle();
}

function isSaidByOthers({ id, author, face }) {
  return face === "full" && String(author) !== me && !timeline.rowOf(id);
}

// The list becomes longer where the reader is not, and no longer than a page can bear.
function change(list) {
  return scroll.keep(() => {
    const added = list();
    trim();
    return added;
  });
}

// Read on from the middle of the history.
function showLater(frames) {
  change(() => timeline.showPage(frames));
  if (!newer.hasMore()) timeline.show(timeline.waiting()); // what came meanwhile stands after the newest
  settle();
}

function startFromNewest(frames, more) {
  const waiting = timeline.waiting();
  startOver(frames, more);
  timeline.show(waiting);
}

function startOver(frames, more, pinned) {
  if (pinned) pins.startOver(pinned);
  newer.close();
  quotes.forget();
  scroll.keep(() => timeline.startOver(frames, more));
  older.offer({ frames, more });
  settle();
}

function settle() {
  if (hasLeft) return;
  find("empty").hidden = timeline.rows().length > 0 || find("welcome") !== null;
  reading.look();
  if (!sender.of(slug).some(needsPerson)) announcer.unsay(word("needsYou"));
}

// The panel is the same for everybody until my answers are drawn in it.
function showRoom(state) {
  showState(state);
  typing?.allow(state.typing);
  answers.draw();
  if (form && (slowness || state.slow_seconds)) slowly((slow) => slow.rule(state.slow_line, state.slow_seconds));
  if (state.may_post) sender.reopened(slug);
}

// Whose messages I do not see, chosen here or on another device of mine.
function hidden(people) {
  learnHidden(people);
  scroll.keep(dress);
  rooms.news();
}

function leave() {
  hasLeft = true;
  showGone(timeline);
}

function changed(item) {
  if (item.slug !== slug) return;
  scroll.keep(() => pending.draw(item));
  if (item.state === "sending") scroll.goToNewest();
  if (["failed", "stopped"].includes(item.state)) announcer.alert(word("notSent"));
  settle();
}

function send(body, files) {
  typing?.stopped();
  sender.add({ slug, body, files, reply_to: replying.give(), asks: asksNow() });
  scroll.goToNewest();
  checks.openFirst(sender.of(slug));
}

// An announcement wants to hear "I’ve read this" when its box is ticked, and the next one only if it is ticked again.
function asksNow() {
  const box = find("asks");
  if (!box?.checked) return undefined;
  box.checked = false;
  return true;
}

// The check found something. Where the person still watches, they choose now; else the message waits for them.
function asked(item, isExpected) {
  if (item.slug !== slug) return;
  if (isExpected && checks.canOpen()) checks.open(item);
  else announcer.say(word("needsYou"));
}

function sent(item, frame) {
  if (item.late) status.sentLate();
  line?.connect(); // what could be sent shows that the network is back
  if (item.slug === slug && frame) took(frame);
}

function slowed(item, seconds) {
  if (item.slug === slug) slowly((slow) => slow.wait(seconds));
}

function slowly(tell) {
  const over = sender.wake;
  slowness ??= import("./slow.js").then((slow) => slow.openSlow({ line: find("slow"), list, waits: page.waits, over }));
  slowness.then(tell, () => (slowness = null));
}

// Its words are in the box again, and what they answer above it.
function takeBack(item) {
  if (item.asks) find("asks").checked = true;
  if (item.reply_to) replying.answer(item.reply_to);
  if (item.files) attaching.takeBack(item.files);
  sender.discard(item);
}

// What became of a message that somebody did something with here.
function took(frame) {
  showNews([frame]);
  cursor.take(frame);
}

function hinted(item, words) {
  if (item.slug === slug) scroll.keep(() => pending.hint(item, words));
}

function gone(item) {
  pending.wipe(item);
  settle();
}

function openPage() {
  openKeys({ log, list, box: composer?.box });
  composer?.box.addEventListener("input", nameSomebody);
  openPictures(log);
  openHeadMenu(document.querySelector(".head-menu"));
  drawBars({ list, me });
  openMenus({ log, me, deeds: deedsFor({ log, slug, me, composer, replying, took, hinted, hidden }) });
  answers.learn(JSON.parse(page.answers));
  timeline.lay();
  dress();
  scroll.open();
  focusFirst();
  followLinks({ log, pins: find("pins"), timeline, scroll });
  goOnSending();
  if (page.typing) openTypingLine();
  if (page.acks) openAcknowledging();
  if (form && Number(page.slow)) slowly((slow) => slow.rule(find("slow").textContent, Number(page.slow), Number(page.slowWait)));
  line = keepSocket({ frame: hear, up, down: status.down, signedOut: status.signedOut, blocked: polling.begin });
  older.look();
  newer.look();
  reading.look();
}

async function openTypingLine() {
  const { openTyping } = await import("./typing.js");
  const shares = page.typing === "shared" && composer !== null;
  typing = openTyping({ place: find("typing"), composer: shares ? composer : null, room, say: (said) => line.say(said) });
}

// Who is here is asked for at the first "@".
async function nameSomebody() {
  const { box } = composer;
  if (!box.value.includes("@")) return;
  box.removeEventListener("input", nameSomebody);
  const naming = await import("./naming.js").catch(() => null);
  if (naming) naming.openNaming({ box, list: find("names"), slug });
  else box.addEventListener("input", nameSomebody);
}

async function openAcknowledging() {
  const { openAcks } = await import("./acks.js");
  acks = openAcks({ list, slug, me, standing: JSON.parse(page.acks), took });
}

async function goOnSending() {
  await sender.load();
  for (const item of sender.of(slug)) {
    if (list.querySelector(`.m[data-client="${item.client_id}"]`)) sender.arrived(item.client_id);
    else scroll.keep(() => pending.draw(item));
  }
  settle();
  if (form && !form.hidden) sender.reopened(slug);
  sender.resume();
}

// The message box where there is a keyboard; on a phone the heading, so that no keyboard pops up.
function focusFirst() {
  const heading = find("room-title");
  heading.style.outline = "none"; // nobody moved there by key
  const first = composer?.hasKeyboard && !form.hidden ? composer.box : heading;
  first.focus({ preventScroll: true });
}

function outdated() {
  location.reload();
}

function up() {
  polling.end();
  status.up();
  sender.wake();
}

// Older pages are for readers without script: this page reaches back by itself.
if (page.earlier) location.replace(location.pathname + location.hash);
else openPage();
