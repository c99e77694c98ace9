"""The handbook's small Markdown dialect: inline texts everywhere, blocks in guides.

Inline: `*emphasis*`, `**strong**`, `` `code` ``, `[text](target)`, `<https://…>`
and backslash escapes. Blocks: paragraphs, `##` to `####` headings that each
carry `{#id}`, lists, `> [!NOTE]` callouts, tables and fenced code. Raw HTML,
images, rules and `#` headings are refused. tests/markdown/ freezes it.
"""
