// What the reader has answered and chosen: in memory, and on the device only where they ask for it.

const KEY = "partwell.desk";
const HANDOVER = "partwell-desk:";
const SHARED = /^(sender|client)_/u;

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const fresh = () => ({ partwell: 1, keep: false, shared: {}, letters: {} });

/** Everything that the tab knows. */
let memory = taken() ?? kept() ?? fresh();

function read(text) {
  try {
    const found = JSON.parse(text);
    const all = [found.letters, found.shared, ...Object.values(found.letters).flatMap((own) => [own.answers, own.choices, own.lines])];
    const fits = found.partwell === 1 && all.every(isMapping);
    return fits ? { ...fresh(), ...found } : null;
  } catch {
    return null;
  }
}

/** What the page before this one has handed over; the tab's name is memory, not storage, and is cleared at once. */
function taken() {
  if (!window.name.startsWith(HANDOVER)) return null;
  const found = read(window.name.slice(HANDOVER.length));
  window.name = "";
  return found;
}

function kept() {
  try {
    const found = read(localStorage.getItem(KEY));
    return found && { ...found, keep: true };
  } catch {
    return null;
  }
}

/** Hand everything to the next page of this tab, as when the reader changes the language. */
export function handOver() {
  if (hasAnswers()) window.name = HANDOVER + JSON.stringify(memory);
}

/** Whether there is anything to lose. */
export const hasAnswers = () =>
  Object.keys(memory.shared).length > 0 || Object.values(memory.letters).some((own) => Object.keys(own.answers).length);

export const isKept = () => memory.keep;

/** Begin or end to keep the answers on this device; false where the browser does not let us. */
export function keep(wanted) {
  memory.keep = wanted;
  if (wanted) return (memory.keep = save());
  drop();
  return true;
}

function drop() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // storage is off, so nothing is in it
  }
}

function save() {
  if (!memory.keep) return true;
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

/** Forget everything, here and on this device. */
export function erase() {
  memory = fresh();
  window.name = "";
  drop();
}

/** Whether an answer is given language by language. */
export const isByLanguage = (value) =>
  isMapping(value) && Object.keys(value).length > 0 && Object.keys(value).every((key) => /^[a-z]{2,3}$/u.test(key));

/** An answer for letters in a language, with the language that it was written for. */
export function heard(stored, lang) {
  if (!isByLanguage(stored)) return [stored ?? null, lang];
  const from = Object.hasOwn(stored, lang) ? lang : Object.keys(stored)[0];
  return [stored[from], from];
}

/** The stored answer once something else is said for one language; undefined where nothing is left. */
function spoken(stored, lang, value) {
  const all = isByLanguage(stored) ? { ...stored } : {};
  if (value === undefined) delete all[lang];
  else all[lang] = value;
  return Object.keys(all).length ? all : undefined;
}

const put = (place, name, value) => {
  if (value === undefined) delete place[name];
  else place[name] = value;
};

/** The answers and choices of one letter; who writes and who is written to is shared by all letters. */
export class Draft {
  constructor(slug) {
    this.slug = slug;
  }

  get own() {
    memory.letters[this.slug] ??= { answers: {}, choices: {}, lines: {} };
    return memory.letters[this.slug];
  }

  get answers() {
    return { ...memory.shared, ...this.own.answers };
  }

  get choices() {
    return this.own.choices;
  }

  choose(name, value) {
    this.own.choices[name] = value;
    save();
  }

  /** The stored answer at a path such as `reason` or `invoices.0.amount`. */
  at(path) {
    const [id, row, column] = path.split(".");
    const value = this.answers[id];
    return row === undefined ? value : value?.[row]?.[column];
  }

  /** Keep an answer; `lang` is given for what is said in words. */
  answer(path, value, lang) {
    const [id, row, column] = path.split(".");
    const place = SHARED.test(id) ? memory.shared : this.own.answers;
    const stored = lang ? spoken(this.at(path), lang, value) : value;
    if (row === undefined) {
      put(place, id, stored);
    } else {
      place[id] = this.rows(id).map((one) => (isMapping(one) ? one : {}));
      while (place[id].length <= row) place[id].push({});
      put(place[id][row], column, stored);
    }
    save();
  }

  rows(id) {
    const rows = this.answers[id];
    return Array.isArray(rows) ? rows : [];
  }

  addRow(id) {
    this.own.answers[id] = [...this.rows(id), {}];
    save();
  }

  removeRow(id, index) {
    const rest = this.rows(id).filter((_, at) => at !== index);
    put(this.own.answers, id, rest.length ? rest : undefined);
    save();
  }

  /** The reader's own words for lines of the frame, in one locale and medium. */
  lines(locale, medium) {
    return this.own.lines[locale]?.[medium] ?? {};
  }

  line(locale, medium, id, words) {
    const lines = { ...this.lines(locale, medium) };
    put(lines, id, words);
    this.own.lines[locale] = { ...this.own.lines[locale], [medium]: lines };
    save();
  }

  /** Everything of this letter as a file holds it. */
  state() {
    const { choices, lines } = this.own;
    return { partwell: 1, letter: this.slug, choices, answers: this.answers, lines };
  }

  /** Take over what a file holds, already checked. */
  restore(state) {
    for (const [id, value] of Object.entries(state.answers ?? {})) {
      put(SHARED.test(id) ? memory.shared : this.own.answers, id, value);
    }
    Object.assign(this.own.choices, state.choices, { view: state.choices?.other ? "bilingual" : "single" });
    Object.assign(this.own.lines, state.lines);
    save();
  }
}
