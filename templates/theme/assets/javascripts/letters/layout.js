// Plain text of an executed letter; the same code as generator/letters/layout.py.

const WIDE = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Write an executed letter as text with a line break at the end. */
export function plainText(result, layout) {
  let text = "";
  for (const block of result.blocks) {
    const words = block.marker + block.parts.map((part) => (part[0] === "t" ? part[1] : part[2])).join("");
    const lines = words.split("\n").map((line) => aligned(line, block.align, layout));
    text += (text === "" ? "" : block.tight ? "\n" : "\n\n") + lines.join("\n");
  }
  return `${text}\n`;
}

function aligned(line, align, layout) {
  let room = layout.width - columns(line);
  if (align === "left" || room <= 0) return line;
  if (align === "center") room = Math.floor(room / 2);
  return layout.fill.repeat(Math.floor(room / columns(layout.fill))) + line;
}

/** The columns that a text takes, East Asian wide characters counted as two. */
export function columns(text) {
  let count = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0);
    count += WIDE.some(([low, high]) => low <= code && code <= high) ? 2 : 1;
  }
  return count;
}
