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

  /* The losses that matter fill the picture: the first epochs may leave it at the top. */
  function scales() {
    var low = Infinity, high = -Infinity, best = Infinity, last = 1;
    data.curves.forEach(function (c) {
      c.train.concat(c.validation).forEach(function (loss) {
        low = Math.min(low, loss);
        high = Math.max(high, loss);
      });
      best = Math.min.apply(null, c.validation.concat(best));
      last = Math.max(last, c.epochs[c.epochs.length - 1]);
    });
    high = Math.min(high, 2.4 * best);
    return { x: [1, last], y: [Math.max(0, low - 0.08 * (high - low)), high + 0.06 * (high - low)] };
  }

  function readout(curve, place) {
    return function (u) {
      var away = u.cursor.idx == null || u.cursor.left < 0;
      var i = away ? curve.epochs.indexOf(curve.best) : u.cursor.idx;
      place.textContent =
        data.epoch + " " + curve.epochs[i] + " \u00b7 " + data.validation + " " +
        curve.validation[i].toFixed(3) + " \u00b7 " + data.train + " " + curve.train[i].toFixed(3);
    };
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
    var said = place.previousElementSibling;
    var axis = { stroke: colour("--soft"), font: "12px system-ui, sans-serif", grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    var options = {
      width: place.clientWidth, height: place.clientHeight, legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      scales: { x: { time: false, range: range.x }, y: { range: range.y } },
      axes: [
        Object.assign({ label: data.epoch, labelSize: 20, labelFont: "12px system-ui, sans-serif", size: 28, incrs: [1, 2, 5, 10, 20, 50, 100] }, axis),
        Object.assign({ size: 46 }, axis)
      ],
      series: [
        {},
        { stroke: colour("--rust"), width: 1.5, dash: [5, 4], points: { show: false } },
        { stroke: colour("--leaf"), width: 2.5, points: { show: false } }
      ],
      hooks: { draw: [markBest(curve)], ready: [readout(curve, said)], setCursor: [readout(curve, said)] }
    };
    return new uPlot(options, [curve.epochs, curve.train, curve.validation], place);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    var range = scales();
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
