// The sheets of a Japanese certified letter as manuscript paper: boxes for the eye, the text for a screen reader.

/** Draw what `layOut` gives; `words.sheet` is what a sheet is called, as in "Sheet {page} of {pages}". */
export function grid(layout, words) {
  const fragment = document.createDocumentFragment();
  const [width, height] = layout.shape.split("x").map(Number);
  for (const [index, page] of layout.pages.entries()) {
    const numbers = [index + 1, layout.pages.length];
    const sheet = put(fragment, "div", "pw-sheet");
    sheet.setAttribute("role", "group");
    sheet.setAttribute("aria-label", words.sheet.replace("{page}", numbers[0]).replace("{pages}", numbers[1]));
    const text = put(sheet, "div", "pw-sheet__text");
    for (const paragraph of paragraphs(page)) put(text, "p", "", paragraph);
    const paper = put(sheet, "div", `pw-sheet__paper pw-sheet__paper--${layout.shape}`);
    let left = height;
    for (const row of page) {
      if (row.length) left -= 1;
      draw(put(paper, "div", row.length ? "pw-sheet__line" : "pw-sheet__gap"), row, row.length && width);
    }
    for (; left > 0; left -= 1) draw(put(paper, "div", "pw-sheet__line"), [], width);
    const number = put(sheet, "div", "pw-sheet__number", numbers.join("／"));
    for (const part of [paper, number]) part.setAttribute("aria-hidden", "true");
    for (const part of [text, paper]) part.lang = "ja";
  }
  return fragment;
}

function put(parent, name, style, words = "") {
  const made = document.createElement(name);
  made.className = style;
  made.textContent = words;
  parent.append(made);
  return made;
}

/** The text of a sheet by its own lines. */
function paragraphs(page) {
  const text = page.flat().map((cell) => cell.words + (cell.end ? "\n" : "")).join("");
  return text.split("\n").map((line) => line.trim()).filter((line) => line);
}

/** Draw a line in boxes, one for each sign; closing brackets too many for the line share its last box. */
function draw(line, row, width) {
  const boxes = [];
  for (const { words, count, code } of row) {
    if (!boxes.length && !words.trim()) boxes.push(...Array.from(words, () => put(line, "span", "pw-box")));
    else if (boxes.length < width) boxes.push(put(line, "span", code ? `pw-box pw-box--${code}` : "pw-box", words));
    else if (words.trim()) put(boxes.at(-1), "i", "", words);
    if (count > 1) boxes.at(-1).dataset.count = count;
  }
  while (boxes.length < width) boxes.push(put(line, "span", "pw-box"));
}
