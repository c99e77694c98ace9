// Plain text of an executed letter, and of a document.
// Twin of generator/letters/layout.py and of `to_text` in document.py, explained there.

import { wordsOf } from "./parts.js";

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

const RULE = "-".repeat(20);

export function toText(document, aligned = true) {
  const layout = { width: 0, fill: " " };
  const text = document.halves.map((half) => plainText(half, aligned ? half.layout : layout)).join(`\n${RULE}\n\n`);
  const notes = document.notes.map((note) => note.text).join("\n");
  return text + (notes ? `\n${notes}\n` : "");
}

export function plainText(result, layout) {
  let text = "";
  for (const block of result.blocks) {
    const words = block.marker + wordsOf(block.parts);
    const lines = words.split("\n").map((line) => aligned(line, block.align, layout));
    text += (text === "" ? "" : block.tight ? "\n" : "\n\n") + lines.join("\n");
  }
  return `${text}\n`;
}

function aligned(line, align, layout) {
  if (align === "left") return line;
  let room = Math.max(0, layout.width - columns(line));
  if (align === "center") room = Math.floor(room / 2);
  return layout.fill.repeat(Math.floor(room / columns(layout.fill))) + line;
}

export function columns(text) {
  return Array.from(text).length + (text.match(WIDE) ?? []).length;
}
