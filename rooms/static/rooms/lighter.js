const LONGEST = 2048; // pixels, as rooms/attachments/pictures.py keeps them
const LIGHT = 700_000; // bytes: below it there is little to save
const QUALITY = 0.88;
const APPLE = /\.hei[cf]$/i;

// A photo as a smaller one, without place and camera, where this browser can draw it; else the file as it is.
export async function lighter(file) {
  const isPhoto = ["image/jpeg", "image/png", "image/webp"].includes(file.type) && file.size > LIGHT;
  if (!isPhoto && !APPLE.test(file.name)) return file;
  try {
    const small = await drawnSmall(file);
    return small.size < file.size || APPLE.test(file.name) ? small : file;
  } catch {
    return file; // the server says what is wrong with it
  }
}

async function drawnSmall(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const brush = canvas.getContext("2d");
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed()), "image/jpeg", QUALITY);
  });
}
