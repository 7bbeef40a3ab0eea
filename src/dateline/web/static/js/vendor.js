// Libraries that come as plain scripts, each fetched from this site once, when first something needs it.

const base = new URL("../vendor/", import.meta.url);
const asked = new Map();

function script(path) {
  if (!asked.has(path)) {
    asked.set(path, new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = new URL(path, base);
      made.addEventListener("load", done);
      made.addEventListener("error", () => failed(new Error(`${path} did not load`)));
      document.head.append(made);
    }));
  }
  return asked.get(path);
}

export async function plot() {
  await script("d3/d3.min.js");
  await script("@observablehq/plot/plot.umd.min.js");
  return window.Plot;
}

export async function leaflet() {
  await script("leaflet/leaflet.js");
  return window.L;
}

export async function countries() {
  const [, answer] = await Promise.all([
    script("topojson-client/topojson-client.min.js"),
    fetch(new URL("world-atlas/countries-50m.json", base)),
  ]);
  const world = await answer.json();
  return window.topojson.feature(world, world.objects.countries);
}

export async function cytoscape() {
  return (await import(new URL("cytoscape/cytoscape.esm.min.mjs", base))).default;
}
