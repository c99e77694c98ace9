// The document that writers take: a letter, or one in two languages.
// Twin of generator/letters/document.py, explained there; `align` is in align.js, `toText` in layout.js.

import { own } from "./formats.js";

export function documentOf(parts, arrangement = "single", prevails = 0) {
  const languages = parts.map(([, data]) => data.locale.split("-")[0]);
  const notes = (parts.length > 1 ? parts : []).map(([, data], index) => {
    const other = languages[1 - index];
    const words = data.prevails[index === prevails ? 0 : 1];
    return { lang: languages[index], text: words.replaceAll("{other}", own(data.languages, other, other)) };
  });
  return {
    subject: [...new Set(parts.map(([, , result]) => result.subject))].join(" / "),
    medium: parts[0][0].medium,
    page: parts[0][1].page,
    arrangement: notes.length ? arrangement : "single",
    halves: parts.map(([{ layout }, { locale }, { blocks }], index) => {
      return { lang: languages[index], locale, layout, blocks };
    }),
    notes,
  };
}
