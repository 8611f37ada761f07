(() => {
  "use strict";
  const table = document.getElementById("pairs");
  if (!table) return;
  const AT_ONCE = 200; /* Rows laid out at once: a browser needs seconds for thousands. */
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const heads = [...table.tHead.rows[0].cells];
  const box = document.getElementById("search");
  const more = document.getElementById("more");
  const count = document.getElementById("count");
  let pairs = [...table.tBodies];
  let everyone = false;
  const texts = new Map();

  /* Search: every word must be somewhere in the row; accents do not matter. */
  const text = (pair) => {
    if (!texts.has(pair)) texts.set(pair, plain(pair.textContent));
    return texts.get(pair);
  };
  const show = () => {
    const words = plain(box.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const pair of pairs) {
      pair.hidden = !words.every((word) => text(pair).includes(word));
      found += pair.hidden ? 0 : 1;
      pair.classList.toggle("beyond", !everyone && found > AT_ONCE);
    }
    const shown = everyone ? found : Math.min(found, AT_ONCE);
    more.hidden = shown === found;
    count.textContent = shown < pairs.length ? `${shown} of ${pairs.length} shown` : "";
  };

  /* Sort: a button in each header; a second press turns the order round. */
  const key = (pair, column) => {
    const cell = pair.rows[0].cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  const sort = (head) => {
    const turn = head.ariaSort === "ascending" ? -1 : 1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.ariaSort = turn === 1 ? "ascending" : "descending";
    const keyed = pairs.map((pair) => [key(pair, head.cellIndex), pair]);
    keyed.sort(([one], [other]) => turn * order.compare(one, other));
    pairs = keyed.map(([, pair]) => pair);
    show();
    table.append(...pairs);
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  box.addEventListener("input", show);
  more.addEventListener("click", () => {
    everyone = true;
    show();
  });
  show();
  document.getElementById("tools").hidden = false;
})();
