// Draws a chart from the table beside it. The table says all that the chart does, for who does not see it.

import { plot } from "./vendor.js";

const number = (cell) => (cell?.dataset.value === "" || !cell ? null : Number(cell.dataset.value ?? cell.textContent.replaceAll(",", "")));
const text = (cell) => cell?.textContent.trim() ?? "";
const tone = (name) => `var(--tone-${name || "plain"})`;

const chart = {
  // Counts by name, the longest first: a bar each.
  bars(Plot, rows, width) {
    const data = rows.map((row) => ({ name: text(row.cells[0]), count: number(row.cells[1]), tone: tone(row.dataset.tone) }));
    return Plot.plot({
      width, marginLeft: 92, marginRight: 44, marginTop: 4, marginBottom: 4, height: data.length * 24 + 8,
      x: { axis: null, domain: [0, Math.max(1, ...data.map((each) => each.count))] },
      y: { label: null, tickSize: 0, round: false, domain: data.map((each) => each.name) },
      marks: [
        Plot.barX(data, { x: "count", y: "name", fill: "tone", fillOpacity: 0.85, insetTop: 4, insetBottom: 4, rx: 2 }),
        Plot.text(data, { x: "count", y: "name", text: (each) => each.count.toLocaleString("en"), textAnchor: "start", dx: 6, fill: "currentColor" }),
      ],
    });
  },

  // Counts by day: bars along the days.
  days(Plot, rows, width) {
    const data = rows.map((row) => ({ day: new Date(`${row.dataset.day}T00:00Z`), next: new Date(`${row.dataset.next}T00:00Z`), count: number(row.cells[1]) }));
    const few = Math.max(...data.map((each) => each.count)) < 5;
    return Plot.plot({
      width, height: 170, marginLeft: 36, marginRight: 12, marginTop: 16, marginBottom: 28,
      x: { type: "utc", label: null },
      y: { label: null, grid: true, ticks: few ? [0, 1, 2, 3, 4] : 4, nice: true },
      marks: [
        Plot.rectY(data, { x1: "day", x2: "next", y: "count", fill: "var(--accent)", insetLeft: 0.5, insetRight: 0.5 }),
        Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ],
    });
  },

  // What happened when: a dot for each event, in a row for each kind.
  timeline(Plot, rows, width) {
    const data = rows.filter((row) => row.dataset.day).map((row) => ({
      day: new Date(`${row.dataset.day}T00:00Z`), row: row.dataset.row, tone: tone(row.dataset.tone), done: row.dataset.side !== "recipient", title: `${text(row.cells[0])}\n${text(row.cells[1])}`, href: row.querySelector("a")?.href,
    }));
    const names = [...new Set(data.map((each) => each.row))].sort();
    const days = data.map((each) => each.day.getTime());
    const margin = Math.max((Math.max(...days) - Math.min(...days)) * 0.03, 12 * 3600e3);
    const ends = [Math.min(...days) - margin, Math.max(...days) + margin].map((time) => new Date(time));
    return Plot.plot({
      width, height: names.length * 26 + 44, marginLeft: 92, marginRight: 14, marginTop: 6, marginBottom: 28,
      x: { type: "utc", label: null, grid: true, domain: ends, ticks: ends[1] - ends[0] < 12 * 24 * 3600e3 ? "day" : undefined },
      y: { label: null, domain: names, tickSize: 0 },
      marks: [
        Plot.ruleY(names, { stroke: "var(--line)" }),
        Plot.dot(data, { x: "day", y: "row", r: 4.5, fill: (each) => (each.done ? each.tone : "var(--paper)"), stroke: "tone", strokeWidth: 2, fillOpacity: 0.8, title: "title", href: "href" }),
      ],
    });
  },

  // A figure by source: low to high as a line, the best as a dot; the ledger's own reckoning last and heavier.
  ranges(Plot, rows, width) {
    const data = rows.map((row) => ({
      source: text(row.cells[0]), low: number(row.cells[1]), best: number(row.cells[2]), high: number(row.cells[3]), whole: row.dataset.whole === "yes",
    }));
    const most = Math.max(1, ...data.flatMap((each) => [each.low, each.best, each.high].filter((value) => value !== null)));
    const end = most * 1.12;
    for (const each of data) each.to = each.high ?? end;
    const widest = Math.min(width / 2.4, Math.max(70, ...data.map((each) => each.source.length * 6.2 + 10)));
    const letters = Math.floor(widest / 6.9);
    return Plot.plot({
      width, height: data.length * 30 + 44, marginLeft: widest, marginRight: 16, marginTop: 6, marginBottom: 30,
      x: { domain: [0, end], label: null, grid: true, nice: false },
      y: { label: null, domain: data.map((each) => each.source), tickSize: 0, tickFormat: (name) => shortened(name, letters) },
      marks: [
        Plot.ruleY(data, { y: "source", x1: (each) => each.low ?? 0, x2: "to", strokeWidth: (each) => (each.whole ? 5 : 3), stroke: (each) => (each.whole ? "var(--accent)" : "var(--line-strong)"), strokeDasharray: null }),
        Plot.text(data.filter((each) => each.high === null), { x: () => end, y: "source", text: () => "›", fill: "var(--line-strong)", fontSize: 18, dx: 4 }),
        Plot.dot(data.filter((each) => each.best !== null), { x: "best", y: "source", r: 5.5, fill: (each) => (each.whole ? "var(--accent)" : "var(--ink)"), stroke: "var(--paper)", strokeWidth: 1.5 }),
      ],
    });
  },
};

export async function start(figure) {
  const Plot = await plot();
  const drawn = figure.querySelector(".drawn");
  const table = document.getElementById(figure.dataset.chart).querySelector("tbody");
  let last = 0;
  const draw = () => {
    const width = Math.floor(drawn.clientWidth);
    if (!width || width === last) return;
    last = width;
    const made = chart[figure.dataset.kind](Plot, [...table.rows], width);
    made.querySelectorAll("style").forEach((style) => style.remove()); // no inline style is let through; ours has it
    made.setAttribute("aria-hidden", "true"); // the table is what is read aloud
    made.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1"));
    drawn.replaceChildren(made);
  };
  draw();
  new ResizeObserver(draw).observe(drawn);
}

/** A name in so many letters, cut in its middle: "police, in Paper 3" and "police, in Paper 4" are told apart by their ends. */
function shortened(name, letters) {
  if (name.length <= letters) return name;
  const end = Math.floor((letters - 1) / 2);
  return `${name.slice(0, letters - 1 - end)}…${name.slice(-end)}`;
}
