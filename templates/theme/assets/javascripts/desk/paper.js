// The paper: executed letters as elements; only what has changed is made anew.

const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

function blockElement(block, lang) {
  const paragraph = make("p", `pw-paper__${block.role} pw-paper--${block.align}${block.tight ? " pw-paper--tight" : ""}`);
  if (lang) paragraph.lang = lang;
  if (block.marker) paragraph.append(make("span", "pw-paper__marker", block.marker));
  for (const part of block.parts) {
    if (part[0] === "t") {
      paragraph.append(part[1]);
      continue;
    }
    const slot = make("a", `pw-slot${part[3] ? " pw-slot--filled" : ""}`, part[2]);
    slot.href = `#f-${part[1]}`;
    slot.dataset.path = part[1];
    paragraph.append(slot);
  }
  if (block.id.startsWith("frame-")) paragraph.dataset.line = block.id;
  return paragraph;
}

/** Make a list of elements what `items` ([key, how to make it]) say, and keep those whose key stays. */
function patch(container, items) {
  const spare = new Map();
  for (const child of container.children) {
    const key = child.pwKey;
    spare.set(key, [...(spare.get(key) ?? []), child]);
  }
  let next = container.firstElementChild;
  for (const [key, create] of items) {
    const found = spare.get(key)?.shift();
    if (found && found === next) {
      next = next.nextElementSibling;
      continue;
    }
    const element = found ?? create();
    element.pwKey = key;
    container.insertBefore(element, next);
  }
  for (const rest of spare.values()) for (const element of rest) element.remove();
}

export class Paper {
  constructor(element, desk) {
    this.element = element;
    this.marked = "";
    element.addEventListener("click", (event) => {
      const slot = event.target.closest(".pw-slot");
      const line = event.target.closest("[data-line]");
      if (slot) {
        event.preventDefault();
        desk.showTab("form");
        desk.form.focus(slot.dataset.path);
      } else if (line) {
        desk.customise(line.dataset.line);
      }
    });
  }

  /** Show a document: one letter, one beside its meaning, or one in two languages. */
  show(view) {
    const { arrangement, medium, page, halves, rows, notes } = view;
    const sheets = arrangement === "stacked" ? halves.map((half) => [half]) : [halves];
    const style = `pw-paper pw-paper--${medium} pw-paper--${page} pw-paper--${arrangement}`;
    patch(
      this.element,
      sheets.map((sheet, index) => [`${style} ${sheet.map((half) => half.locale).join(" ")} ${index}`, () => this.sheet(style, sheet)]),
    );
    sheets.forEach((sheet, index) => {
      const blocks = sheet.length > 1 ? this.pairs(sheet, rows) : this.blocks(sheet[0]);
      const last = index === sheets.length - 1;
      const more = last ? (notes ?? []).map(({ lang, text }) => [`note ${lang} ${text}`, () => this.note(lang, text)]) : [];
      patch(this.element.children[index], [...blocks, ...more]);
    });
    this.mark(this.marked);
  }

  sheet(style, halves) {
    const element = make("div", style);
    if (halves.length === 1) element.lang = halves[0].lang;
    return element;
  }

  blocks({ blocks }) {
    return blocks.map((block) => [JSON.stringify(block), () => blockElement(block)]);
  }

  pairs([left, right], rows) {
    return rows.map(([a, b]) => {
      const first = a === null ? null : left.blocks[a];
      const second = b === null ? null : right.blocks[b];
      return [
        JSON.stringify([first, second]),
        () =>
          make(
            "div",
            "pw-pair",
            make("div", "", ...(first ? [blockElement(first, left.lang)] : [])),
            make("div", "", ...(second ? [blockElement(second, right.lang)] : [])),
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
    let first = true;
    for (const slot of this.element.querySelectorAll(".pw-slot")) {
      const isIt = path !== "" && slot.dataset.path === path;
      slot.classList.toggle("pw-slot--here", isIt);
      if (isIt && first) {
        first = false;
        const box = this.element.closest(".pw-desk__scroll");
        if (box.scrollHeight > box.clientHeight) {
          const by = slot.getBoundingClientRect().top - box.getBoundingClientRect().top;
          if (by < 0 || by > box.clientHeight - 40) box.scrollTop += by - box.clientHeight / 3;
        }
      }
    }
  }
}
