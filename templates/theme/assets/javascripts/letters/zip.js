// A ZIP archive of stored entries that never varies; the same code as generator/letters/writers/zip.py.

const FLAGS = 0x0800; // names are UTF-8
const DAY = 0x0021; // 1 January 1980, the first day that the format knows

const TABLE = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  return value;
});

function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Numbers as bytes, the lowest first. */
const packed = (width) => (...values) =>
  values.flatMap((value) => Array.from({ length: width }, (_, place) => (value >>> (8 * place)) & 255));
const shorts = packed(2);
const longs = packed(4);

/** Pack named texts, [name, text] each, as UTF-8 in their order, into a Uint8Array. */
export function archive(files) {
  const utf8 = new TextEncoder();
  const pieces = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const path = utf8.encode(name);
    const content = utf8.encode(text);
    const common = [
      ...shorts(20, FLAGS, 0, 0, DAY),
      ...longs(crc32(content), content.length, content.length),
      ...shorts(path.length, 0),
    ];
    pieces.push([0x50, 0x4b, 3, 4, ...common, ...path], content);
    directory.push(0x50, 0x4b, 1, 2, 20, 0, ...common, ...shorts(0, 0, 0), ...longs(0, offset), ...path);
    offset += 30 + path.length + content.length;
  }
  const count = files.length;
  const end = [0x50, 0x4b, 5, 6, ...shorts(0, 0, count, count), ...longs(directory.length, offset), ...shorts(0)];
  pieces.push(directory, end);
  const bytes = new Uint8Array(offset + directory.length + end.length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
