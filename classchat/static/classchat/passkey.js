// Runs the passkey ceremony of a <form data-passkey="get|create"> and posts what the device answers.

const ask = {
  get: (publicKey) => navigator.credentials.get({ publicKey }),
  create: (publicKey) => navigator.credentials.create({ publicKey }),
};

const forms = document.querySelectorAll("form[data-passkey]");
const works = Boolean(window.PublicKeyCredential);

for (const form of forms) {
  form.hidden = !works;
  form.closest(".passkey-first")?.toggleAttribute("hidden", !works);
  if (works) form.addEventListener("submit", (event) => run(event, form));
  else form.parentElement.querySelector(".passkey-none")?.removeAttribute("hidden");
}

async function run(event, form) {
  event.preventDefault();
  const button = form.querySelector("button");
  const sorry = form.querySelector("[role=alert]");
  button.setAttribute("aria-busy", "true");
  sorry.hidden = true;
  try {
    const credential = await ask[form.dataset.passkey](await optionsOf(form));
    form.elements.credential.value = JSON.stringify(asJson(credential));
    form.submit();
  } catch {
    sorry.hidden = false;
  }
  button.removeAttribute("aria-busy");
}

async function optionsOf(form) {
  const { publicKey } = form.dataset.options ? JSON.parse(form.dataset.options) : await fetched(form);
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (publicKey[list]) options[list] = publicKey[list].map((known) => ({ ...known, id: bytes(known.id) }));
  }
  if (form.dataset.passkey === "create") {
    options.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    options.authenticatorSelection = {
      ...publicKey.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    };
  }
  return options;
}

async function fetched(form) {
  const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The passkey options answered ${answer.status}`);
  return (await answer.json()).request_options;
}

function asJson(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) parts[part] = text(response[part]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

function bytes(base64url) {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
