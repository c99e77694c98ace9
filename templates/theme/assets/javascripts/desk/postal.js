// The post office's view of a certified letter: what it refuses, what to check, the sheets, and all copies to print.

import { checkCertified } from "../letters/certified.js";
import { layOut } from "../letters/postal.js";
import { grid } from "./grid.js";
import { linkTo } from "./paper.js";

const SHAPES = ["20x26", "13x40", "26x20"];

/** Show the view for the letter at hand; it follows once the reader rests. */
export function postal(desk) {
  clearTimeout(desk.postalTimer);
  desk.postalTimer = setTimeout(() => show(desk), desk.postalBox.childElementCount ? 400 : 0);
}

function show(desk) {
  const { document: letter } = desk.document(false);
  const box = desk.postalBox;
  const words = desk.config.postal;
  const shape = desk.draft.choices.shape ?? SHAPES[0];
  const isJapanese = desk.lang === "ja";
  const { refused: found, remarks, pages = [], count } = isJapanese
    ? layOut(letter, shape)
    : checkCertified(letter, desk.locale);
  // An answer that decides about sentences leaves no gap on the sheet where it is missing.
  const unsaid = [...desk.result.missing].filter((path) => found.every((one) => one.path !== path));
  const refused = [...found, ...unsaid.map((path) => ({ code: "missing", path, words: desk.form.label(path) }))];
  const focused = box.contains(document.activeElement) ? document.activeElement.name : "";
  box.replaceChildren(
    make("h3", words.title),
    ...(isJapanese ? [shapes(desk, words, shape), make("p", fill(words.sheet.count, { count, pages: pages.length }))] : []),
    ...(refused.length ? [make("p", words.refusedTitle, "pw-postal__refused"), refusals(desk, words, refused)] : [make("p", words.fits, "pw-desk__state--done")]),
    list([...remarks.map((remark) => said(words, remark)), ...(isJapanese ? words.advice : []).map((code) => words.remarks[code])]),
    printer(desk, words, letter, pages),
    ...(isJapanese ? [sheets(pages, shape, words)] : []),
  );
  if (focused) box.querySelector(`[name=${focused}]`)?.focus();
}

const fill = (text, values) => text.replace(/\{(\w+)\}/gu, (whole, name) => values[name] ?? whole);

function make(name, words, style = "") {
  const element = document.createElement(name);
  element.textContent = words;
  element.className = style;
  return element;
}

function list(entries) {
  const made = make("ul", "", "pw-postal__list");
  made.append(...entries.map((entry) => (typeof entry === "string" ? make("li", entry) : entry)));
  return made;
}

const said = (words, { code, words: about = [] }) => fill(words.remarks[code], { words: about.join(", ") });

function refusals(desk, words, refused) {
  return list(
    refused.slice(0, 20).map(({ code, page, line, column, words: about, path }) => {
      const [reason, remedy] = words.refused[code];
      const place = page ? ` (${fill(words.sheet.place, { page, line, column })})` : "";
      const entry = make("li", `${fill(reason, { words: about })}${place} ${remedy}`);
      if (!path) return entry;
      entry.append(" ", linkTo(path, desk.form.label(path)));
      return entry;
    }),
  );
}

function shapes(desk, words, shape) {
  const label = make("label", `${words.shape} `);
  const select = make("select", "");
  select.name = "shape";
  select.append(...SHAPES.map((name) => new Option(words.sheet[name], name, false, name === shape)));
  select.addEventListener("change", () => {
    desk.draft.choose("shape", select.value);
    show(desk);
  });
  label.append(select);
  return label;
}

const sheets = (pages, shape, words) => {
  const box = make("div", "", "pw-postal__sheets");
  box.append(grid({ pages, shape }, words.sheet));
  return box;
};

/** Three copies, each from a page of its own, in the place of the one letter while it is printed. */
function printer(desk, words, letter, pages) {
  const button = make("button", words.print, "pw-do");
  button.type = "button";
  button.addEventListener("click", () => {
    const copies = make("div", "", "pw-copies");
    for (let copy = 0; copy < 3; copy += 1) {
      const one = make("div", "");
      const source = pages.length ? desk.postalBox.querySelector(".pw-postal__sheets") : desk.find("[data-paper]");
      one.append(...[...source.children].map((child) => child.cloneNode(true)));
      copies.append(one);
    }
    desk.postalBox.append(copies);
    desk.root.dataset.print = "copies";
    window.print();
    delete desk.root.dataset.print;
    copies.remove();
  });
  return button;
}
