// Wishes as sliders. Each stands beside the number field that works without this script, and says
// its points. What one slider gains, the others give in proportion, so that they make 100 together.
const FULL = 100;

function shareOut(weights, total) {
  const sum = weights.reduce((one, other) => one + other, 0);
  const even = sum ? weights : weights.map(() => 1);
  const all = sum || weights.length;
  const points = even.map((weight) => Math.floor((weight * total) / all));
  const rests = even.map((weight, place) => [(weight * total) % all, place]);
  rests.sort((one, other) => other[0] - one[0] || one[1] - other[1]);
  const over = total - points.reduce((one, other) => one + other, 0);
  rests.slice(0, over).forEach(([, place]) => { points[place] += 1; });
  return points;
}

function slide(field, words) {
  const number = field.querySelector("input");
  const row = document.createElement("div");
  row.className = "slid";
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: 0, max: FULL, step: 1, value: number.value });
  range.setAttribute("aria-label", field.querySelector("label").textContent);
  const out = document.createElement("span");
  out.className = "points";
  out.textContent = `/ ${FULL}`;
  number.replaceWith(row);
  row.append(range, number, out);
  return { number, range, words };
}

function tell({ number, range, words }, points) {
  number.value = points;
  range.value = points;
  range.setAttribute("aria-valuetext", `${points} ${words}`);
}

document.querySelectorAll(".wishes").forEach((box) => {
  const output = box.querySelector("output");
  const wishes = [...box.querySelectorAll(".field")].map((field) => slide(field, box.dataset.points));
  const count = () => {
    output.value = wishes.reduce((sum, { number }) => sum + (Number(number.value) || 0), 0);
  };
  wishes.forEach((wish) => {
    const others = wishes.filter((one) => one !== wish);
    let before = [];
    const hold = () => { before = others.map(({ number }) => Number(number.value) || 0); };
    tell(wish, wish.number.value);
    wish.range.addEventListener("pointerdown", hold);
    wish.range.addEventListener("focus", hold);
    wish.range.addEventListener("input", () => {
      const points = Number(wish.range.value);
      shareOut(before, FULL - points).forEach((rest, place) => tell(others[place], rest));
      tell(wish, points);
      count();
    });
    wish.number.addEventListener("input", () => {
      wish.range.value = wish.number.value || 0;
      wish.range.setAttribute("aria-valuetext", `${wish.range.value} ${wish.words}`);
      count();
    });
  });
});
