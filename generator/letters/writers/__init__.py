"""Writers: a finished letter as a Word document or as Markdown; the browser has the same code and gives the same bytes.

A writer takes the document that a letter is put together to, JSON in both:

    subject, medium ("email", "letter", "certified"), page ("A4", "Letter"),
    arrangement ("single", "stacked", "columns"), blank (optional: a form to fill in by hand),
    halves: a language each: lang, locale, layout, blocks as the executor gives them,
    rows (optional, for columns): pairs of indexes into the two halves' blocks, null where one has none,
    notes: lang and text of what stands below both halves.
"""
