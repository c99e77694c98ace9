// A letter as HTML for the clipboard and for e-mail: paragraphs with their looks beside them, no script, no link.

import { escaped, partWords } from "./words.js";

/** A letter as HTML that keeps its paragraphs and alignment wherever it is pasted. */
export function html(document) {
  const { halves, notes, arrangement, rows } = document;
  const whole = (side) =>
    halves[side].blocks.map((block, at) => paragraph(document, block, !at || block.tight)).join("");
  const lang = (side) => `lang="${escaped(halves[side].locale)}"`;
  let text;
  if (arrangement === "columns") {
    const cell = (words, side) =>
      `<td ${lang(side)} style="width:50%;padding:0 1em 0 0;vertical-align:top">${words}</td>`;
    const one = (row) => {
      const blocks = row.map((at, side) => (at === null ? null : halves[side].blocks[at]));
      const tight = blocks.every((block) => !block || block.tight);
      return blocks.map((block) => (block ? paragraph(document, block, tight) : ""));
    };
    const pairs = rows?.length ? rows.map(one) : [halves.map((_, side) => whole(side))];
    text = pairs.map((pair) => `<tr>${pair.map(cell).join("")}</tr>`).join("");
    text = `<table role="presentation" style="width:100%;border-collapse:collapse"><tbody>${text}</tbody></table>`;
  } else text = halves.map((_, side) => `<div ${lang(side)}>${whole(side)}</div>`).join("<hr>");
  const below = notes.map(
    (note) => `<p lang="${escaped(note.lang)}" style="margin:1em 0 0;font-size:smaller">${lines(note.text)}</p>`,
  );
  return text + (below.length ? `<hr>${below.join("")}` : "");
}

/** The document of an e-mail's body: without the lines of its subject, which stands in the header. */
export function body(document) {
  if (document.medium !== "email") return document;
  const halves = document.halves.map((half) => {
    return { ...half, blocks: half.blocks.filter((block) => block.role !== "subject") };
  });
  const place = (at, side) => {
    const now = halves[side].blocks.indexOf(document.halves[side].blocks[at]);
    return now < 0 ? null : now;
  };
  const rows = document.rows?.map((row) => row.map(place)).filter((row) => row.some((at) => at !== null));
  return { ...document, halves, ...(rows && { rows }) };
}

function paragraph(document, block, tight) {
  const words = block.parts.map((part) => {
    const text = lines(partWords(part));
    if (part[0] === "t" || part[3] || !text) return text;
    return `<span style="${document.blank ? "text-decoration:underline" : "background-color:#ff0"}">${text}</span>`;
  });
  let style = `margin:${tight ? "0" : "1em 0 0"}`;
  if (block.role === "item" && block.marker) style += `;margin-left:2em;text-indent:-2em`;
  if (block.align !== "left") style += `;text-align:${block.align}`;
  return `<p style="${style}">${lines(block.marker)}${words.join("")}</p>`;
}

function lines(text) {
  return escaped(text).replace(/\n/g, "<br>");
}
