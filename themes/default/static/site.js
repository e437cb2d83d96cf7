// Adds a filter box and sort buttons to long tables of records, and opens every fold for print.
// Pages are complete without it.
(() => {
  "use strict";
  const lang = document.documentElement.lang || "vi";
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ");

  const addFilter = (table, number) => {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const texts = rows.map((row) => fold(row.textContent));
    const box = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const status = document.createElement("span");
    box.className = "filter";
    input.type = "search";
    input.id = "filter-" + number;
    label.htmlFor = input.id;
    label.textContent = table.dataset.filter;
    status.className = "hint";
    status.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const words = fold(input.value).trim().split(" ");
      let shown = 0;
      rows.forEach((row, i) => {
        row.hidden = !words.every((word) => texts[i].includes(word));
        if (!row.hidden) shown += 1;
      });
      status.textContent = shown + " / " + rows.length;
    });
    box.append(label, input, status);
    const region = table.closest(".scroll") || table;
    region.before(box);
  };

  const keyOf = (row, column) => {
    const cell = row.cells[column];
    return cell ? cell.dataset.sort || cell.textContent.trim() : "";
  };

  const addSort = (table) => {
    const body = table.tBodies[0];
    const compare = new Intl.Collator(lang, { numeric: true }).compare;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (head.hasAttribute("data-fixed")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((a, b) => compare(keyOf(a, column), keyOf(b, column)));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  };

  document.querySelectorAll("table.records[data-filter]").forEach(addFilter);
  document.querySelectorAll("table.records[data-sortable]").forEach((table) => {
    if (table.tHead && table.tBodies.length === 1) addSort(table);
  });
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details:not([open])").forEach((details) => { details.open = true; });
  });
})();
