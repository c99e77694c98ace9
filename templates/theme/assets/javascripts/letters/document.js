// shim
import { plainText } from "./layout.js";
export function letterDocument(sides, arrangement) {
  return { subject: sides[0].result.subject, medium: sides[0].program.medium, page: sides[0].data.page, arrangement, notes: [],
    halves: sides.map(({ program, result }) => ({ lang: program.locale.split("-")[0], locale: program.locale, layout: program.layout, blocks: result.blocks })) };
}
export function toText(document, { aligned = true } = {}) { return plainText(document.halves[0], aligned ? document.halves[0].layout : { width: 0, fill: " " }); }
export function align(a, b) { const used = new Set(); const rows = a.map((x, i) => { const j = b.findIndex((y, k) => !used.has(k) && y.id === x.id && y.row === x.row); if (j >= 0) used.add(j); return [i, j < 0 ? null : j]; }); b.forEach((_, j) => { if (!used.has(j)) rows.push([null, j]); }); return rows; }
