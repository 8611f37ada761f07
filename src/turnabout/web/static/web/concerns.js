// Leaves no page behind in the history of the tab. Without this script the link leads away as well.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    const away = event.target.closest("[data-leave]");
    if (!away) return;
    event.preventDefault();
    window.location.replace(away.href);
  });
})();
