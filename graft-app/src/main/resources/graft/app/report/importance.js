/* How much each knob decides: bars with whiskers of two standard errors. */
(function () {
  "use strict";
  var bars = graft.data.importance.bars;
  if (!bars.length) { return; }

  function whisker(params, api) {
    var low = api.coord([api.value(1), api.value(0)]), high = api.coord([api.value(2), api.value(0)]);
    var style = { stroke: graft.colour("--ink"), lineWidth: 1.4, fill: null };
    function piece(x1, y1, x2, y2) { return { type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: style }; }
    return {
      type: "group",
      children: [
        piece(low[0], low[1], high[0], high[1]),
        piece(low[0], low[1] - 4, low[0], low[1] + 4),
        piece(high[0], high[1] - 4, high[0], high[1] + 4)
      ]
    };
  }

  function percent(value) { return Math.round(100 * value) + "\u202f%"; }

  graft.add(document.getElementById("importance-chart"), function (width) {
    var most = bars.reduce(function (m, bar) { return Math.max(m, bar.high, bar.share); }, 0.1);
    var room = width < 500 ? 110 : 170;
    return {
      grid: { left: room, right: 52, top: 4, bottom: 44 },
      xAxis: graft.axis({
        type: "value", min: 0, max: Math.ceil(10 * most) / 10, name: graft.word("importance.x"), nameGap: 26,
        axisLabel: Object.assign(graft.text(), { formatter: percent, hideOverlap: true })
      }),
      yAxis: graft.axis({
        type: "category", inverse: true, data: bars.map(function (bar) { return bar.name; }), splitLine: { show: false },
        axisLabel: Object.assign(graft.text(), { color: graft.colour("--ink"), fontSize: 13, width: room - 14, overflow: "break" })
      }),
      series: [
        {
          type: "bar", barWidth: 14, silent: true, itemStyle: { color: graft.colour("--leaf"), opacity: 0.55, borderRadius: [0, 3, 3, 0] },
          data: bars.map(function (bar) { return bar.share; })
        },
        {
          type: "custom", silent: true, renderItem: whisker, encode: { x: [1, 2], y: 0 }, z: 5,
          data: bars.map(function (bar, i) { return [i, bar.low, bar.high]; })
        }
      ]
    };
  });
})();
