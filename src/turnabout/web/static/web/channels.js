// Looks for new messages while somebody looks at the page, and shows the latest first. Without this
// script the page shows them when it is loaded anew.
(() => {
  "use strict";
  const EVERY = 4000;
  const NEAR = 240;
  let wasAtEnd = true;

  const thread = () => document.getElementById("thread");
  const isFollowed = () => thread() && thread().hasAttribute("hx-get");

  const isAtEnd = () => {
    const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  };

  const toEnd = () => window.scrollTo({ top: document.documentElement.scrollHeight });

  const look = () => {
    if (document.visibilityState === "visible" && isFollowed()) window.htmx.trigger(thread(), "look");
  };

  document.addEventListener("visibilitychange", look);
  setInterval(look, EVERY);

  // Whoever is signed out by now, or meets no more, finds so by loading the page anew.
  const isOurs = ({ detail }) => /id="(thread|talk)"/.test(detail.serverResponse);
  const isGone = ({ detail }) => detail.xhr.status === 404;

  document.addEventListener("htmx:beforeSwap", (event) => {
    wasAtEnd = isAtEnd();
    if (!isGone(event) && (!event.detail.shouldSwap || isOurs(event))) return;
    event.detail.shouldSwap = false;
    window.location.reload();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const sent = event.detail.elt.id === "talk";
    if (sent) document.querySelector(".composer textarea")?.focus({ preventScroll: true });
    if (sent || wasAtEnd) toEnd();
  });

  // Ctrl or Cmd with Enter sends; Enter alone begins a new line, as on a phone.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest ? event.target.closest(".composer") : null;
    if (form) form.requestSubmit();
  });

  if (isFollowed()) {
    const first = document.querySelector(".said.new");
    if (first) first.scrollIntoView({ block: "center" });
    else if (document.querySelector(".said")) toEnd();
  }
})();
