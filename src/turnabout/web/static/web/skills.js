// Takes a near name over into the row of a form. Without this file, names are typed out.
(() => {
  const row = (part) => part.closest(".choice");
  const name = (part) => row(part).querySelector("input");
  const offered = (part) => row(part).querySelector(".offered");
  const steps = { ArrowDown: 1, ArrowUp: -1 };

  document.addEventListener("focusin", ({ target }) => {
    document.querySelectorAll(".offered:not(:empty)").forEach((other) => {
      if (!row(other).contains(target)) other.replaceChildren();
    });
    // The browser's own list would lie over ours.
    if (target.matches(".choice input")) target.removeAttribute("list");
  });

  document.addEventListener("click", ({ target }) => {
    const button = target.closest(".suggestions button");
    if (!button) return;
    const input = name(button);
    const level = row(button).querySelector("select");
    input.value = button.value;
    offered(button).replaceChildren();
    input.dispatchEvent(new Event("change", { bubbles: true }));
    level.focus();
  });

  document.addEventListener("keydown", (event) => {
    const part = event.target;
    if (!part.matches(".choice input, .suggestions button")) return;
    const places = [name(part), ...row(part).querySelectorAll(".suggestions button")];
    if (event.key === "Escape") {
      name(part).focus();
      offered(part).replaceChildren();
    } else if (event.key in steps && places.length > 1) {
      event.preventDefault();
      const next = (places.indexOf(part) + steps[event.key] + places.length) % places.length;
      places[next].focus();
    }
  });
})();
