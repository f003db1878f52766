// What is wider than the page scrolls inside it. A box that scrolls must be reachable by keyboard.
"use strict";

const BOXES = "mjx-container, .cell_output .output, .pst-scrollable-table-container, pre";

function tooWide(box) {
  // A formula in a line of text has no inner width of its own: compare it with its paragraph.
  if (box.matches("mjx-container:not([display='true']):not(.scrolls)")) {
    const around = box.parentElement.closest("p, li, td, th, dd, summary, div") ?? document.body;
    return box.getBoundingClientRect().width > around.clientWidth + 1;
  }
  return box.scrollWidth > box.clientWidth + 1;
}

function markBoxes() {
  for (const box of document.querySelectorAll(BOXES)) {
    if (tooWide(box)) {
      box.classList.add("scrolls");
      box.tabIndex = 0;
    } else if (box.classList.contains("scrolls")) {
      box.classList.remove("scrolls");
      box.removeAttribute("tabindex");
    }
  }
}

window.addEventListener("load", async () => {
  await window.MathJax?.startup?.promise;
  markBoxes();
  window.addEventListener("resize", markBoxes);
});
