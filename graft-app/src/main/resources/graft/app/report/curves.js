/* Learning curves, all on one scale. */
(function () {
  "use strict";
  var curves = graft.data.curves;

  /* The losses that matter fill the picture: the first epochs may leave it at the top. */
  function scales() {
    var low = Infinity, high = -Infinity, best = Infinity, last = 1;
    curves.forEach(function (c) {
      c.train.concat(c.validation).forEach(function (loss) {
        low = Math.min(low, loss);
        high = Math.max(high, loss);
      });
      best = Math.min.apply(null, c.validation.concat(best));
      last = Math.max(last, c.epochs[c.epochs.length - 1]);
    });
    high = Math.min(high, 2.4 * best);
    return { last: last, low: Math.max(0, low - 0.08 * (high - low)), high: high + 0.06 * (high - low) };
  }

  function pairs(curve, losses) {
    return losses.map(function (loss, i) { return [curve.epochs[i], loss]; });
  }

  function line(curve, losses, style) {
    return { type: "line", data: pairs(curve, losses), showSymbol: false, silent: true, clip: true, lineStyle: style };
  }

  function options(curve, scale) {
    return function () {
      var validation = line(curve, curve.validation, { color: graft.colour("--leaf"), width: 2.5 });
      validation.markLine = {
        symbol: "none", silent: true, label: { show: false }, data: [{ xAxis: curve.best }],
        lineStyle: { color: graft.colour("--muted"), type: [3, 3], width: 1 }
      };
      return {
        grid: { left: 46, right: 10, top: 8, bottom: 40 },
        tooltip: { trigger: "axis", showContent: false, axisPointer: { lineStyle: { color: graft.colour("--muted"), type: "solid" } } },
        xAxis: graft.axis({ type: "value", min: 1, max: scale.last, minInterval: 1, name: graft.word("curves.epoch"), nameGap: 24 }),
        yAxis: graft.axis({
          type: "value", min: scale.low, max: scale.high,
          axisLabel: Object.assign(graft.text(), { showMinLabel: false, showMaxLabel: false, formatter: decimals })
        }),
        series: [line(curve, curve.train, { color: graft.colour("--rust"), width: 1.5, type: [5, 4] }), validation]
      };
    };
  }

  function decimals(value) { return String(Number(value.toFixed(3))); }

  function say(curve, place, i) {
    place.textContent =
      graft.word("curves.epoch") + " " + curve.epochs[i] + " \u00b7 " + graft.word("curves.validation.short") + " " +
      curve.validation[i].toFixed(3) + " \u00b7 " + graft.word("curves.train.short") + " " + curve.train[i].toFixed(3);
  }

  var scale = scales();
  curves.forEach(function (curve) {
    var place = document.getElementById(curve.id);
    var said = place.previousElementSibling;
    var best = curve.epochs.indexOf(curve.best);
    graft.add(place, options(curve, scale), function (chart) {
      say(curve, said, best);
      chart.getZr().on("mousemove", function (event) {
        var epoch = Math.round(chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX));
        say(curve, said, Math.min(Math.max(epoch - curve.epochs[0], 0), curve.epochs.length - 1));
      });
      chart.getZr().on("globalout", function () { say(curve, said, best); });
    });
  });
})();
