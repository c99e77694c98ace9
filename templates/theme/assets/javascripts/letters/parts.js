// The words of a block's parts.
// Twin of `words_of` in generator/letters/layout.py, explained there.

export function wordsOf(parts) {
  return parts.map((part) => (part[0] === "t" ? part[1] : part[2])).join("");
}
