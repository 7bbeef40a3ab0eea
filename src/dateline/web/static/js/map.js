// Draws a map from the list of places beside it, over the shapes of the countries; nothing is fetched from elsewhere.

import { countries, leaflet } from "./vendor.js";

const radius = (count) => 4 + 2.6 * Math.sqrt(Math.min(count, 400));

// A country that lies on both sides of the 180th meridian would be drawn across the whole map.
function whole(ring) {
  const crosses = ring.some(([x]) => x > 170) && ring.some(([x]) => x < -170) && ring.every(([x]) => Math.abs(x) > 90);
  return crosses ? ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]) : ring;
}

function mended(world) {
  for (const { geometry } of world.features) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const part of parts) part.forEach((ring, index) => { part[index] = whole(ring); });
  }
  return world;
}

export async function start(figure) {
  const [L, world] = await Promise.all([leaflet(), countries()]);
  const drawn = figure.querySelector(".drawn");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(drawn, {
    minZoom: 1, maxZoom: 9, zoomSnap: 0.5, worldCopyJump: true, attributionControl: false,
    zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: false,
  });
  const places = [...document.getElementById(figure.dataset.map).querySelectorAll("[data-latitude]")];
  const points = places.map((place) => [Number(place.dataset.latitude), Number(place.dataset.longitude)]);
  const asked = figure.dataset.bounds?.split(",").map(Number);
  if (asked?.length === 4) map.fitBounds([[asked[1], asked[0]], [asked[3], asked[2]]]);
  else if (points.length) map.fitBounds(points, { padding: [30, 30], maxZoom: points.length > 1 ? 5 : 4 });
  else map.setView([20, 10], 1.5);
  L.geoJSON(mended(world), { interactive: false, style: { className: "land", weight: 0.8, fillOpacity: 1 } }).addTo(map);
  places.forEach((place, index) => {
    const dot = L.circleMarker(points[index], { className: "dot", radius: radius(Number(place.dataset.count)) });
    dot.bindTooltip(place.querySelector(".label").textContent.trim(), { direction: "top" });
    dot.on("click", () => place.querySelector("a")?.click());
    dot.addTo(map);
  });
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  drawn.dataset.ready = "yes";
  new ResizeObserver(() => map.invalidateSize()).observe(drawn);
  narrowing(figure, map);
}

// "Only what is in view": the bounds go into the form that the button names.
function narrowing(figure, map) {
  const button = figure.querySelector("[data-narrow]");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.narrow);
    const round = (degrees) => Math.round(degrees * 1000) / 1000;
    const clamp = (degrees, most) => Math.max(-most, Math.min(most, round(degrees)));
    const box = map.getBounds();
    field.value = [clamp(box.getWest(), 180), clamp(box.getSouth(), 90), clamp(box.getEast(), 180), clamp(box.getNorth(), 90)].join(",");
    field.form.requestSubmit();
  });
}
