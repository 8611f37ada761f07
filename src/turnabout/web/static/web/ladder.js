// Lets a grade be dragged onto another, or between two. The buttons do the same without it.
(() => {
  "use strict";
  const SIDES = ["onto", "above", "below"];
  let dragged = null;
  let target = null;
  let pressed = "";

  const ladder = () => document.getElementById("ladder");

  const side = (grade, y) => {
    const { top, height } = grade.getBoundingClientRect();
    const part = (y - top) / height;
    return part < 0.3 ? "above" : part > 0.7 ? "below" : "onto";
  };

  const clear = () => {
    ladder().querySelectorAll(".onto, .above, .below").forEach((one) => one.classList.remove(...SIDES));
    target = null;
  };

  const prepare = () => {
    document.documentElement.classList.add("can-drag");
    ladder().querySelectorAll("[data-grade]").forEach((grade) => { grade.draggable = true; });
  };

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest ? event.target.closest("[data-grade]") : null;
    if (!dragged) return;
    dragged.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.grade);
  });

  document.addEventListener("dragover", (event) => {
    const over = event.target.closest ? event.target.closest(".ladder [data-grade]") : null;
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    clear();
    target = { grade: over.dataset.grade, side: side(over, event.clientY) };
    over.classList.add(target.side);
  });

  document.addEventListener("drop", (event) => {
    if (!dragged || !target) return;
    event.preventDefault();
    const values = {
      grade: dragged.dataset.grade,
      side: target.side === "onto" ? "beside" : target.side,
      other: target.grade,
    };
    window.htmx.ajax("POST", ladder().dataset.place, { target: "#ladder", swap: "outerHTML", values });
  });

  document.addEventListener("dragend", () => {
    if (dragged) dragged.classList.remove("dragged");
    dragged = null;
    clear();
  });

  // A grade that has reached an end has lost the button that was pressed: its other one is next.
  const keepFocus = (event) => {
    const [, way, grade] = /^(up|down)-(\d+)$/.exec(pressed) || [];
    pressed = "";
    if (!grade || event.detail.failed) return;
    const other = way === "up" ? "down" : "up";
    const next = document.getElementById(`${way}-${grade}`) || document.getElementById(`${other}-${grade}`);
    if (next) next.focus();
  };

  document.addEventListener("htmx:beforeRequest", () => { pressed = document.activeElement.id; });
  document.addEventListener("htmx:afterSettle", (event) => { prepare(); keepFocus(event); });
  prepare();
})();
