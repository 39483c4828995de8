"use strict";
document.documentElement.classList.remove("no-js");
// Tables: a click on the head of a column sorts by it; the first click puts the greatest number, or A, first.
for (const table of document.querySelectorAll("table.sorts")) {
  for (const head of table.tHead.rows[0].cells) {
    if (!head.textContent.trim()) continue;
    const button = document.createElement("button");
    button.append(...head.childNodes);
    head.append(button);
  }
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head || !event.target.closest("button")) return;
    const number = head.classList.contains("num");
    const before = head.getAttribute("aria-sort");
    const up = before ? before === "descending" : !number;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const value = (row) => {
      const cell = row.cells[head.cellIndex];
      const text = cell.dataset.v ?? cell.textContent.trim();
      return number ? Number(text.replace(/[^0-9.\-]/g, "")) || 0 : text;
    };
    const order = new Intl.Collator(undefined, { numeric: true });
    const rows = Array.from(table.tBodies[0].rows, (row) => [value(row), row]);
    rows.sort(([a], [b]) => (number ? a - b : order.compare(a, b)) * (up ? 1 : -1));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  });
}
