/* All trials as lines over parallel axes; on a narrow screen the axes lie one below the other. */
(function () {
  "use strict";
  var parallel = graft.data.parallel;
  if (!parallel.axes.length) { return; }

  var place = document.getElementById("parallel-chart");
  var said = place.previousElementSibling;
  var others = parallel.lines.filter(function (line) { return !line.chosen; });
  var chosen = parallel.lines.filter(function (line) { return line.chosen; });

  function say(line) { said.textContent = line.text; }

  function labels(axis) {
    if (axis.scale === "log") { return graft.power; }
    if (axis.scale === "loss") { return function (v) { return v.toFixed(2); }; }
    return function (v) { return v <= 0 ? graft.word("parallel.weak") : v >= 1 ? graft.word("parallel.strong") : ""; };
  }

  function range(axis) {
    return axis.scale === "log" ? [Math.floor(2 * axis.range[0]) / 2, Math.ceil(2 * axis.range[1]) / 2] : axis.range;
  }

  function dressed(axis, i, narrow) {
    var dress = graft.axis({
      dim: i, name: axis.name, nameLocation: narrow ? "start" : "end", nameGap: narrow ? 8 : 14, nameTruncate: { maxWidth: narrow ? 84 : 120 },
      nameTextStyle: Object.assign(graft.text(), { color: graft.colour("--ink"), fontSize: narrow ? 12 : 13 }),
      axisLine: { lineStyle: { color: graft.colour("--muted") } }
    });
    if (axis.scale === "choice") { return Object.assign(dress, { type: "category", data: axis.labels, boundaryGap: true }); }
    var ends = range(axis), loss = axis.scale === "loss";
    return Object.assign(dress, {
      type: "value", min: ends[0], max: ends[1], interval: axis.scale === "log" ? (narrow ? 1 : 0.5) : axis.scale === "strength" ? 1 : undefined,
      axisLabel: Object.assign(graft.text(), { formatter: labels(axis), showMinLabel: !loss, showMaxLabel: !loss, hideOverlap: true })
    });
  }

  function faint() { return Math.max(0.18, Math.min(0.75, 40 / others.length)); }

  function lines(some, style, z) {
    return {
      type: "parallel", data: some.map(function (line) { return { value: line.at }; }), lineStyle: style,
      inactiveOpacity: 0.03, activeOpacity: Math.max(style.opacity, 0.6), progressive: 0, smooth: 0, z: z,
      emphasis: { lineStyle: { width: 4, opacity: 1 } }
    };
  }

  function options(width) {
    var narrow = width < 560, last = parallel.axes.length - 1, loss = parallel.axes[last].range;
    return {
      parallel: narrow
        ? { left: 96, right: 24, top: 62, bottom: 34, layout: "vertical" }
        : { left: 44, right: 60, top: 74, bottom: 20, layout: "horizontal" },
      parallelAxis: parallel.axes.map(function (axis, i) { return dressed(axis, i, narrow); }),
      visualMap: {
        type: "continuous", seriesIndex: 0, dimension: last, min: loss[0], max: loss[1], orient: "horizontal", left: 0, top: 0,
        itemWidth: 12, itemHeight: 110, hoverLink: false, textStyle: graft.text(),
        text: [graft.word("parallel.highLoss"), graft.word("parallel.lowLoss")],
        inRange: { color: [graft.colour("--leaf"), graft.colour("--far")] }
      },
      series: [
        lines(others, { width: 1.4, opacity: faint() }, 2),
        lines(chosen, { width: 4, opacity: 1, color: graft.colour("--rust") }, 4)
      ]
    };
  }

  var now;
  graft.add(place, options, function (chart) {
    now = chart;
    say(chosen[0]);
    chart.on("mouseover", function (event) {
      if (event.componentSubType === "parallel") { say((event.seriesIndex === 0 ? others : chosen)[event.dataIndex]); }
    });
    chart.on("globalout", function () { say(chosen[0]); });
  });
  graft.walk(place, others.length, function (i) {
    var at = others.length - 1 - i;
    now.dispatchAction({ type: "downplay", seriesIndex: 0 });
    now.dispatchAction({ type: "highlight", seriesIndex: 0, dataIndex: at });
    say(others[at]);
  });
})();
