// Which blocks of two languages say the same, for letters that stand side by side.
// Twin of `align` in generator/letters/document.py, explained there.

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
