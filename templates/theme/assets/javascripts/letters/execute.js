// The executor: a compiled letter and answers in, the blocks of the paper out.
// The same code as generator/letters/execute.py, function by function; gives the same value.

import * as formats from "./formats.js";
import { particle } from "./particles.js";
import { Run } from "./run.js";
import { TEXTUAL } from "./values.js";

/**
 * Run a compiled letter: { subject, blocks, refused: [[path, code]], notes: [[path, code]], computed: { path: value } }.
 * Options: blank (the form to fill in by hand), lines (words for the frame's blocks), calendar, today.
 */
export function execute(program, data, answers, options = {}) {
  const run = new Run(program, data, answers, options);
  const blocks = [];
  for (const entry of program.blocks) {
    if (entry.items) {
      const items = entry.items.flatMap((item) => blocksOf(run, item));
      items.forEach((block, index) => {
        block.marker = entry.number[0] + String(index + 1) + entry.number[1];
        block.tight = index ? "always" : "";
      });
      if (items.length) {
        blocks.push(...entry.before.flatMap((item) => blocksOf(run, item)));
        blocks.push(...items);
        blocks.push(...entry.after.flatMap((item) => blocksOf(run, item)));
      }
    } else {
      blocks.push(...blocksOf(run, entry));
    }
  }
  blocks.forEach((block, index) => {
    const sameRole = index > 0 && blocks[index - 1].role === block.role;
    block.tight = block.tight === "always" || (block.tight === "role" && sameRole);
  });
  const subject = partsOf(run, program.subject)
    .map((part) => (part[0] === "t" ? part[1] : part[2]))
    .join("");
  return { subject, blocks, refused: run.refused, notes: run.notes, computed: run.computed };
}

function blocksOf(run, entry) {
  if (entry.each === null) return blockOf(run, entry, null);
  const [name, rows] = entry.each;
  let answers = run.answers[rows];
  if (answers === null && (run.blank || run.program.fields[rows].required)) answers = [{}];
  const blocks = [];
  (answers ?? []).forEach((cells, index) => {
    run.row = [name, rows, index, cells];
    blocks.push(...blockOf(run, entry, index));
  });
  run.row = null;
  return blocks;
}

/** Whether a block stands in for a missing answer: a form asks for all answers and has no place for it. */
function isStandIn(run, node) {
  return node[0] === "not" && node[1][0] === "v" && run.program.fields[node[1][1]].type !== "boolean";
}

function blockOf(run, entry, row) {
  if (entry.when !== null) {
    const isForm = run.blank && entry.body;
    if (isForm ? isStandIn(run, entry.when) : !truth(run, entry.when)) return [];
  }
  const parts = ownOf(run, entry);
  if (parts && !parts.length) return [];
  return [
    {
      id: entry.id,
      role: entry.role,
      align: entry.align,
      tight: entry.tight,
      marker: "",
      row,
      when: entry.body ? entry.source : null,
      mirrors: entry.mirrors,
      parts: parts ?? partsOf(run, entry.text),
      ...(parts && { own: true }),
    },
  ];
}

function ownOf(run, entry) {
  const given = run.blank || entry.body ? null : formats.own(run.options.lines ?? {}, entry.id);
  const refusals = run.refused.length;
  const words = run.accept({ type: "long" }, given, `lines.${entry.id}`);
  if (given === null || run.refused.length > refusals) return null;
  return words ? [["t", words.text]] : [];
}

function partsOf(run, nodes) {
  const parts = [];
  const say = (words) => {
    if (words && parts.length && parts.at(-1)[0] === "t") parts.at(-1)[1] += words;
    else if (words) parts.push(["t", words]);
  };
  for (const node of nodes) {
    if (node[0] === "s") {
      say(node[1]);
      continue;
    }
    const [field, value, path, words, after] = slot(run, node);
    if (run.program.choices.includes(path)) {
      say(words + after);
      continue;
    }
    const filled = value !== null;
    parts.push(["f", path, filled ? words : label(run.data, field), filled]);
    say(after);
  }
  return parts;
}

function label(data, field) {
  return data.brackets[0] + field.label + data.brackets[1];
}

function slot(run, whole) {
  let node = whole;
  const filters = [];
  while (node[0] === "f") {
    filters.unshift([node[2], node[3]]);
    node = node[1];
  }
  const [field, value, path] = run.read(node);
  run.printed(value, path);
  let words = null;
  let after = "";
  for (const [name, args] of filters) {
    if (name === "particle") {
      after += particleAfter(run, field, value, words, args[0], after);
    } else if (name === "honorific") {
      after += honorific(run, field, value, args[0]);
    } else if (value !== null) {
      words = filtered(run, field, value, name, args);
    }
  }
  if (words === null && value !== null) words = plain(run, field, value);
  return [field, value, path, words ?? "", after];
}

function honorific(run, field, value, word) {
  if (field.type === "party" && !value?.person) return "";
  if (value && run.data.honorifics.some((known) => value.text.endsWith(known))) return "";
  return run.program.choices.includes(word) ? run.program.fields[word].options[run.answers[word]] : word;
}

function particleAfter(run, field, value, words, pair, after) {
  const tables = run.data.particles;
  if (value === null) return after === "" ? tables.pairs[pair][2] : particle(tables, after, pair);
  const reading = TEXTUAL.has(field.type) && words === null && after === "" ? value.reading : "";
  const said = words === null ? plain(run, field, value) : words;
  return particle(tables, said + after, pair, reading);
}

const DEFAULTS = { date: "date", money: "money", number: "number", list: "list" };

function plain(run, field, value) {
  const kind = field.type;
  if (TEXTUAL.has(kind)) return value.text;
  if (kind === "choice") return field.options[value];
  if (kind === "money" && run.answers.amount_style === "words" && run.data.words) return formats.words(run.data, value);
  if (!Object.hasOwn(DEFAULTS, kind)) return formats.percentage(run.data, value);
  return filtered(run, field, value, DEFAULTS[kind], []);
}

function filtered(run, field, value, name, args) {
  const { data } = run;
  const style = args[0] ?? "";
  switch (name) {
    case "date": {
      const era = (run.answers.year_style ?? run.program.calendar) === "era";
      return formats.date(data, value, era ? "era" : style === "era" ? "" : style);
    }
    case "season":
      return formats.season(data, value);
    case "money":
      return formats.money(data, value, style);
    case "words":
      return formats.words(data, value);
    case "number":
      return formats.numberStyle(data, value, style);
    case "count":
      return formats.counted(data, value, args);
    case "list":
      return formats.joined(data, value, style);
    default:
      return value.text.split("\n").join(data.lineJoin);
  }
}

function truth(run, node) {
  switch (node[0]) {
    case "and":
      return truth(run, node[1]) && truth(run, node[2]);
    case "or":
      return truth(run, node[1]) || truth(run, node[2]);
    case "not":
      return !truth(run, node[1]);
    case "c":
      return compared(run, node[1], node[2], node[3]);
  }
  const [field, value] = run.read(node);
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return false;
  if (field.type === "number" || field.type === "percentage") return order(value, "0") !== 0;
  if (field.type === "money") return order(value.amount, "0") !== 0;
  return true;
}

function compared(run, operator, left, right) {
  const first = operand(run, left);
  const second = operand(run, right);
  if (first === null || second === null || first[0] !== second[0]) return operator === "ne";
  if (first[0] === "b" || first[0] === "t") return (first[1] === second[1]) === (operator === "eq");
  let turn;
  if (first[0] === "d") turn = first[1] < second[1] ? -1 : first[1] > second[1] ? 1 : 0;
  else turn = order(first[1], second[1]);
  switch (operator) {
    case "eq":
      return turn === 0;
    case "ne":
      return turn !== 0;
    case "lt":
      return turn < 0;
    case "lteq":
      return turn <= 0;
    case "gt":
      return turn > 0;
    default:
      return turn >= 0;
  }
}

function operand(run, node) {
  if (node[0] === "l") return [typeof node[1] === "boolean" ? "b" : "t", node[1]];
  if (node[0] === "n" || node[0] === "d") return [node[0], node[1]];
  const [field, value] = run.read(node);
  const kind = field.type;
  if (kind === "boolean") return ["b", value === true];
  if (value === null) return null;
  if (kind === "money") return ["n", value.amount];
  if (kind === "date") return ["d", value];
  if (kind === "number" || kind === "percentage") return ["n", value];
  return ["t", TEXTUAL.has(kind) ? value.text : value];
}

function order(first, second) {
  const a = formats.scaled(first);
  const b = formats.scaled(second);
  return a < b ? -1 : a > b ? 1 : 0;
}
