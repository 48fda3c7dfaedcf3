/* What all charts share: colours, the readout, drawing again for another size, theme or paper. */
var graft = (function () {
  "use strict";

  var data = JSON.parse(document.getElementById("chart-data").textContent);
  var printing = false;
  var painters = [];
  var charts = [];

  /* Paper is light whatever the screen is. */
  var PAPER = {
    "--card": "#ffffff", "--ink": "#111111", "--soft": "#555555", "--line": "#dddddd", "--muted": "#888888",
    "--leaf": "#2f6b46", "--rust": "#b4552d", "--plum": "#6f4f9b", "--sea": "#2c6f93", "--far": "#d9d5c6"
  };

  function colour(name) {
    return printing ? PAPER[name] : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function text() {
    return { color: colour("--soft"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  }

  /* An axis in the report's dress. */
  function axis(more) {
    var line = { lineStyle: { color: colour("--line") } };
    return Object.assign({
      axisLine: line, axisTick: { show: false }, splitLine: line, axisLabel: text(), nameTextStyle: text(),
      nameLocation: "middle"
    }, more);
  }

  /* A logarithm as the number that people know: 0.0003. */
  function power(place) {
    var value = Math.pow(10, place);
    var digits = Number(value.toPrecision(1));
    return digits >= 1e-6 ? digits.toFixed(Math.max(0, -Math.floor(Math.log10(digits) + 1e-9))) : digits.toExponential(0);
  }

  function word(key) { return data.words[key]; }

  /* Registers a chart: options are asked for anew at each drawing; ready is handed the chart. */
  function add(place, options, ready) {
    if (place) { painters.push({ place: place, options: options, ready: ready }); }
  }

  function draw(painter) {
    var paper = painter.place.closest(".curves") ? 340 : 660;
    var width = printing ? Math.min(painter.place.clientWidth, paper) : painter.place.clientWidth;
    var chart = echarts.init(painter.place, null, { renderer: "svg", width: width });
    chart.setOption(Object.assign({ animation: false, textStyle: text() }, painter.options(width)));
    if (painter.ready) { painter.ready(chart); }
    /* On paper the style sheet fits the drawing into whatever room there is. */
    painter.place.querySelector("svg").setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
    return chart;
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = painters.map(draw);
  }

  /* The arrow keys walk through the marks, which is what the pointer does by hovering. */
  function walk(place, count, show) {
    var at = -1;
    place.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) { return; }
      event.preventDefault();
      at = at < 0 ? 0 : (at + step + count) % count;
      show(at);
    });
  }

  addEventListener("DOMContentLoaded", function () {
    drawAll();
    var timer, width = innerWidth;
    addEventListener("resize", function () {
      if (innerWidth === width) { return; }
      width = innerWidth;
      clearTimeout(timer);
      timer = setTimeout(drawAll, 120);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    addEventListener("beforeprint", function () {
      printing = true;
      drawAll();
      document.querySelectorAll("details").forEach(function (d) { d.open = d.open || d.querySelectorAll("li").length <= 40; });
    });
    addEventListener("afterprint", function () { printing = false; drawAll(); });
  });

  return { data: data, add: add, axis: axis, colour: colour, power: power, text: text, walk: walk, word: word };
})();
