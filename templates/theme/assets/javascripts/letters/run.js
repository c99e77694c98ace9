// One run of a program: answers accepted, picked by language, filled in and computed.
// Twin of generator/letters/run.py, explained there.

import { evaluate, Unknown } from "./compute.js";
import { own } from "./formats.js";
import { picked, Refused, TEXTUAL } from "./values.js";

export class Run {
  constructor(program, data, answers, options) {
    Object.assign(this, { program, data, options, refused: [], notes: [], computed: {}, row: null, subject: "" });
    this.blank = options.blank === true;
    this.language = data.locale.split("-")[0];
    this.foreign = data.foreign && new RegExp(data.foreign, "u");
    this.borrowed = new Set();
    this.closed = new Set();
    this.unknown = new Map();
    this.answers = this.taken(program.fields, answers, "");
    const fields = Object.entries(program.fields);
    for (const [name, field] of fields) {
      if (!this.blank) this.field(name);
      if (field.type !== "rows" || !this.answers[name]) continue;
      this.answers[name].forEach((_, index) => Object.keys(field.columns).forEach((key) => this.cell(name, index, key)));
    }
    for (const [name, field] of fields) {
      const [value, other] = [this.answers[name], own(this.answers, field.notBefore ?? "")];
      if (value !== null && other !== null && value < other) this.note(name, "before");
    }
  }

  taken(fields, answers, above) {
    const entries = Object.entries(fields).map(([name, field]) => {
      const path = above + name;
      const value = this.accept(field, this.given(path, field, own(answers, name)), path);
      if (field.type !== "rows" || !value) return [name, value];
      return [name, value.map((row, index) => this.taken(field.columns, row, `${name}.${index}.`))];
    });
    return Object.fromEntries(entries);
  }

  given(path, field, value) {
    if (!this.program.choices.includes(path)) return this.blank ? null : value;
    return typeof value === "string" && Object.hasOwn(field.options, value) ? value : field.default;
  }

  accept(field, value, path) {
    try {
      const [found, borrowed] = picked(field, value, this.language);
      if (borrowed) this.borrowed.add(path);
      return found !== null && TEXTUAL.has(field.type) ? this.worded(found, path) : found;
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal;
      this.refused.push([path, refusal.message]);
      this.closed.add(path);
      return null;
    }
  }

  worded({ text, reading, form, place }, path) {
    if (!form) return { text, reading, path };
    const [join, usual] = own(this.data.legalForms, form, [this.data.formJoin, "after"]);
    if ((place || usual) === "before") return { text: form + join + text, reading, path };
    return { text: text + join + form, reading: "", path };
  }

  note(path, code) {
    if (!this.notes.some((note) => note[0] === path && note[1] === code)) this.notes.push([path, code]);
  }

  field(name) {
    return this.filled(this.answers, name, this.program.fields[name], name, null);
  }

  cell(rows, index, column) {
    const field = this.program.fields[rows].columns[column];
    return this.filled(this.answers[rows][index], column, field, `${rows}.${index}.${column}`, [rows, index]);
  }

  filled(holder, name, field, path, row) {
    if (holder[name] !== null || this.closed.has(path)) return holder[name];
    this.closed.add(path);
    if (field.compute) {
      try {
        holder[name] = this.compute(field.compute, row);
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        this.unknown.set(path, error.message);
        this.note(path, error.message);
      }
      const value = holder[name];
      if (value !== null) this.computed[path] = field.type === "party" ? value.text : value;
    } else if (field.default !== undefined) {
      const isToday = field.type === "date" && field.default === "today";
      holder[name] = this.accept(field, isToday ? this.options.today : field.default, path);
    }
    return holder[name];
  }

  compute(tree, row) {
    const known = (path, value) => {
      if (this.unknown.has(path)) throw new Unknown(this.unknown.get(path));
      return value;
    };
    const cell = (rows, index, column) => known(`${rows}.${index}.${column}`, this.cell(rows, index, column));
    const read = ([kind, name, column]) => {
      if (kind === "a") return (this.answers[name] ?? []).map((_, index) => cell(name, index, column));
      if (row && Object.hasOwn(this.program.fields[row[0]].columns, name)) return cell(...row, name);
      return known(name, this.field(name));
    };
    return evaluate(tree, read, this.data, this.options.calendar);
  }

  read(node) {
    if (node[0] === "v") return [this.program.fields[node[1]], this.answers[node[1]], node[1]];
    const [rows, index, cells] = this.row;
    return [this.program.fields[rows].columns[node[2]], own(cells, node[2]), `${rows}.${index}.${node[2]}`];
  }

  printed(value, path) {
    const where = value?.path ?? path;
    const said = value?.path ? [value.text] : value;
    if (this.borrowed.has(where)) this.note(where, "borrowed");
    if (Array.isArray(said) && this.foreign?.test(said.join("\n"))) this.note(where, "script");
  }
}
