// What the writers share; the same code as generator/letters/writers/words.py.

/** Take away what XML 1.0 forbids, lone surrogates and marks of byte order; line breaks become line feeds. */
export function clean(text) {
  return text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]/gu, "");
}

/** A clean text for an element or a quoted attribute of XML or HTML. */
export function escaped(text) {
  return clean(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The words of one part of a block. */
export function partWords(part) {
  return part[0] === "t" ? part[1] : part[2];
}
