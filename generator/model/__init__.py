"""The content as frozen values, one model for each kind."""

from generator.model.base import Entry, Item, LegalFact, Model, Point, Ref
from generator.model.clause import Clause
from generator.model.fields import FieldSpec
from generator.model.guide import Guide, Page
from generator.model.letter import Letter
from generator.model.registers import REGISTERS, Glossary, Home, Jurisdictions, LateRate, Signals
from generator.model.scenario import Scenario
from generator.model.script import Script

__all__ = [
    "REGISTERS",
    "Clause",
    "Entry",
    "FieldSpec",
    "Glossary",
    "Guide",
    "Home",
    "Item",
    "Jurisdictions",
    "LateRate",
    "LegalFact",
    "Letter",
    "Model",
    "Page",
    "Point",
    "Ref",
    "Scenario",
    "Script",
    "Signals",
]
