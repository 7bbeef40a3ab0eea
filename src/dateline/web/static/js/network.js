// Draws whom an actor meets, fights and speaks with, from the table beside it.

import { cytoscape } from "./vendor.js";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function look() {
  return [
    { selector: "node", style: {
      label: "data(label)", "font-family": "Inter, sans-serif", "font-size": 11, color: colour("--ink"), "text-wrap": "wrap", "text-max-width": 110,
      "text-valign": "bottom", "text-margin-y": 4, "background-color": colour("--line-strong"), width: "data(size)", height: "data(size)",
      "text-background-color": colour("--raised"), "text-background-opacity": 0.85, "text-background-padding": 2,
    } },
    { selector: "node.self", style: { "background-color": colour("--accent"), "font-weight": 600, "font-size": 12 } },
    { selector: "edge", style: { width: "data(width)", "line-color": colour("--line-strong"), "curve-style": "bezier", opacity: 0.75 } },
    ...["words", "help", "dispute", "force"].map((tone) => ({ selector: `edge.${tone}`, style: { "line-color": colour(`--tone-${tone}`) } })),
  ];
}

// Cytoscape looks for its style sheet by this id before it makes one, which the security policy would refuse.
function sheet() {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const stand = document.createElement("template");
  stand.id = id;
  document.head.append(stand);
}

export async function start(figure) {
  sheet();
  const make = await cytoscape();
  const rows = [...document.getElementById(figure.dataset.network).querySelectorAll("tbody tr")];
  const elements = [{ data: { id: "self", label: figure.dataset.name, size: 30 }, classes: "self" }];
  for (const [index, row] of rows.entries()) {
    const count = Number(row.dataset.count);
    elements.push({ data: { id: `n${index}`, label: row.dataset.label, size: 12 + 3 * Math.sqrt(count), href: row.querySelector("a")?.href } });
    elements.push({ data: { source: "self", target: `n${index}`, width: 1 + Math.min(6, Math.sqrt(count)) }, classes: row.dataset.tone });
  }
  const drawn = figure.querySelector(".drawn");
  const graph = make({
    container: drawn, elements, style: look(), userZoomingEnabled: false, maxZoom: 1.15, boxSelectionEnabled: false, autounselectify: true,
    layout: { name: "concentric", concentric: (node) => (node.hasClass("self") ? 2 : 1), levelWidth: () => 1, minNodeSpacing: 34, animate: false, padding: 26 },
  });
  graph.on("tap", "node", (event) => {
    const href = event.target.data("href");
    if (href) location.assign(href);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
  new ResizeObserver(() => { graph.resize(); graph.fit(undefined, 26); }).observe(drawn);
  drawn.dataset.ready = "yes";
}
