import { piece, word } from "./words.js";

const PREVIEW = 720; // pixels

// Draws the pictures and files of a message that is not stored yet, as templates/rooms/_attached.html does.
export function drawSent(bubble, files) {
  const pictures = files.filter(({ kind }) => kind === "picture");
  const before = bubble.querySelector(".body");
  bubble.classList.add(pictures.length ? "with-pics" : "with-files");
  if (pictures.length) {
    const group = shelf(".pics");
    group.classList.toggle("several", pictures.length > 1);
    group.append(...pictures.map(drawPicture));
    before.before(group);
  }
  for (const file of files) if (file.kind === "file") before.before(drawFile(file));
}

function drawPicture({ id, alt, width, height, colour }) {
  const picture = shelf(".pic");
  const image = picture.querySelector("img");
  picture.querySelector("a").href = `/files/${id}`;
  picture.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.querySelector("rect").setAttribute("fill", colour);
  Object.assign(image, { width, height, alt: alt || word("noDescription"), src: `/files/${id}/preview` });
  return picture;
}

export function drawFile({ id, name, letters, facts }) {
  const line = shelf(".fil");
  line.href = `/files/${id}`;
  line.download = "";
  line.querySelector(".fi").textContent = letters;
  line.querySelector("b").textContent = name.replace(/\.[^.]*$/, "");
  line.querySelector("span span").textContent = facts;
  return line;
}

// What a person chose, from their own device while it is being brought; the security policy allows no blob: pictures.
export async function drawPreview(place, { id, kind, file, width, height }) {
  if (id && kind === "picture") {
    const image = new Image(width, height);
    Object.assign(image, { alt: "", src: `/files/${id}/preview` });
    return place.append(image);
  }
  const name = document.createElement("b");
  name.textContent = file?.name ?? "";
  name.dir = "auto";
  place.append(name);
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return;
  const scale = Math.min(1, PREVIEW / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  name.replaceWith(canvas);
}

function shelf(what) {
  return piece("sent-pieces").querySelector(what);
}
