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
    if (axis.scale === "choice") { return function (v) { return axis.labels[v] || ""; }; }
    if (axis.scale === "loss") { return function (v) { return v.toFixed(2); }; }
    return function (v) { return v <= 0 ? graft.word("parallel.weak") : v >= 1 ? graft.word("parallel.strong") : ""; };
  }

  function range(axis) {
    if (axis.scale === "choice") { return [-1, axis.labels.length]; }
    return axis.scale === "log" ? [Math.floor(2 * axis.range[0]) / 2, Math.ceil(2 * axis.range[1]) / 2] : axis.range;
  }

  function dressed(axis, i, narrow) {
    var ends = range(axis), loss = axis.scale === "loss";
    var interval = { log: narrow ? 1 : 0.5, choice: 1, strength: 1 }[axis.scale];
    return graft.axis({
      type: "value", dim: i, min: ends[0], max: ends[1], interval: interval, z: 5, name: axis.name,
      nameLocation: narrow ? "start" : "end", nameGap: narrow ? 10 : 14, nameTruncate: { maxWidth: narrow ? 84 : 120 },
      nameTextStyle: Object.assign(graft.text(), { color: graft.colour("--ink"), fontSize: narrow ? 12 : 13 }),
      axisLine: { lineStyle: { color: graft.colour("--muted") } },
      axisLabel: Object.assign(graft.text(), {
        formatter: labels(axis), showMinLabel: !loss, showMaxLabel: !loss, hideOverlap: true,
        color: graft.colour("--ink"), textBorderColor: graft.colour("--card"), textBorderWidth: 4
      })
    });
  }

  /* Trials with the same choice are fanned out a little around it, the same way on every screen. */
  function places(line, number) {
    return line.at.map(function (at, i) {
      var fan = line.chosen ? 0 : 0.5 * ((number * 0.6180339887 * (i + 1)) % 1 - 0.5);
      return parallel.axes[i].scale === "choice" ? at + fan : at;
    });
  }

  /* The better the trial the stronger its line; the more trials the fainter all of them. */
  function strength() {
    var most = Math.max(0.35, Math.min(0.9, 60 / Math.sqrt(others.length * 60)));
    return [most, most / 4];
  }

  /* Beyond the middle of the field a trial is simply not among the better ones. */
  function middle(loss) {
    var losses = others.map(function (line) { return line.at[line.at.length - 1]; }).sort(function (a, b) { return a - b; });
    return Math.max(losses[Math.floor(0.6 * losses.length)], loss[0] + 1e-4);
  }

  function lines(some, style, z) {
    return {
      type: "parallel", data: some.map(function (line, number) { return { value: places(line, number) }; }), lineStyle: style,
      inactiveOpacity: 0.03, activeOpacity: 1, progressive: 0, smooth: 0, z: z,
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
        type: "continuous", seriesIndex: 0, dimension: last, min: loss[0], max: middle(loss), orient: "horizontal", left: 0, top: 0,
        itemWidth: 12, itemHeight: 110, hoverLink: false, textStyle: graft.text(),
        text: [graft.word("parallel.highLoss"), graft.word("parallel.lowLoss")],
        inRange: { color: [graft.colour("--leaf"), graft.colour("--far")], colorAlpha: strength() },
        outOfRange: { color: graft.colour("--far"), colorAlpha: strength()[1] }
      },
      series: [
        lines(others, { width: 1.4, opacity: 1 }, 2),
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
