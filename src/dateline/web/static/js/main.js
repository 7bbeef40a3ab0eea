// Starts what a page holds, and again what htmx puts into it later. Every page reads well without any of this.

const parts = {
  "[data-chart]": "./charts.js",
  "[data-map]": "./map.js",
  "[data-network]": "./network.js",
  "[data-report]": "./report.js",
  "[data-review]": "./review.js",
  "[data-key]": "./keys.js",
};

function start(root) {
  for (const [selector, module] of Object.entries(parts)) {
    const found = [...root.querySelectorAll(selector)].filter((each) => !each.dataset.started);
    if (root.matches?.(selector) && !root.dataset.started) found.unshift(root);
    for (const each of found) each.dataset.started = "yes";
    if (found.length) import(module).then(({ start }) => found.forEach(start));
  }
}

start(document.body);
document.body.addEventListener("htmx:load", (event) => start(event.detail.elt));
