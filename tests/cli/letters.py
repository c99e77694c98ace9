"""A project with letters, for the command that writes them."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import REPOSITORY, Project, make_project

LOCALES = ("en-US", "en-GB", "ko", "ja")
CONFIG = f"""\
site_name: Small
plugins:
  - partwell:
      languages: [en, ko, ja]
      letter_locales: [{", ".join(LOCALES)}]
      templates_dir: {REPOSITORY / "templates"}
"""
BILL = """\
title: The bill
description: A letter with a day and a sum that are worked out.
reviewed: 2026-01-02
summary: Says what is owed.
when_to_send:
  - id: late
    text: When it is late.
media: [email, letter]
fields:
  - {id: agreement, type: text, label: Agreement, example: Service Agreement}
  - {id: notice_date, type: date, label: Day of the notice, example: "2026-12-23"}
  - {id: notice_days, type: number, label: Days, example: "2", min: "0"}
  - id: day_kind
    type: choice
    label: Kind of days
    example: working
    options:
      - {id: calendar, label: calendar days}
      - {id: working, label: working days}
  - {id: last_day, type: date, label: Last day, compute: "later(notice_date, notice_days, day_kind)"}
  - id: invoices
    type: rows
    label: Invoices
    columns:
      - {id: number, type: text, label: Number}
      - {id: amount, type: money, label: Amount}
    rows:
      - id: one
        cells: {number: "A1", amount: 1250.00 USD}
      - id: two
        cells: {number: "A2", amount: 250.50 USD}
  - {id: total, type: money, label: Total, compute: sum(invoices.amount)}
  - {id: reason, type: long, label: Reason, example: It is time., required: false}
  - {id: paid, type: boolean, label: Paid, example: "no"}
texts:
  - id: gentle
    subject: "The end of the {{ agreement }}"
    body:
      - id: end
        text: "The {{ agreement }} ends on {{ last_day }}."
  - id: standard
    subject: "Notice: {{ agreement }}"
    body:
      - id: end
        text: "The {{ agreement }} ends on {{ last_day }}."
      - id: reason
        when: reason
        text: "{{ reason }}"
      - id: invoice
        kind: item
        each: invoice in invoices
        text: "Invoice {{ invoice.number }}: {{ invoice.amount }}."
      - id: paid
        when: paid
        text: All is paid.
      - id: total
        text: "In all {{ total }} is open."
"""
MORE_COUNTRIES = """\
  - {id: jp, name: Japan, languages: [ja], note: Look.}
  - {id: us, name: United States, languages: [en], note: Look.}
"""


def letters_project(folder: Path) -> Project:
    """The sound project with a letter more: the bill in English and Korean, in Japanese its gentle voice alone."""
    project = make_project(folder, letter_locales=LOCALES)
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/letters/bill.yml", BILL)
    countries = "docs/handbook/jurisdictions.yml"
    project.edit(countries, "legal:", MORE_COUNTRIES + "legal:")
    messages = project.content().library.documents["letters/bill"].messages
    contexts = [message.context for message in messages]
    # An example that is no words is the same in every language: a day, an amount, an option.
    same = {name for name in contexts if name.endswith(".example") or ".cells." in name} - {"fields.agreement.example"}
    standard = {name for name in contexts if name.startswith("texts.standard.")}
    project.translate_all("ko", "letters/bill", leave=frozenset(same))
    project.translate_all("ja", "letters/bill", leave=frozenset(same | standard))
    return project
