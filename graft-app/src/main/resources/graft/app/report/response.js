/* Validation loss against learning rate: a dot a trial, a line for the lowest near each rate. */
(function () {
  "use strict";
  var response = graft.data.response;
  if (!response.groups.length) { return; }

  var MARKS = { none: "circle", dropout: "triangle", l1: "rect", l2: "diamond", l1_and_l2: "roundRect" };
  var COLOURS = { none: "--muted", dropout: "--rust", l1: "--plum", l2: "--leaf", l1_and_l2: "--sea" };
  var place = document.getElementById("response-chart");
  var said = place.previousElementSibling;
  var dots = [];
  response.groups.forEach(function (group, g) {
    group.dots.forEach(function (dot, i) { dots.push({ series: g, index: i, dot: dot }); });
  });
  dots.sort(function (a, b) { return a.dot.y - b.dot.y; });

  function say(dot) { said.textContent = dot.text; }

  function sayChosen() {
    dots.forEach(function (d) { if (d.dot.chosen) { say(d.dot); } });
  }

  function series(group) {
    var paint = graft.colour(COLOURS[group.kind]);
    return {
      type: "scatter", name: group.name, symbol: MARKS[group.kind], symbolSize: 8, clip: false,
      itemStyle: { color: paint, opacity: 0.75 },
      emphasis: { scale: 1.8, itemStyle: { opacity: 1, borderColor: graft.colour("--ink"), borderWidth: 1.5 } },
      data: group.dots.map(function (dot) {
        var item = { value: [dot.x, dot.y] };
        if (dot.beyond) {
          item.symbol = "arrow";
          item.itemStyle = { color: "transparent", borderColor: paint, borderWidth: 1.2 };
        }
        return item;
      })
    };
  }

  function chosen() {
    return {
      type: "scatter", name: graft.word("response.chosen"), silent: true, symbol: "circle", symbolSize: 17, z: 4, clip: false,
      itemStyle: { color: "transparent", borderColor: graft.colour("--ink"), borderWidth: 2 },
      data: dots.filter(function (d) { return d.dot.chosen; }).map(function (d) { return [d.dot.x, d.dot.y]; })
    };
  }

  function envelope() {
    return {
      type: "line", name: graft.word("response.line"), data: response.line, showSymbol: false, silent: true,
      smooth: 0.3, smoothMonotone: "x", symbol: "none", z: 1, clip: true,
      lineStyle: { color: graft.colour("--ink"), width: 2, opacity: 0.55 }, itemStyle: { color: graft.colour("--ink") }
    };
  }

  function rates() {
    var all = dots.map(function (d) { return d.dot.x; });
    return [Math.floor(2 * Math.min.apply(null, all)) / 2, Math.ceil(2 * Math.max.apply(null, all)) / 2];
  }

  function options(width) {
    var x = rates(), narrow = width < 500;
    var shown = response.groups.map(series).concat([chosen()], response.line.length ? [envelope()] : []);
    return {
      grid: { left: 52, right: 16, top: narrow ? 64 : 40, bottom: 46 },
      legend: { top: 0, left: 0, itemWidth: 13, itemHeight: 11, itemGap: narrow ? 9 : 16, textStyle: graft.text(), inactiveColor: graft.colour("--line") },
      xAxis: graft.axis({
        type: "value", min: x[0], max: Math.max(x[1], x[0] + 0.5), interval: narrow && x[1] - x[0] > 2 ? 1 : 0.5,
        name: graft.word("response.x"), nameGap: 28,
        axisLabel: Object.assign(graft.text(), { formatter: graft.power, hideOverlap: true })
      }),
      yAxis: graft.axis({
        type: "value", min: response.window[0], max: response.window[1], name: graft.word("response.y"), nameGap: 38,
        axisLabel: Object.assign(graft.text(), { showMinLabel: false, showMaxLabel: false, formatter: function (v) { return v.toFixed(2); } })
      }),
      series: shown
    };
  }

  var now;
  graft.add(place, options, function (chart) {
    now = chart;
    sayChosen();
    chart.on("mouseover", { seriesType: "scatter" }, function (event) {
      var group = response.groups[event.seriesIndex];
      if (group) { say(group.dots[event.dataIndex]); }
    });
    chart.on("globalout", sayChosen);
  });
  graft.walk(place, dots.length, function (i) {
    now.dispatchAction({ type: "downplay" });
    now.dispatchAction({ type: "highlight", seriesIndex: dots[i].series, dataIndex: dots[i].index });
    say(dots[i].dot);
  });
})();
