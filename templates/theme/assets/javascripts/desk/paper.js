// The paper: executed letters as elements; only what has changed is made anew.

/** An element with a class and what is in it. */
export const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

/** A link to the field at a path; the desk follows it. */
export function linkTo(path, ...words) {
  const link = make("a", "", ...words);
  link.href = `#f-${path}`;
  return link;
}

function blockElement(block, marked, lang) {
  const paragraph = make("p", `pw-paper__${block.role} pw-paper--${block.align}${block.tight ? " pw-paper--tight" : ""}`);
  if (lang) paragraph.lang = lang;
  if (block.marker) paragraph.append(make("span", "pw-paper__marker", block.marker));
  for (const part of block.parts) {
    if (part[0] === "t") {
      paragraph.append(part[1]);
      continue;
    }
    const here = part[1] === marked ? " pw-slot--here" : "";
    const slot = linkTo(part[1], part[2]);
    slot.className = `pw-slot${part[3] ? " pw-slot--filled" : ""}${here}`;
    slot.dataset.path = part[1];
    paragraph.append(slot);
  }
  if (block.id.startsWith("frame-")) paragraph.dataset.line = block.id;
  return paragraph;
}

/**
 * Make a list of elements what `items` ([name, content, how to make it]) say.
 * An element stays in its place as long as its name does, and only its inside is
 * made anew: a browser looks at all neighbours of an element that comes or goes.
 */
function patch(container, items) {
  const names = new Set(items.map(([name]) => name));
  for (const child of [...container.children]) if (!names.has(child.pwName)) child.remove();
  let next = container.firstElementChild;
  for (const [name, content, create] of items) {
    let element = next;
    while (element && element.pwName !== name) element = element.nextElementSibling;
    if (!element) {
      element = create();
      container.insertBefore(element, next);
    } else {
      if (element !== next) container.insertBefore(element, next);
      else next = next.nextElementSibling;
      if (element.pwContent !== content) {
        const made = create();
        if (element.className !== made.className) element.className = made.className;
        element.replaceChildren(...made.childNodes);
      }
    }
    element.pwName = name;
    element.pwContent = content;
  }
}

const nameOf = (block) => (block ? `${block.id} ${block.row}` : "");

/** All that shows of a block, in one string; cheaper than JSON, since it is made for every block on every key. */
const contentOf = (block) =>
  block ? `${block.role} ${block.align} ${block.tight} ${block.marker}\0${block.parts.map((part) => part.join("\0")).join("\0")}` : "";

export class Paper {
  constructor(element, desk) {
    this.element = element;
    this.marked = "";
    element.addEventListener("click", ({ target }) => {
      const line = target.closest("[data-line]");
      if (line && !target.closest("a")) desk.showCustoms(line.dataset.line);
    });
  }

  /** Show a document: one letter, one beside its meaning, or one in two languages. */
  show(view) {
    const { arrangement, medium, page, halves, rows, notes } = view;
    const sheets = arrangement === "stacked" ? halves.map((half) => [half]) : [halves];
    const style = `pw-paper pw-paper--${medium} pw-paper--${page} pw-paper--${arrangement}`;
    patch(
      this.element,
      sheets.map((sheet, index) => [`${style} ${sheet.map((half) => half.locale).join(" ")} ${index}`, "", () => this.sheet(style, sheet)]),
    );
    sheets.forEach((sheet, index) => {
      const blocks = sheet.length > 1 ? this.pairs(sheet, rows) : this.blocks(sheet[0]);
      const last = index === sheets.length - 1;
      const more = last ? (notes ?? []).map(({ lang, text }) => [`note ${lang}`, text, () => this.note(lang, text)]) : [];
      patch(this.element.children[index], [...blocks, ...more]);
    });
  }

  sheet(style, halves) {
    const element = make("div", style);
    if (halves.length === 1) element.lang = halves[0].lang;
    return element;
  }

  blocks({ blocks }) {
    return blocks.map((block) => [nameOf(block), contentOf(block), () => blockElement(block, this.marked)]);
  }

  pairs([left, right], rows) {
    return rows.map(([a, b]) => {
      const first = a === null ? null : left.blocks[a];
      const second = b === null ? null : right.blocks[b];
      return [
        `${nameOf(first)}|${nameOf(second)}`,
        `${contentOf(first)}\0\0${contentOf(second)}`,
        () =>
          make(
            "div",
            `pw-pair${first?.tight ? " pw-pair--tight" : ""}`,
            make("div", "", ...(first ? [blockElement(first, this.marked, left.lang)] : [])),
            make("div", "", ...(second ? [blockElement(second, this.marked, right.lang)] : [])),
          ),
      ];
    });
  }

  note(lang, text) {
    const note = make("p", "pw-paper__note", text);
    note.lang = lang;
    return note;
  }

  /** Mark the slots that an answer fills, and bring the first one into view. */
  mark(path) {
    this.marked = path;
    for (const slot of this.element.querySelectorAll(".pw-slot--here")) slot.classList.remove("pw-slot--here");
    const slots = path ? this.element.querySelectorAll(`.pw-slot[data-path="${path}"]`) : [];
    for (const slot of slots) slot.classList.add("pw-slot--here");
    const box = this.element.closest(".pw-desk__scroll");
    if (!slots.length || box.scrollHeight <= box.clientHeight) return;
    const by = slots[0].getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (by < 0 || by > box.clientHeight - 40) box.scrollTop += by - box.clientHeight / 3;
  }
}
