// Cells copied from a spreadsheet: each goes into the row and column that it stands in.

const LIMIT = 100; // as many rows as an answer may have

/** Fill rows from a field on, with cells that tabs and line ends part. */
export function paste(form, row, field, text) {
  const rows = row.closest(".pw-rows");
  const { draft } = form.desk;
  const id = rows.dataset.field;
  const first = fieldsOf(row).indexOf(field);
  const start = Number(row.dataset.index);
  const lines = text.split("\n").slice(0, LIMIT - start);
  while (draft.rows(id).length < start + lines.length) draft.addRow(id);
  form.fill();
  lines.forEach((line, down) => {
    const fields = fieldsOf(rows.querySelector(".pw-rows__list").children[start + down]);
    line.split("\t").slice(0, fields.length - first).forEach((words, right) => {
      const control = fields[first + right].querySelector("[data-part]");
      control.value = words.trim();
      form.take(control);
    });
  });
}

const fieldsOf = (row) => [...row.querySelectorAll("[data-type]")];
