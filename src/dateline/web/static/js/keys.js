// Keys of a page: an element with data-key is clicked by that key while no field has the focus.

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export function start(element) {
  element.setAttribute("aria-keyshortcuts", element.dataset.key);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.(typing)) return;
  const wanted = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === event.key);
  if (!wanted || wanted.disabled) return;
  event.preventDefault();
  if (wanted.matches(typing)) wanted.focus();
  else wanted.click();
});
