// The form: controls on one side, answers on the other, and what is to be said about each.

import { heard } from "./draft.js";

const WORDED = new Set(["text", "long", "person", "organisation", "email", "address"]);
/** Whether an answer is in words, which belong to a language. */
export const isWorded = (type) => WORDED.has(type) || type === "list";

const SIGNS = { "£": "GBP", "€": "EUR", "₩": "KRW", 원: "KRW", 円: "JPY", $: "USD" };

const find = (selector, root) => root.querySelector(selector);
const findAll = (selector, root) => [...root.querySelectorAll(selector)];

/** Figures as they are typed, full-width ones, groups of three and ten thousands (160만 5천, 12万) included, as a decimal string. */
export function figures(typed) {
  const text = typed.normalize("NFKC").replace(/[\s₩¥￥$£€%]|원$|円$/gu, "").replace(/^−/u, "-");
  const [, many, few = 0, unit] = /^([\d,.]+)[만万](?:([\d,]+)([천千])?)?$/u.exec(text) ?? [];
  if (many) return String(Math.round(figures(many) * 1e4 + figures(`${few}`) * (unit ? 1e3 : 1)));
  return /^-?\d{1,3}(,\d{3})+(\.\d*)?$/u.test(text) ? text.replaceAll(",", "") : text;
}

export class Form {
  constructor(element, desk) {
    this.element = element;
    this.desk = desk;
    element.addEventListener("input", (event) => this.take(event.target));
    element.addEventListener("change", (event) => this.take(event.target));
    element.addEventListener("paste", (event) => this.paste(event));
    element.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button?.dataset.do === "use") this.use(button.dataset);
      if (button?.dataset.do === "add-row") this.addRow(button.closest(".pw-rows"));
      if (button?.dataset.do === "remove-row") this.removeRow(button.closest(".pw-row"));
    });
    element.addEventListener("focusin", (event) => desk.paper.mark(this.pathOf(event.target)));
  }

  /** Every question that is asked now, by its path; looked up once until rows or customs change. */
  fields() {
    this.known ??= new Map(
      findAll("[data-type]", this.element).map((field) => [this.pathOf(field), field]).filter(([path]) => path),
    );
    return this.known;
  }

  pathOf(node) {
    const field = node.closest?.("[data-type]");
    if (!field || field.closest("[data-choices][hidden]")) return "";
    if (field.dataset.field) return field.dataset.field;
    const row = field.closest(".pw-row");
    return row ? `${row.closest(".pw-rows").dataset.field}.${row.dataset.index}.${field.dataset.column}` : "";
  }

  /** The label of a path, for lists of what is missing. */
  label(path) {
    const [id, row] = path.split(".");
    const { result, words } = this.desk;
    if (id === "lines") return words[`role-${result.blocks.find((block) => block.id === row)?.role}`];
    const field = this.fields().get(path);
    const label = field && find("label, legend", field).textContent;
    const rows = row !== undefined && find(`.pw-rows[data-field="${id}"] > legend`, this.element)?.textContent;
    return rows ? `${rows} ${Number(row) + 1}: ${label ?? ""}` : (label ?? id);
  }

  // --- From the draft into the controls ------------------------------------------------------------------------

  /** Ask only what the letter at hand uses; other answers stay where they are. */
  arrange(used) {
    this.known = null;
    for (const field of findAll("[data-field]", this.element)) field.hidden = !used.has(field.dataset.field);
    for (const group of findAll("fieldset.pw-desk__group", this.element)) {
      group.hidden = !find("[data-field]:not([hidden])", group);
    }
  }

  /** Take over what was typed while the desk was still on its way. */
  adopt() {
    for (const [, field] of this.fields()) {
      const control = find("[data-part=text], [data-part=amount]", field);
      if (control?.selectedIndex ?? control?.value) this.take(control);
    }
  }

  fill() {
    this.known = null;
    for (const rows of findAll(".pw-rows", this.element)) this.fillRows(rows);
    for (const [path, field] of this.fields()) this.show(field, path);
  }

  show(field, path) {
    const { type } = field.dataset;
    if (type === "rows") return;
    const { draft, lang, data, currency } = this.desk;
    const part = (name) => find(`[data-part=${name}]`, field);
    const [value] = heard(draft.at(path), lang);
    const set = (control, text) => {
      if (typeof text !== "string") text = "";
      if (control && control.value !== text) control.value = text;
      if (control?.selectedIndex === -1) control.selectedIndex = 0;
    };
    if (type === "money") {
      set(part("amount"), value?.amount ?? "");
      set(part("currency"), value?.currency || currency);
    } else if (type === "boolean") {
      set(part("text"), value === true ? "yes" : value === false ? "no" : "");
    } else if (type === "list") {
      set(part("text"), [].concat(value ?? []).join("\n"));
    } else {
      const said = typeof value === "object" && value ? value : { text: value ?? "" };
      const forms = part("form");
      if (forms) this.showForms(forms, data, said);
      set(part("text"), said.text ?? "");
      set(part("reading"), said.reading ?? "");
    }
    for (const control of findAll("[data-part=text]", field)) {
      if (isWorded(type)) control.lang = lang;
    }
    this.showReading(field, lang);
    this.showExample(field, path);
  }

  /** An example in words is of the letter's language: the page's own, or the letter's where it is another. */
  showExample(field, path) {
    const place = find(".pw-field__example", field);
    if (!place || !isWorded(field.dataset.type)) return;
    const { first, lang, words } = this.desk;
    const value = first.letter.example[path];
    const isOther = value !== undefined && lang !== document.documentElement.lang;
    this.own ??= new Map();
    if (!this.own.has(place)) this.own.set(place, [place.textContent, place.lang]);
    const [text, own] = this.own.get(place);
    place.textContent = isOther ? words.example.replace("{example}", [].concat(value.text ?? value).join(", ")) : text;
    place.lang = isOther ? lang : own;
  }

  showForms(select, data, said) {
    const known = Object.entries(data.legalForms ?? {});
    const both = data.formJoin !== undefined && this.desk.lang !== "en";
    const options = known.flatMap(([form, [, place]]) =>
      (both ? ["before", "after"] : [place]).map((where) => [form, where]),
    );
    if (said.form && !options.some(([form, where]) => form === said.form && where === said.place)) {
      options.push([said.form, said.place ?? "after"]);
    }
    select.replaceChildren(
      select.options[0],
      ...options.map(([form, place]) => {
        const option = new Option(place === "before" ? `${form} ○○` : `○○ ${form}`, `${place} ${form}`);
        option.lang = this.desk.lang;
        return option;
      }),
    );
    select.hidden = !options.length;
    select.value = said.form ? `${said.place ?? "after"} ${said.form}` : "";
  }

  /** Ask how a word is read only where a Korean particle depends on it. */
  showReading(field, lang) {
    const reading = find(".pw-field__reading", field);
    if (!reading) return;
    const text = find("[data-part=text]", field).value.trim();
    reading.hidden = lang !== "ko" || !text || /[가-힣][)\]」』]*$/u.test(text);
  }

  // --- From the controls into the draft ------------------------------------------------------------------------

  take(control) {
    const path = this.pathOf(control);
    if (!path) return;
    const field = control.closest(".pw-field");
    const { type } = field.dataset;
    if (control.dataset.part === "amount") this.follow(control);
    if (control.dataset.part === "currency") this.desk.currency = control.value;
    this.desk.draft.answer(path, this.value(field, type), isWorded(type) ? this.desk.lang : "");
    this.showReading(field, this.desk.lang);
    this.desk.changed();
  }

  /** A sign that is typed with an amount says whose money it is. */
  follow(amount) {
    const sign = /[£€₩원円$]/u.exec(amount.value)?.[0];
    const select = amount.nextElementSibling;
    if (!sign || (sign === "$" && /D$/.test(select.value))) return;
    select.value = SIGNS[sign];
    this.desk.currency = select.value;
  }

  value(field, type) {
    const part = (name) => find(`[data-part=${name}]`, field)?.value ?? "";
    const text = part("text");
    if (type === "money") return part("amount").trim() ? { amount: figures(part("amount")), currency: part("currency") } : undefined;
    if (type === "number" || type === "percentage") return figures(text) || undefined;
    if (type === "boolean") return text ? text === "yes" : undefined;
    if (type === "list") return text.trim() ? text.split("\n") : undefined;
    if (!WORDED.has(type)) return text || undefined;
    if (!text.trim()) return undefined;
    const [place, ...form] = part("form").split(" ");
    const reading = part("reading").trim();
    if (!form.length && !reading) return text;
    return { text, ...(reading && { reading }), ...(form.length && { form: form.join(" "), place }) };
  }

  // --- Rows ----------------------------------------------------------------------------------------------------

  fillRows(rows) {
    const list = find(".pw-rows__list", rows);
    const wanted = Math.max(this.desk.draft.rows(rows.dataset.field).length, list.children.length && 1, 1);
    while (list.children.length > wanted) list.lastElementChild.remove();
    while (list.children.length < wanted) list.append(find("template", rows).content.cloneNode(true));
    [...list.children].forEach((row, index) => {
      row.dataset.index = index;
      row.setAttribute("aria-label", this.desk.words.row.replace("{n}", index + 1));
      for (const field of findAll(".pw-field", row)) {
        const id = `f-${rows.dataset.field}.${index}.${field.dataset.column}`;
        const control = find("[data-part]", field);
        control.id = id;
        find("label", field).htmlFor = id;
        find(".pw-field__note", field).id = `${id}-note`;
        control.setAttribute("aria-describedby", `${id}-note`);
      }
    });
  }

  addRow(rows) {
    const { draft } = this.desk;
    const id = rows.dataset.field;
    // The first empty row is there before anything is in it.
    if (!draft.rows(id).length) draft.addRow(id);
    draft.addRow(id);
    this.fill();
    this.desk.changed();
    if (this.desk.isTwice) this.desk.askTwice();
    find("[data-part]", find(".pw-rows__list", rows).lastElementChild).focus();
  }

  removeRow(row) {
    const rows = row.closest(".pw-rows");
    this.desk.draft.removeRow(rows.dataset.field, Number(row.dataset.index));
    row.remove();
    this.told = null;
    this.fill();
    this.desk.changed();
    find("[data-do=add-row]", rows).focus();
  }

  /** Take over what is offered beside a field. */
  use({ for: id, value }) {
    const control = document.getElementById(id);
    control.value = value;
    this.take(control);
    control.focus();
  }

  /** Cells copied from a spreadsheet fill the rows from here on. */
  async paste(event) {
    const row = event.target.closest(".pw-row");
    const text = event.clipboardData.getData("text/plain").replace(/\r|\n$/gu, "");
    const isTable = event.target.localName === "textarea" ? /\t/u : /[\t\n]/u;
    if (!row || !isTable.test(text)) return;
    event.preventDefault();
    const { paste } = await import("./paste.js");
    paste(this, row, event.target.closest("[data-type]"), text);
  }

  // --- What is to be said about the answers --------------------------------------------------------------------

  /** Show notes by path: { text, bad } with the ones that stop an answer marked as invalid. */
  tell(notes) {
    const before = this.told;
    this.told = notes;
    for (const [path, field] of this.fields()) {
      const note = notes.get(path);
      const was = before?.get(path);
      if (before && note?.text === was?.text && note?.bad === was?.bad) continue;
      const place = find(".pw-field__note", field);
      if (place) place.textContent = note?.text ?? "";
      field.classList.toggle("pw-field--bad", Boolean(note?.bad));
      for (const control of findAll("[data-part=text], [data-part=amount]", field)) {
        if (note?.bad) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }
  }

  focus(path) {
    const [id, row] = path.split(".");
    if (id === "lines") return void this.desk.showCustoms(row);
    const rows = row !== undefined && find(`.pw-rows[data-field="${id}"]`, this.element);
    const field = this.fields().get(path);
    const control = field ? find("[data-part]", field) : rows && find("[data-part], [data-do=add-row]", rows);
    control?.closest("details:not([open])")?.setAttribute("open", "");
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }
}
