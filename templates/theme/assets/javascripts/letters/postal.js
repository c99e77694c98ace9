// Japan's certified mail in boxes; the same code as generator/letters/postal.py.

import { halfOf, isParty, refusal } from "./certified.js";

const SIGN = /\n|[^][\u0300-\u036f\u200d\u20e3\u3099\u309a\ufe00-\ufe0f\u{e0100}-\u{e01ef}]*/gu;
const EMOJI = /^(?![★☆☎♀♂♩-♯❶-➓])[⌀-⏿☀-➿⬀-⯿🀀-🫿]|[\u20e3\ufe0f]/u;
const HIDDEN = /^[\0-\x1f\x7f-\x9f\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]|\u200d|^[^]{4}/u;
const ALLOWED = /^[ -ɏḀ-ỿ‐-➓⺀-ヿㇰ-ㇿ㈠-㉟㊀-䶿一-鿿\uf900-\ufaff︰-﹫！-ﾟ￠-￮𠀀-𲎯]/u;
const FRAMED = /^[①-⓿❶-➓㈠-㉟㊀-㊿㋐-㋾]/u;
const BRACKETS = "（）()「」『』［］[]【】〔〕｛｝{}〈〉《》〖〗｢｣";
const BLANKS = " \xa0\u3000";
const MEASURES = /^([ckm]?m|[km]?g|m?l|cc|[×÷]+)$/u;

/** Lay a document out in "20x26", "13x40" or "26x20". */
export function layOut(document, shape) {
  const [width, height] = shape.split("x").map(Number);
  const [half, refused, remarks] = halfOf(document, "ja");
  if (half.lang !== "ja") refused.push(refusal("language"));
  if (document.halves.length > 1) remarks.push({ code: "halves" });
  const [lines, isCut] = linesOf(half.blocks);
  if (isCut) refused.push(refusal("long"));
  const pages = [];
  let room = 0;
  let hasGap = false;
  for (const line of lines) {
    const isEmpty = line.cells.every(isBlank);
    hasGap ||= isEmpty || (line.isFirst && !line.block.tight);
    let last;
    for (const row of isEmpty ? [] : rowsOf(line, width)) {
      if (room === 0) {
        pages.push([]);
        room = height;
      } else if (hasGap) pages.at(-1).push([]);
      hasGap = false;
      pages.at(-1).push(row);
      room -= 1;
      let column = 1;
      for (const { words, count, code, path } of row) {
        if (code && last?.code === code && last.path === path) last.words += words;
        else if ((last = code && refusal(code, pages.length, height - room, column, words, path))) refused.push(last);
        column += column === 1 && BLANKS.includes(words[0]) ? words.length : count;
      }
    }
  }
  remark(pages, height, lines, remarks);
  return { shape, pages, count: total(pages.flat(2)), refused, remarks };
}

const isBlank = (cell) => BLANKS.includes(cell.words);
const total = (cells) => cells.reduce((sum, cell) => sum + cell.count, 0);

function linesOf(blocks) {
  const lines = [];
  let left = 20_000;
  for (const block of blocks) {
    let cells = [];
    lines.push({ block, isFirst: true, cells });
    const opened = Array(BRACKETS.length).fill(0);
    for (const [type, path, words, filled] of [["t", block.marker], ...block.parts]) {
      for (const [sign] of (type === "t" ? path : words).matchAll(SIGN)) {
        left -= 1;
        if (left < 0) break;
        if (sign === "\n") {
          cells = [];
          lines.push({ block, cells });
          continue;
        }
        let [count, code] = kind(sign);
        const place = BRACKETS.indexOf(sign[0]);
        if (place % 2 === 0) opened[place] += 1;
        else if (opened[place - 1]) {
          opened[place - 1] -= 1;
          count = 0;
        }
        const refused = type === "f" && !filled ? { code: "missing", path } : code && { code };
        cells.push({ words: sign, count, ...refused });
      }
    }
  }
  return [lines, left < 0];
}

function kind(sign) {
  if (EMOJI.test(sign)) return [1, "emoji"];
  if (HIDDEN.test(sign)) return [1, "control"];
  if (!ALLOWED.test(sign)) return [1, "script"];
  const written = sign[0].normalize("NFKC");
  if (FRAMED.test(sign)) return [/^[⓫-⓴⓾❿➉➓㉈-㉏]/u.test(sign) ? 3 : written.replace(/[().]/gu, "").length + 1];
  return [/^[℃℉㋀-㋏㋿-㏿]/u.test(sign) ? written.length : 1];
}

function rowsOf({ block, cells }, width) {
  let at = cells.findIndex((cell) => !isBlank(cell));
  if (FRAMED.test(cells[at].words)) cells[at].count = 1;
  const isLeft = block.align === "left";
  let lead = isLeft ? Math.min(at, width >> 1) : 0;
  const rows = [];
  while (at < cells.length) {
    let end = at;
    let used = lead;
    const last = at + width - lead;
    do {
      used += cells[end].count;
      end += 1;
    } while (used + cells[end]?.count <= width && end < (cells[end].count ? last : last + width));
    let cut = end;
    while (cut > at && cut < cells.length && !isBlank(cells[cut])) cut -= 1;
    if (cut > at && (isParty(block) || !isLeft)) end = cut;
    if (end < cells.length && isBlank(cells[end])) {
      cells[end].count = 0;
      end += 1;
    }
    const row = cells.slice(at, end);
    const room = row.reduce((left, cell) => left - (cell.count || !isBlank(cell)), width);
    const shift = isLeft ? lead : block.align === "center" ? room >> 1 : room;
    if (shift > 0) row.unshift({ words: "\u3000".repeat(shift), count: 0 });
    rows.push(row);
    lead = 0;
    at = end;
  }
  cells.at(-1).end = true;
  return rows;
}

function remark(pages, height, lines, remarks) {
  const say = (code, words) => words.length && remarks.push({ code, words: [...new Set(words)] });
  const text = lines.map(({ cells }) => cells.map((cell) => (cell.path ? "" : cell.words)).join("")).join("\n");
  say("latin", (text.match(/[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]+/gu) ?? []).filter((word) => !MEASURES.test(word)));
  say("enclosures", ["同封", "別紙", "別添", "添付"].filter((word) => text.includes(word)));
  say("figures", pages.flat(2).map((cell) => cell.words).filter((words) => FRAMED.test(words)));
  if (pages.some((page) => page.length > height)) remarks.push({ code: "empty-lines" });
  if (pages.length > 1) remarks.push({ code: "seal" });
  if (pages.length > 5) remarks.push({ code: "online" });
}
