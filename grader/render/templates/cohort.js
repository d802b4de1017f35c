"use strict";
// Sorting and filtering; without this script the page is whole, only not sortable.
const collator = new Intl.Collator(undefined, { numeric: true });
const order = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[column];
        return cell.dataset.v === undefined ? cell.textContent.trim() : Number(cell.dataset.v);
      };
      const rows = Array.from(body.rows, (row) => [key(row), row]);
      rows.sort(([a], [b]) => order(a, b) * (down ? -1 : 1));
      body.append(...rows.map(([, row]) => row));
    });
  });
}
const search = document.getElementById("search");
const status = document.getElementById("status");
const shown = document.getElementById("shown");
const rows = Array.from(document.querySelectorAll("#students tbody tr"), (row) => [
  row, plain(`${row.cells[0].textContent} ${row.cells[2].textContent}`),
]);
function filter() {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const [row, text] of rows) {
    const fits = (!status.value || row.dataset.status === status.value) && words.every((word) => text.includes(word));
    row.hidden = !fits;
    count += fits;
  }
  shown.textContent = `${count} of ${rows.length} shown`;
}
search.addEventListener("input", filter);
status.addEventListener("change", filter);
document.querySelector(".tools").hidden = false;
filter();
