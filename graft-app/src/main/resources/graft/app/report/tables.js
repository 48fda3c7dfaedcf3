(function () {
  "use strict";

  /* Tables: sorted by a click on a heading, long ones folded. */
  function value(row, column) {
    var cell = row.cells[column];
    return cell.dataset.v === undefined ? cell.textContent.trim() : cell.dataset.v;
  }

  function compare(a, b) {
    var x = Number(String(a).replace(/,/g, "")), y = Number(String(b).replace(/,/g, ""));
    return isNaN(x) || isNaN(y) ? String(a).localeCompare(String(b)) : x - y;
  }

  function fold(table) {
    var most = Number(table.dataset.rows);
    Array.from(table.tBodies[0].rows).forEach(function (row, i) {
      row.classList.toggle("beyond", i >= most);
    });
  }

  function sort(table, column, header) {
    var down = header.getAttribute("aria-sort") === "ascending";
    var rows = Array.from(table.tBodies[0].rows);
    rows.sort(function (a, b) {
      return (down ? -1 : 1) * compare(value(a, column), value(b, column));
    });
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
    Array.from(table.tHead.rows[0].cells).forEach(function (cell) { cell.removeAttribute("aria-sort"); });
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    fold(table);
  }

  function more(table) {
    if (table.tBodies[0].rows.length <= Number(table.dataset.rows) + 3) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.className = "more";
    function show(folded) {
      table.classList.toggle("folded", folded);
      button.textContent = folded ? table.dataset.all : table.dataset.few;
    }
    button.addEventListener("click", function () { show(!table.classList.contains("folded")); });
    table.parentNode.insertAdjacentElement("afterend", button);
    fold(table);
    show(true);
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (header, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = header.textContent;
      button.addEventListener("click", function () { sort(table, column, header); });
      header.replaceChildren(button);
    });
    more(table);
  });
})();
