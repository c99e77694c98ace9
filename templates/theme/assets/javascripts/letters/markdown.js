// A letter as Markdown that reads the same everywhere; the same code as generator/letters/writers/markdown.py.

import { clean, partWords } from "./words.js";

const SPACES = /^[ \t\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/;

/** Write a document as Markdown, with a line break at the end. */
export function markdown(document) {
  const parts = document.halves.map((half) => halfOf(half.blocks));
  const notes = document.notes.map((note) => lines(note.text).join("\\\n")).filter(Boolean);
  if (notes.length) parts.push(notes.join("\n\n"));
  return `${parts.filter(Boolean).join("\n\n---\n\n")}\n`;
}

function halfOf(blocks) {
  let text = "";
  let before = ""; // what the last block was: "", "paragraph" or "item"
  let last = 0;
  let sign = ".";
  for (const block of blocks) {
    const words = block.parts.map((part) => clean(partWords(part))).join("");
    const number = block.role === "item" ? (block.marker.match(/[0-9]{1,9}/)?.[0] ?? "") : "";
    if (number) {
      const count = Number(number);
      const follows = before === "item" && count === last + 1;
      if (before === "item" && !follows) sign = sign === "." ? ")" : "."; // another sign begins another list
      const marker = count + sign;
      const content = lines(words).join(`\\\n${" ".repeat(marker.length + 1)}`);
      if (text) text += follows && block.tight ? "\n" : "\n\n";
      text += content ? `${marker} ${content}` : marker;
      last = count;
      before = "item";
    } else {
      const content = lines(clean(block.marker) + words).join("\\\n");
      if (content) {
        if (text) text += block.tight && before === "paragraph" ? "\\\n" : "\n\n";
        text += content;
        before = "paragraph";
      }
    }
  }
  return text;
}

/** A text's lines, escaped, without empty ones at the ends. */
function lines(text) {
  const found = clean(text).split("\n").map(trimmed);
  const full = found.map((line) => !SPACES.test(line));
  return full.includes(true) ? found.slice(full.indexOf(true), full.lastIndexOf(true) + 1).map(escapedLine) : [];
}

function trimmed(line) {
  let start = 0;
  let end = line.length;
  while (" \t".includes(line[start] ?? "x")) start++;
  while (end > start && " \t".includes(line[end - 1])) end--;
  return line.slice(start, end);
}

/** A line in which no sign has a meaning. */
function escapedLine(line) {
  return line
    .replace(/[\\`*_{[\]<|~$^=]/g, "\\$&")
    .replace(/&(?=[A-Za-z#])/g, "\\&")
    .replace(/^[#>+:-]/, "\\$&")
    .replace(/^([0-9]{1,9})([.)])(?=[ \t]|$)/, "$1\\$2");
}
