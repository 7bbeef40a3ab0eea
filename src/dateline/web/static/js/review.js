// Selecting words of the text fills them into the form beside it, as the code points at which they stand.

const points = (text) => [...text].length;

// How many code points of the report lie before a place in the text, or null outside of it.
function place(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-at]");
  if (!piece) return null;
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.at) + points(before.toString());
}

export function start(root) {
  const text = root.querySelector("#text");
  const field = root.querySelector("#selected");
  const lit = text?.querySelector("mark:not(.faint)") ?? text?.querySelector("mark");
  if (lit) text.scrollTop += lit.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  if (text && field) {
    const said = root.querySelector("#selected-words");
    const take = () => {
      const selection = document.getSelection();
      if (!selection.rangeCount || selection.isCollapsed) return;
      const range = selection.getRangeAt(0);
      if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return;
      const [from, to] = [place(range.startContainer, range.startOffset), place(range.endContainer, range.endOffset)];
      if (from === null || to === null || from >= to) return;
      const words = range.toString();
      const lead = points(words) - points(words.trimStart());
      const trail = points(words) - points(words.trimEnd());
      field.value = `${from + lead}-${to - trail}`;
      said.textContent = `“${words.trim()}”`;
    };
    text.addEventListener("mouseup", take);
    text.addEventListener("keyup", take);
    text.addEventListener("touchend", take);
  }
}

// One listener for the whole page: what is put in the place of what was decided answers at once.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-key=e]")) return;
  const first = document.querySelector("#fields select, #fields input:not([type=hidden])");
  if (!first) return;
  event.preventDefault();
  first.focus();
});
