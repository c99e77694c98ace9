// The letter desk: form and paper of one letter, brought to life. Opened by each page that has one.

import { calendarFor } from "../letters/calendars.js";
import { documentOf } from "../letters/document.js";
import { execute } from "../letters/execute.js";
import * as formats from "../letters/formats.js";
import { Draft, handOver, hasAnswers, heard, isKept } from "./draft.js";
import { Form } from "./form.js";
import { isLeaving, leaving, today } from "./page.js";
import { linkTo, make, Paper } from "./paper.js";

const CHOICES = ["locale", "medium", "register", "law", "region", "view", "other", "arrangement", "prevails"];
const loaded = new Map();

/** A file of the site as JSON, fetched once. */
export function load(url) {
  if (!loaded.has(url)) {
    const found = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return response.json();
    });
    loaded.set(url, found);
    found.catch(() => loaded.delete(url));
  }
  return loaded.get(url);
}

class Desk {
  constructor(root) {
    this.root = root;
    this.config = JSON.parse(this.find("[data-config]").content.textContent);
    this.words = this.config.words;
    this.draft = new Draft(this.config.slug);
    this.paper = new Paper(this.find("[data-paper]"), this);
    this.form = new Form(this.find(".pw-desk__form"), this);
    this.blank = false;
    this.known = {};
    this.customsBox = this.find("[data-customs]");
    this.postalBox = this.find("[data-postal]");
    this.stateBox = this.find("[data-state]");
    this.takeLink();
    // A reader in Britain starts with British English.
    const own = navigator.language;
    if (this.config.locales[own]?.lang === document.documentElement.lang) this.controls("locale")[0].value = own;
    for (const name of CHOICES) this.showChoice(name);
    root.addEventListener("change", (event) => this.choose(event.target));
    root.addEventListener("click", (event) => this.click(event));
    this.find("[name=keep]").checked = isKept();
    this.find("[data-do=share]").hidden = !navigator.share;
    this.update();
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  // --- Choices -------------------------------------------------------------------------------------------------

  /** The controls of a choice: a list to choose from, or several to check one of; looked up once. */
  controls(name) {
    this.known[name] ??= [...this.root.querySelectorAll(`select[name=${name}], input[name=${name}]`)];
    return this.known[name];
  }

  chosen(name) {
    return this.controls(name).find((control) => control.type !== "radio" || control.checked)?.value ?? "";
  }

  showChoice(name) {
    const wanted = this.draft.choices[name];
    if (name === "region") this.showRegions();
    if (wanted === undefined) return;
    for (const control of this.controls(name)) {
      if (control.type === "radio") control.checked ||= control.value === wanted;
      else if ([...control.options].some((option) => option.value === wanted)) control.value = wanted;
    }
  }

  showRegions() {
    const regions = this.config.regions?.[this.chosen("law")] ?? [];
    const [control] = this.controls("region");
    if (!control) return;
    control.closest(".pw-field").hidden = !regions.length;
    control.replaceChildren(control.options[0], ...regions.map(([code, name]) => new Option(name, code)));
    control.value = "";
  }

  /** A link's fragment carries choices, such as `#locale=ko&register=firm`, and never an answer. */
  takeLink() {
    const link = new URLSearchParams(location.hash.slice(1));
    for (const name of CHOICES) if (link.has(name)) this.draft.choose(name, link.get(name));
    const register = /^#texts-(\w+)$/u.exec(location.hash)?.[1];
    if (register) this.draft.choose("register", register);
  }

  choose(control) {
    if (control.name === "keep") return this.act(control.checked ? "keep" : "forget");
    if (control.name === "blank") {
      this.blank = control.checked;
      return this.update();
    }
    if (!CHOICES.includes(control.name)) return undefined;
    this.draft.choose(control.name, control.value);
    if (control.name === "law") this.showRegions();
    // The second language stays as it is seen, also where another page would begin with another one.
    if (control.value === "bilingual") this.draft.choose("other", this.chosen("other"));
    return this.update();
  }

  // --- What is needed ------------------------------------------------------------------------------------------

  /** Fetch what the choices need, then fill form and paper. */
  async update() {
    const { locales, reading } = this.config;
    const locale = this.chosen("locale");
    const view = this.chosen("view");
    this.offerOthers(locales, locales[locale].lang);
    const wanted = view === "meaning" ? reading : view === "bilingual" ? this.chosen("other") : "";
    const second = wanted && wanted !== locale ? wanted : "";
    const turn = (this.turn = {});
    this.root.ariaBusy = "true";
    try {
      const [first, other, calendars, { align }] = await Promise.all([
        this.fetch(locale),
        second && this.fetch(second),
        this.chosen("law") && this.config.calendars && load(this.config.calendars),
        second && import("../letters/align.js"),
      ]);
      if (turn !== this.turn) return;
      // Together, since the reader may type while one of them is on its way.
      Object.assign(this, { first, other, second, align });
      this.calendar = calendars ? calendarFor(calendars, this.chosen("law"), this.chosen("region")) : null;
    } catch {
      if (turn === this.turn) this.fail();
      return;
    }
    this.locale = locale;
    this.lang = locales[locale].lang;
    this.data = this.first.data;
    // Whose money is meant goes without saying only in a letter of the reader's own language.
    this.currency = this.lang === document.documentElement.lang ? locales[locale].currency : "";
    this.arrange();
    if (!("ready" in this.root.dataset)) this.form.adopt();
    this.form.fill();
    this.changed();
    if (this.second || this.isTwice) await this.askTwice();
    if (turn === this.turn) this.root.ariaBusy = null;
    this.root.dataset.ready = "";
  }

  /** A second language is another one than the letter's. */
  offerOthers(locales, lang) {
    const [select] = this.controls("other");
    for (const option of select.options) option.disabled = locales[option.value].lang === lang;
    const free = [...select.options].filter((option) => !option.disabled);
    const own = free.find(({ value }) => value === this.config.reading) ?? free[0];
    if (select.selectedOptions[0]?.disabled ?? true) select.value = own?.value ?? "";
    this.find("[name=view][value=bilingual]").closest("label").hidden = !free.length;
  }

  /** In a letter in two languages, words are asked for in both. */
  async askTwice() {
    this.isTwice = true;
    const { twice } = await import("./twice.js");
    twice(this);
  }

  async fetch(locale) {
    const place = this.config.locales[locale];
    const [letter, data] = await Promise.all([load(place.letter), load(place.data)]);
    return { letter, data };
  }

  fail() {
    this.root.ariaBusy = null;
    const again = make("button", "pw-small", this.words.again);
    again.type = "button";
    again.addEventListener("click", () => this.update());
    this.find("[data-state]").replaceChildren(this.words.notLoaded, " ", again);
  }

  /** Show and hide what depends on the choices. */
  arrange() {
    const { root } = this;
    const medium = this.chosen("medium");
    this.find(".pw-desk__second").hidden = this.chosen("view") !== "bilingual";
    this.find("[data-do=copy-subject]").hidden = medium !== "email";
    this.find("[data-do=mail]").hidden = medium !== "email";
    this.find("[data-do=eml]").hidden = medium !== "email";
    const meaning = this.find("[name=view][value=meaning]");
    meaning.closest("label").hidden = !this.config.reading || this.config.locales[this.config.reading].lang === this.lang;
    for (const box of root.querySelectorAll("[data-choices]")) box.hidden = box.dataset.choices !== this.locale;
    const sides = [this.first, ...(this.second ? [this.other] : [])];
    this.form.arrange(new Set(sides.flatMap((side) => Object.keys(this.program(side).fields))));
    const law = this.chosen("law");
    for (const fact of document.querySelectorAll(".pw-legal[data-law]")) {
      fact.hidden = law !== "" && fact.dataset.law !== law;
    }
    for (const hint of root.querySelectorAll("[data-for-law]")) hint.hidden = hint.dataset.forLaw !== law;
  }

  // --- The letter ----------------------------------------------------------------------------------------------

  program({ letter }) {
    const texts = letter.programs[this.chosen("register")] ?? Object.values(letter.programs)[0];
    return texts[this.chosen("medium")] ?? Object.values(texts)[0];
  }

  run(side, blank, lines) {
    const program = this.program(side);
    const { locale, medium } = program;
    const options = { blank, lines: lines ?? this.draft.lines(locale, medium), calendar: this.calendar, today: today() };
    const result = execute(program, side.data, this.draft.answers, options);
    result.missing = new Set();
    for (const { parts } of result.blocks) {
      for (const part of parts) {
        if (part[0] === "t") continue;
        // A party is asked for as the first of what it is worked out from.
        const { type, compute } = program.fields[part[1]] ?? {};
        if (type === "party") part[1] = compute[2][0][1];
        if (!part[3]) result.missing.add(part[1]);
      }
    }
    // What is asked for and decides about sentences leaves no gap on the paper where it is not answered.
    program.asked ??= Object.entries(program.fields)
      .filter(([, { required, type, ...more }]) => required && /^(choice|boolean)$/.test(type) && !("default" in more))
      .map(([path]) => path);
    for (const path of program.asked) if (!(path in this.draft.answers)) result.missing.add(path);
    return result;
  }

  /** The letter as a document for paper and files. */
  document(blank = this.blank) {
    const sides = [this.first, ...(this.second ? [this.other] : [])];
    const view = this.chosen("view");
    const arrangement = sides.length === 1 ? "single" : view === "meaning" ? "single" : this.chosen("arrangement");
    const results = sides.map((side) => this.run(side, blank));
    const kept = view === "bilingual" ? sides.length : 1;
    const parts = sides.slice(0, kept).map((side, index) => [this.program(side), side.data, results[index]]);
    const made = documentOf(parts, arrangement, this.chosen("prevails") === "other" ? 1 : 0);
    if (made.arrangement === "columns") made.rows = this.align(made.halves[0].blocks, made.halves[1].blocks);
    return { document: made, results, sides };
  }

  /** Answers or choices have changed: write the paper anew and say what is missing. */
  changed() {
    if (!this.first) return;
    const { document: made, results, sides } = this.document();
    let view = made;
    if (sides.length > made.halves.length) {
      const { locale } = this.other.data;
      const halves = [made.halves[0], { lang: locale.split("-")[0], locale, blocks: results[1].blocks }];
      view = { ...made, arrangement: "meaning", halves, rows: this.align(halves[0].blocks, halves[1].blocks) };
    }
    this.result = results[0];
    this.subject = made.subject;
    this.paper.show(view);
    this.report(results[0]);
    if (this.customsBox.open) this.showCustoms();
    this.showPostal();
  }

  report(result) {
    const { words, form } = this;
    const missing = [...result.missing];
    const notes = new Map();
    for (const [path, text] of this.remarks(result)) if (!notes.has(path)) notes.set(path, text);
    form.tell(notes);
    const bad = result.refused.map(([path]) => path);
    const state = this.stateBox;
    const count = missing.length;
    const said = bad.length
      ? words.refused.replace("{n}", bad.length)
      : count === 0 ? words.complete : count === 1 ? words.answer : words.answers.replace("{n}", count);
    const isDone = !count && !bad.length;
    const other = result.notes.filter(([, code]) => /^(borrowed|script)$/.test(code)).map(([path]) => path);
    const isOther = isDone && other.length > 0;
    const paths = [...new Set(isDone ? other : [...bad, ...missing])];
    const key = said + paths.join();
    if (key !== this.told) {
      this.told = key;
      const links = paths.slice(0, 6).map((path) => linkTo(path, form.label(path)));
      state.replaceChildren(said, isOther ? ` ${words.foreign}` : "", ...links.flatMap((link) => [" ", link]), paths[6] ? " …" : "");
      state.classList.toggle("pw-desk__state--done", isDone && !isOther);
      this.find("[data-count]").textContent = count + bad.length ? `(${count + bad.length})` : "";
      this.announce(said);
    }
  }

  /** Say how it stands once the reader rests, so that nobody is talked at while typing. */
  announce(said) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.say(said), 1500);
  }

  say(said) {
    const live = this.find(".pw-live-polite");
    if (live.textContent !== said) live.textContent = said;
  }

  /** What is to be said about answers: refusals first, then doubts, then what was worked out. */
  *remarks(result) {
    const { words, data } = this;
    for (const [path, code] of result.refused) yield [path, { text: words[`refused-${code}`] ?? words["refused-type"], bad: true }];
    for (const [path, code] of result.notes ?? []) {
      const [, from] = heard(this.draft.at(path), this.lang);
      const other = this.program(this.first).fields[path]?.notBefore;
      const language = Object.values(this.config.locales).find(({ lang }) => lang === from)?.name ?? from;
      const text = words[code].replace("{language}", language).replace("{other}", other ? this.form.label(other) : "");
      yield [path, { text, bad: code === "before" }];
    }
    for (const [path, field] of Object.entries(this.program(this.first).fields)) {
      if (field.default === "today" && !this.draft.at(path)) {
        yield [path, { text: words.today.replace("{value}", formats.date(data, today(), "")) }];
      }
    }
    for (const [path, value] of Object.entries(result.computed ?? {})) {
      const said = value === null ? "" : this.formatted(path, value, data);
      if (said) yield [path, { text: words.computed.replace("{value}", said) + (this.isCounted(path) ? ` ${words.caveat}` : "") }];
    }
  }

  /** Whether a day was counted in working days, which holidays decide. */
  isCounted(path) {
    const [, name, [, , unit] = []] = this.program(this.first).fields[path]?.compute ?? [];
    return name === "later" && (unit?.[0] === "v" ? this.draft.at(unit[1]) : unit?.[1]) === "working";
  }

  formatted(path, value, data) {
    if (typeof value === "object") return value.amount ? formats.money(data, value, "") : "";
    const [id, row, column] = path.split(".");
    const field = this.program(this.first).fields[id];
    const { type } = row === undefined ? field : field.columns[column];
    if (type === "date") return formats.date(data, value, "");
    if (type === "percentage") return formats.percentage(data, value);
    return type === "number" ? formats.numberStyle(data, value, "") : "";
  }

  // --- Lines that come by themselves ---------------------------------------------------------------------------

  async showCustoms(id) {
    const { customs } = await import("./customs.js");
    customs(this, id);
  }

  // --- What can be done with it --------------------------------------------------------------------------------

  showTab(name) {
    this.root.dataset.tab = name;
    for (const button of this.root.querySelectorAll("[data-tab]")) button.setAttribute("aria-pressed", button.dataset.tab === name);
  }

  async click(event) {
    const link = event.target.closest('a[href^="#f-"]');
    if (link) {
      event.preventDefault();
      // The theme would fetch the page anew for a link within it.
      event.stopPropagation();
      this.showTab("form");
      this.form.focus(link.hash.slice(3));
    }
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.tab) {
      this.showTab(button.dataset.tab);
      // The other tab is shorter or longer: its top is where to begin.
      this.find(".pw-desk__both").scrollIntoView();
    }
    const name = button.dataset.do;
    if (name && name !== "use" && !name.endsWith("-row") && this.first) await this.act(name);
  }

  async act(name) {
    const { act } = await import("./actions.js");
    await act(name, this);
  }

  /** Show what has been taken over from elsewhere. */
  refresh() {
    for (const name of CHOICES) this.showChoice(name);
    for (const rows of this.root.querySelectorAll(".pw-rows__list")) rows.replaceChildren();
    return this.update();
  }

  /** The post office's own layout, where the letter has to follow it. */
  async showPostal() {
    const place = this.postalBox;
    const isPostal = this.chosen("medium") === "certified" && ["ja", "ko"].includes(this.lang);
    place.hidden = !isPostal;
    if (!isPostal) return;
    const { postal } = await import("./postal.js");
    postal(this);
  }
}

let desk = null;

/** Open the desk of the page at hand, if it has one. */
export function open() {
  const root = document.querySelector("[data-pw-desk]");
  if (!root || desk?.root === root) return;
  desk = new Desk(root);
}

// Another language is another page: the answers go along.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a[data-pw-lang]") && !event.defaultPrevented) {
    leaving(handOver);
  }
});

addEventListener("beforeunload", (event) => {
  if (hasAnswers() && !isKept() && !isLeaving()) event.preventDefault();
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("[data-customs][open]")) desk?.showCustoms();
}, true);
