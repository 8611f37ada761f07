// Passkeys: a form marked data-passkey asks the browser for one, and is sent with what it says.
// Such forms are hidden where there is no script, or the browser knows no passkeys.

const AS_PASSKEY = { residentKey: "required", requireResidentKey: true, userVerification: "required" };

async function options(form) {
  if (form.dataset.optionsIn) return JSON.parse(document.getElementById(form.dataset.optionsIn).textContent);
  const answer = await fetch(form.dataset.optionsAt, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}

async function make({ creation_options: wanted }) {
  Object.assign((wanted.publicKey.authenticatorSelection ??= {}), AS_PASSKEY);
  return webauthnJSON.create(wanted);
}

async function use({ request_options: wanted }) {
  return webauthnJSON.get(wanted);
}

function reason(fault) {
  if (fault.name === "InvalidStateError") return "known";
  return fault.name === "NotAllowedError" || fault.name === "AbortError" ? "cancelled" : "lost";
}

async function fill(form) {
  const failed = form.querySelector(".failed");
  failed.textContent = "";
  try {
    const ceremony = form.dataset.passkey === "make" ? make : use;
    form.elements.credential.value = JSON.stringify(await ceremony(await options(form)));
    form.submit();
  } catch (fault) {
    failed.textContent = failed.dataset[reason(fault)];
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      fill(form);
    });
  }
  for (const without of document.querySelectorAll("[data-without-passkeys]")) without.hidden = true;
}
