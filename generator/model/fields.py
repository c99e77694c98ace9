"""Fields: what the reader is asked, in letters and in clauses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Model
from generator.texts import Inline, Plain, Wording

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
"""A name in slots: lower-case ASCII letters, digits and single underscores."""

FieldType = Literal[
    "text",
    "long",
    "person",
    "organisation",
    "email",
    "address",
    "date",
    "money",
    "percentage",
    "number",
    "choice",
    "boolean",
    "list",
]


class Option(Model):
    """One of the answers to a choice."""

    id: FieldName
    """What is stored; language-neutral."""
    label: Plain
    """What the reader picks, and what a slot prints."""


Decimal = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$")]
"""A number as answers are written, such as `12.5`."""


class Column(Model):
    """A column of a field that holds rows."""

    id: FieldName
    """The name in slots, inside `each`."""
    type: FieldType
    """What a cell holds."""
    label: Plain
    """The column's heading."""
    options: list[Option] = []
    """The answers of a choice."""
    compute: str | None = None
    """What an empty cell is computed from, as for fields; a bare name is a column of the same row first."""
    min: Decimal | None = None
    """The smallest number, percentage or amount that is taken."""
    max: Decimal | None = None
    """The largest number, percentage or amount that is taken."""


class ExampleRow(Model):
    """One row of an example; translated cell by cell."""

    id: FieldName
    """Unique in the example."""
    cells: dict[FieldName, Plain]
    """Column name to value, written as for a field of the column's type."""


class FieldSpec(Model):
    """A question whose answer fills slots.

    Examples are written as a person would type them: a date as 2026-12-31, an
    amount as `1250.00 USD`, a percentage or number as `12.5`, yes or no as
    `yes` or `no`, a choice as its option's id, a list with one entry a line.
    """

    id: FieldName
    """The name in slots."""
    type: Literal[FieldType, "rows", "party"]
    """What the answer is; a `party` is only computed, an organisation or else a person."""
    label: Plain
    """The question, in a few words."""
    help: Inline | None = None
    """What to enter, and where to find it."""
    example: Wording | None = None
    """A realistic answer, shown in the filled-in example; translated, so that names and amounts fit the language."""
    required: bool = True
    """Whether the text is incomplete without it."""
    compute: str | None = None
    """What an answer left open is computed from, such as `sum(invoices.amount)`; the reader's own answer wins."""
    default: str | None = None
    """The answer where none is given, written as examples are; `today` for a date."""
    not_before: FieldName | None = None
    """The date field whose day this date should not come before; the desk says so where it does."""
    min: Decimal | None = None
    """The smallest number, percentage or amount that is taken."""
    max: Decimal | None = None
    """The largest number, percentage or amount that is taken."""
    max_length: int | None = Field(default=None, ge=1, le=5000)
    """The most characters that words may have."""
    suggest: Literal["late-rates"] | None = None
    """What the desk offers beside the question: the interest that the laws give on late payments."""
    options: list[Option] = []
    """The answers of a choice."""
    columns: list[Column] = []
    """The columns of rows."""
    rows: list[ExampleRow] = Field(default=[], max_length=20)
    """The example of a field that holds rows."""
