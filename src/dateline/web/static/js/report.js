// A report and its records: choosing a record lights its words, choosing words shows their records.

export function start(root) {
  const text = root.querySelector(".text");
  const words = [...text.querySelectorAll("mark[data-records]")];
  const cards = new Map([...root.querySelectorAll("[data-record]")].map((card) => [card.dataset.record, card]));
  const of = (mark) => mark.dataset.records.split(" ").filter((id) => cards.has(id));
  const around = (mark) => mark.dataset.around?.split(" ") ?? [];
  const told = root.querySelector("#chosen");

  function light(ids) {
    for (const mark of words) {
      const here = of(mark).filter((id) => ids.includes(id));
      mark.classList.toggle("lit", here.length > 0);
      mark.classList.toggle("faint", here.length > 0 && here.every((id) => around(mark).includes(id)));
    }
    for (const [id, card] of cards) {
      const lit = ids.includes(id);
      card.classList.toggle("lit", lit);
      const link = card.querySelector(".choose");
      if (lit) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const names = ids.map((id) => cards.get(id).querySelector(".choose").textContent.trim());
    told.textContent = names.length ? `Chosen: ${names.join("; ")}` : "";
  }

  // A record: its words are lit and brought into view.
  function choose(id, { scroll = true } = {}) {
    light([id]);
    history.replaceState(null, "", `#r-${id}`);
    const first = words.find((mark) => mark.classList.contains("lit") && !mark.classList.contains("faint")) ?? words.find((mark) => mark.classList.contains("lit"));
    if (scroll && first && !inView(first)) first.scrollIntoView({ block: "center" });
  }

  // Words: the records that rest on them are shown, or else those whose sentence they are a part of.
  function show(mark) {
    const near = around(mark);
    const inside = of(mark).filter((id) => !near.includes(id));
    const ids = inside.length ? inside : of(mark);
    if (!ids.length) return;
    light(ids);
    const first = ids.map((id) => cards.get(id)).sort((a, b) => a.offsetTop - b.offsetTop)[0];
    if (!inView(first)) first.scrollIntoView({ block: "nearest" });
  }

  for (const [id, card] of cards) {
    card.addEventListener("click", (event) => {
      if (event.target.closest("a:not(.choose), button")) return;
      event.preventDefault();
      choose(id);
    });
  }
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-records]");
    if (mark && getSelection().isCollapsed) show(mark);
  });

  // The words are one stop of the tab key; the arrow keys go from one to the next.
  const stops = words.filter((mark) => of(mark).some((id) => !around(mark).includes(id)));
  let at = 0;
  stops.forEach((mark, index) => mark.setAttribute("tabindex", index ? "-1" : "0"));
  text.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = stops.indexOf(event.target);
    if (here < 0) return;
    if (step) {
      stops[at].setAttribute("tabindex", "-1");
      at = Math.max(0, Math.min(stops.length - 1, here + step));
      stops[at].setAttribute("tabindex", "0");
      stops[at].focus();
    } else if (event.key === "Enter" || event.key === " ") show(event.target);
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    light([]);
    history.replaceState(null, "", location.pathname + location.search);
  });

  const asked = decodeURIComponent(location.hash).replace(/^#r-/, "");
  if (cards.has(asked)) choose(asked);
}

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}
