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

  /* Learning curves, all on one scale. */
  var data = JSON.parse(document.getElementById("chart-data").textContent);
  var printing = false;
  var charts = [];

  function colour(name) {
    var light = { "--leaf": "#2f6b46", "--rust": "#b4552d", "--line": "#dddddd", "--soft": "#555555", "--muted": "#888888" };
    return printing ? light[name] : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /* From the lowest loss to the highest after the first epoch, which would flatten the rest. */
  function scale() {
    var low = Infinity, high = -Infinity;
    data.curves.forEach(function (c) {
      [c.train, c.validation].forEach(function (losses) {
        losses.forEach(function (loss, i) {
          low = Math.min(low, loss);
          if (i > 0) { high = Math.max(high, loss); }
        });
      });
    });
    return [Math.max(0, low - 0.06 * (high - low)), high + 0.12 * (high - low)];
  }

  function markBest(curve) {
    return function (u) {
      var x = u.valToPos(curve.best, "x", true);
      u.ctx.save();
      u.ctx.strokeStyle = colour("--muted");
      u.ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
      u.ctx.beginPath();
      u.ctx.moveTo(x, u.bbox.top);
      u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
      u.ctx.stroke();
      u.ctx.restore();
    };
  }

  function draw(curve, range) {
    var place = document.getElementById(curve.id);
    var axis = { stroke: colour("--soft"), font: "12px system-ui, sans-serif", grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    var options = {
      width: place.clientWidth, height: place.clientHeight, legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false }, y: { range: range } },
      axes: [
        Object.assign({ label: data.epoch, labelSize: 20, labelFont: "12px system-ui, sans-serif", size: 28, incrs: [1, 2, 5, 10, 20, 50, 100] }, axis),
        Object.assign({ size: 46 }, axis)
      ],
      series: [
        {},
        { stroke: colour("--rust"), width: 1.5, dash: [5, 4], points: { show: false } },
        { stroke: colour("--leaf"), width: 2.5, points: { show: false } }
      ],
      hooks: { draw: [markBest(curve)] }
    };
    return new uPlot(options, [curve.epochs, curve.train, curve.validation], place);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    var range = scale();
    charts = data.curves.map(function (curve) { return draw(curve, range); });
  }

  drawAll();
  var timer;
  addEventListener("resize", function () { clearTimeout(timer); timer = setTimeout(drawAll, 120); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("beforeprint", function () {
    printing = true;
    drawAll();
    document.querySelectorAll("details").forEach(function (d) { d.open = d.open || d.querySelectorAll("li").length <= 40; });
  });
  addEventListener("afterprint", function () { printing = false; drawAll(); });
})();
