// A letter as a Word document with styles by name; the same code as generator/letters/writers/docx.py.

import * as looks from "./looks.js";
import { clean, escaped, partWords } from "./words.js";
import { archive } from "./zip.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPE = "application/vnd.openxmlformats-";
const EAST_ASIAN =
  /([\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+|[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}]+)/u;
const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/;
const KANA = /[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]/;
const TEXT = '<w:t xml:space="preserve">';

/** Write a document as .docx, a Uint8Array. */
export function docx(document) {
  const halves = looks.looks(document);
  const styles = looks.stylesOf(document, halves[0]);
  const parts = [
    [
      "docProps/core.xml",
      core(document),
      "package.core-properties",
      `${PACKAGE}/relationships/metadata/core-properties`,
    ],
    part("document", body(document, halves, styles), ".main", "officeDocument"),
    part("styles", looks.stylesXml(halves, styles)),
    part("settings", looks.settingsXml(halves[0])),
    part("fontTable", looks.fontsXml(document.medium)),
  ];
  const types = parts.map(([name, , kind]) => `<Override PartName="/${name}" ContentType="${TYPE}${kind}+xml"/>`);
  const relations = parts.map(([name, , , relation]) => [name, relation]);
  return archive([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        `<Default Extension="rels" ContentType="${TYPE}package.relationships+xml"/>${types.join("")}</Types>`,
    ],
    ["_rels/.rels", relationships(relations.slice(0, 2))],
    ...parts,
    ["word/_rels/document.xml.rels", relationships(relations.slice(2).map(([name, kind]) => [name.slice(5), kind]))],
  ]);
}

/** Name, content, content type and relationship. */
function part(name, inner, main = "", relation = name) {
  const tag = name === "fontTable" ? "fonts" : name;
  const space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const xml = `${HEAD}<w:${tag} xmlns:w="${space}">${inner}</w:${tag}>`;
  return [`word/${name}.xml`, xml, `officedocument.wordprocessingml.${name}${main}`, OFFICE + relation];
}

function relationships(relations) {
  const inner = relations.map(
    ([target, kind], index) => `<Relationship Id="r${index + 1}" Type="${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner.join("")}</Relationships>`;
}

function core(document) {
  const title = escaped(document.subject).replace(/\n/g, " ");
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"` +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title>` +
    `<dc:language>${escaped(document.halves[0].locale)}</dc:language></cp:coreProperties>`
  );
}

function body(document, halves, styles) {
  const [width, height, [top, right, bottom, left]] = looks.page(document);
  const blank = Boolean(document.blank);
  const written = (side, at, tight) => {
    const keep = ["ending", "closing", "signature"].includes(blocks[side][at + 1]?.role);
    return paragraph(halves, side, styles, blocks[side][at], tight, keep, blank);
  };
  const rule = '<w:p><w:pPr><w:pStyle w:val="LetterRule"/></w:pPr></w:p>';
  const blocks = document.halves.map((half) => half.blocks);
  const notes = document.notes.map((note) => noteOf(document, halves, note)).join("");
  let rows;
  if (document.arrangement === "columns" && document.rows?.length) {
    rows = document.rows.map((row, place) => {
      const tight = !place || row.every((at, side) => at === null || blocks[side][at].tight);
      return row.map((at, side) => (at === null ? "" : written(side, at, tight)));
    });
  } else {
    rows = [
      blocks.map((half, side) => half.map((block, at) => written(side, at, !at || block.tight)).join("")),
    ];
  }
  let xml;
  if (document.arrangement === "columns") xml = table(rows, width - left - right) + (notes ? rule : "<w:p/>");
  else xml = rows[0].join(rule) + (notes ? rule : "");
  return (
    `<w:body>${xml}${notes}<w:sectPr><w:pgSz w:w="${width}" w:h="${height}"/>` +
    `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}"` +
    ' w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/>' +
    "</w:sectPr></w:body>"
  );
}

/** Two columns without lines; a cell holds a paragraph at least. */
function table(rows, room) {
  const width = Math.floor(room / 2);
  let xml =
    `<w:tbl><w:tblPr><w:tblW w:w="${width * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>` +
    '<w:left w:w="170" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid><w:gridCol w:w="${width}"/><w:gridCol w:w="${width}"/></w:tblGrid>`;
  for (const row of rows) {
    const cells = row.map(
      (cell) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${cell || "<w:p/>"}</w:tc>`,
    );
    xml += `<w:tr>${cells.join("")}</w:tr>`;
  }
  return `${xml}</w:tbl>`;
}

function noteOf(document, halves, note) {
  const index = Math.max(0, document.halves.findIndex((half) => half.lang === note.lang));
  return `<w:p><w:pPr><w:pStyle w:val="LetterNote"/></w:pPr>${runs(halves[index], index, note.text, "")}</w:p>`;
}

/** One block; `keep` holds it on the next one's page. */
function paragraph(halves, index, styles, block, tight, keep, blank) {
  const look = halves[index];
  const role = Object.hasOwn(looks.ROLES, block.role) ? block.role : "paragraph";
  const before = tight ? 0 : looks.spaceBefore(look, role);
  const align = looks.alignment(look, role, block.align);
  let inner = `<w:pStyle w:val="Letter${looks.styleName(role)}"/>`;
  if (keep) inner += "<w:keepNext/>";
  if (before !== styles[role][0]) inner += `<w:spacing w:before="${before}"/>`;
  if (align !== styles[role][1]) inner += `<w:jc w:val="${align}"/>`;
  let xml = `<w:p><w:pPr>${inner}</w:pPr>`;
  if (block.marker) {
    xml += runs(look, index, role === "item" ? `${block.marker.replace(/[ \u3000]+$/, "")}\t` : block.marker, "");
  }
  for (const part of block.parts) {
    const missing = part[0] === "f" && !part[3];
    const mark = missing ? (blank ? '<w:u w:val="single"/>' : '<w:highlight w:val="yellow"/>') : "";
    xml += runs(look, index, partWords(part), mark);
  }
  return `${xml}</w:p>`;
}

/** Words as runs; the other East Asian script wants a face of its own. */
function runs(look, index, text, mark) {
  const found = [];
  for (const piece of clean(text).split(EAST_ASIAN)) {
    if (piece) {
      const east = script(piece) || look.east;
      if (found.at(-1)?.[0] === east) found.at(-1)[1] += piece;
      else found.push([east, piece]);
    }
  }
  return found.map(([east, words]) => run(look, index, east, words, mark)).join("");
}

function script(piece) {
  if (HANGUL.test(piece)) return "ko";
  return KANA.test(piece) ? "ja" : "";
}

function run(look, index, east, text, mark) {
  const style = index ? `<w:rStyle w:val="LetterLanguage${index + 1}"/>` : "";
  const fonts = east !== look.east ? `<w:rFonts w:eastAsia="${looks.face(east, look.medium)}"/>` : "";
  const words = escaped(text)
    .replaceAll("\n", `</w:t><w:br/>${TEXT}`)
    .replaceAll("\t", `</w:t><w:tab/>${TEXT}`);
  const inner = `${TEXT}${words}</w:t>`.replaceAll(`${TEXT}</w:t>`, "");
  return `<w:r><w:rPr>${style}${fonts}${mark}${looks.tags(look, east)}</w:rPr>${inner}</w:r>`;
}
