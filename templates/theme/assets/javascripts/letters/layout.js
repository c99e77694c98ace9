// Plain text of an executed letter.
// Twin of generator/letters/layout.py, explained there.

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

export function plainText(result, layout) {
  let text = "";
  for (const block of result.blocks) {
    const words = block.marker + wordsOf(block.parts);
    const lines = words.split("\n").map((line) => aligned(line, block.align, layout));
    text += (text === "" ? "" : block.tight ? "\n" : "\n\n") + lines.join("\n");
  }
  return `${text}\n`;
}

export function wordsOf(parts) {
  return parts.map((part) => (part[0] === "t" ? part[1] : part[2])).join("");
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
