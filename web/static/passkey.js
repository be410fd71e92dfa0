// What passkeys need of the browser: the calls that only script can make. Each form
// with data-passkey names what it is for; it is inert, and not to be seen, until this has
// come, and hidden where it could do nothing.

const decode = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const encode = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// The options as JSON have their bytes as base64url.
function opened(options) {
  const ids = (list) => list?.map((k) => ({ ...k, id: decode(k.id) }));
  return {
    ...options, challenge: decode(options.challenge),
    ...(options.user && { user: { ...options.user, id: decode(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: ids(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: ids(options.allowCredentials) }),
  };
}

function sealed(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id, rawId: encode(credential.rawId), type: credential.type, response,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined, clientExtensionResults: {},
  };
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.detail || `the server answered ${answer.status}`);
  return json;
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

// What browsers call it when somebody thinks better of it, takes too long, or has
// the passkey already.
const failures = {
  NotAllowedError: "It was broken off, or took too long.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "The browser does not make passkeys for this address.",
};

const purposes = {
  async "sign-in"() {
    await signIn("/api/v1/sign-in/passkey");
  },
  async "second-factor"() {
    await signIn("/api/v1/sign-in/second-factor/passkey");
  },
  // What is done with a second factor: the form goes as it is, with the answer in it.
  async again(form) {
    const { ticket, answer } = await shown("/api/v1/me/passkeys/again");
    form.elements.ticket.value = ticket;
    form.elements.answer.value = JSON.stringify(answer);
    form.submit();
  },
  async add(form) {
    const { called, password } = form.elements;
    const { options, ticket } = await post("/api/v1/me/passkeys/begin", password?.value ? { password: password.value } : {});
    const made = await navigator.credentials.create({ publicKey: opened(options) });
    const { recovery_codes: codes } = await post("/api/v1/me/passkeys", { name: called.value, ticket, answer: sealed(made) });
    if (!codes) {
      location.assign("/account");
      return;
    }
    const shown = document.getElementById("passkey-codes");
    shown.querySelector("ol").append(...codes.map((code) => {
      const li = document.createElement("li");
      li.append(Object.assign(document.createElement("code"), { textContent: code }));
      return li;
    }));
    form.hidden = true;
    shown.hidden = false;
    shown.focus();
  },
};

async function shown(path) {
  const { options, ticket } = await post(path);
  return { ticket, answer: sealed(await navigator.credentials.get({ publicKey: opened(options) })) };
}

async function signIn(path) {
  await post(path, await shown(`${path}/begin`));
  location.assign("/");
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.inert = false;
  form.hidden = !window.PublicKeyCredential;
  if (!form.hidden) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const told = form.querySelector("[role=alert]");
      const button = form.querySelector("button");
      told.textContent = "";
      button.disabled = true;
      try {
        await purposes[form.dataset.passkey](form);
      } catch (error) {
        told.textContent = failures[error.name] ?? sentence(error.message);
      } finally {
        button.disabled = false;
      }
    });
  }
}
