// The document that writers take: a letter, or one in two languages.
// Twin of generator/letters/document.py, explained there.

import { own } from "./formats.js";
import { plainText } from "./layout.js";

const RULE = "-".repeat(20);

export function documentOf(parts, arrangement = "single", prevails = 0) {
  const languages = parts.map(([, data]) => data.locale.split("-")[0]);
  const notes = (parts.length > 1 ? parts : []).map(([, data], index) => {
    const other = languages[1 - index];
    const words = data.prevails[index === prevails ? 0 : 1];
    return { lang: languages[index], text: words.replaceAll("{other}", own(data.languages, other, other)) };
  });
  return {
    subject: [...new Set(parts.map(([, , result]) => result.subject))].join(" / "),
    medium: parts[0][0].medium,
    page: parts[0][1].page,
    arrangement: notes.length ? arrangement : "single",
    halves: parts.map(([{ layout }, { locale }, { blocks }], index) => {
      return { lang: languages[index], locale, layout, blocks };
    }),
    notes,
  };
}

export function toText(document, aligned = true) {
  const layout = { width: 0, fill: " " };
  const text = document.halves.map((half) => plainText(half, aligned ? half.layout : layout)).join(`\n${RULE}\n\n`);
  const notes = document.notes.map((note) => note.text).join("\n");
  return text + (notes ? `\n${notes}\n` : "");
}

export function align(first, second) {
  const places = new Map(keysOf(second).map((key, index) => [key, index]));
  const rows = keysOf(first).map((key, index) => {
    const place = places.get(key) ?? null;
    places.delete(key);
    return [index, place];
  });
  for (const index of places.values()) {
    const at = rows.findIndex((row) => row[1] !== null && row[1] === index - 1);
    rows.splice(at + 1, 0, [null, index]);
  }
  return rows;
}

function keysOf(blocks) {
  const seen = new Map();
  let part = "head";
  return blocks.map((block) => {
    const isFrame = block.id.startsWith("frame-");
    if (!isFrame) part = "tail";
    const key = isFrame ? `${part}/${block.role}` : `${block.mirrors ?? block.id} ${block.row}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return `${key} ${seen.get(key)}`;
  });
}
