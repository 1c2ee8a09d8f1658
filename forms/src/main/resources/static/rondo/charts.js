// The lift of each cell over the hold-out as points with their 95 % intervals. The charts read the
// table beside them, so both always say the same.
(() => {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const charts = new Map();

  const rows = (measure) =>
    [...document.querySelectorAll(`[data-measure="${measure}"]`)].map((cell) => ({
      name: cell.dataset.cell,
      enough: cell.dataset.enough === "true",
      value: Number(cell.dataset.value) * (cell.dataset.money === "true" ? 1 : 100),
      half: Number(cell.dataset.half) * (cell.dataset.money === "true" ? 1 : 100),
    }));

  const interval = (params, api) => {
    const y = api.coord([0, api.value(0)])[1];
    const left = api.coord([api.value(1), api.value(0)])[0];
    const right = api.coord([api.value(2), api.value(0)])[0];
    const style = { stroke: colour("--theme"), lineWidth: 2.5, fill: null };
    const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
    return {
      type: "group",
      children: [line(left, y, right, y), line(left, y - 6, left, y + 6), line(right, y - 6, right, y + 6)],
    };
  };

  const options = (data) => {
    const text = { color: colour("--quiet"), fontFamily: colour("--text"), fontSize: 12 };
    const known = data.filter((row) => row.enough);
    return {
      animation: false,
      aria: { enabled: false },
      grid: { left: 8, right: 20, top: 8, bottom: 8, containLabel: true },
      xAxis: {
        type: "value",
        axisLabel: { ...text, formatter: (value) => (value > 0 ? "+" + value : String(value)), hideOverlap: true },
        axisLine: { show: false },
        splitNumber: 4,
        splitLine: { lineStyle: { color: colour("--line") } },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: data.map((row) => row.name),
        axisTick: { show: false },
        axisLine: { onZero: true, lineStyle: { color: colour("--edge"), width: 1.5 } },
        axisLabel: { ...text, color: colour("--ink"), width: 110, overflow: "truncate", margin: 12 },
        position: "left",
      },
      series: [
        {
          type: "custom",
          renderItem: interval,
          encode: { x: [1, 2], y: 0 },
          data: known.map((row) => [data.indexOf(row), row.value - row.half, row.value + row.half]),
          silent: true,
        },
        {
          type: "scatter",
          symbolSize: 13,
          itemStyle: { color: colour("--accent"), borderColor: colour("--sheet"), borderWidth: 2 },
          encode: { x: 1, y: 0 },
          data: known.map((row) => [data.indexOf(row), row.value]),
          silent: true,
          markLine: {
            silent: true,
            symbol: "none",
            label: { show: false },
            lineStyle: { color: colour("--edge"), type: "solid", width: 1.5 },
            data: [{ xAxis: 0 }],
          },
        },
      ],
    };
  };

  const draw = () => {
    document.querySelectorAll("[data-chart]").forEach((place) => {
      const data = rows(place.dataset.chart);
      const none = data.every((row) => !row.enough);
      place.closest("figure").hidden = none;
      if (none) {
        return;
      }
      place.style.height = `${70 + data.length * 44}px`;
      if (!charts.has(place)) {
        charts.set(place, window.echarts.init(place, null, { renderer: "svg" }));
      }
      charts.get(place).resize();
      charts.get(place).setOption(options(data), true);
    });
  };

  if (window.echarts) {
    draw();
    document.body.addEventListener("htmx:afterSettle", draw);
    window.addEventListener("resize", draw);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }
})();
