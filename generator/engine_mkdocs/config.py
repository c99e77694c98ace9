"""The plugin's options in `mkdocs.yml`: typed for MkDocs, checked by the core's own model."""

from __future__ import annotations

from typing import Any, cast

from mkdocs.config import base
from mkdocs.config import config_options as c
from pydantic import ValidationError

from generator.options import Options

_FIELDS = Options.model_fields


def _default(name: str) -> Any:
    return _FIELDS[name].default


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """What stands below `plugins: partwell`; each option is a field of `generator.options.Options`."""

    languages = c.ListOfItems(c.Type(str), default=list(_default("languages")))
    source_language = c.Type(str, default=_default("source_language"))
    letter_locales = c.ListOfItems(c.Type(str), default=list(_default("letter_locales")))
    docs_dir = c.Type(str, default=_default("docs_dir"))
    templates_dir = c.Type(str, default=_default("templates_dir"))
    repo_url = c.Type(str, default=_default("repo_url"))

    def options(self) -> Options:
        """The options as the core takes them; pydantic's ValidationError where they are wrong."""
        return Options.model_validate({name: self[name] for name in _FIELDS})

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """MkDocs's own checks, then the core's, told in MkDocs's way."""
        failed, warnings = super().validate()
        if not failed:
            try:
                self.options()
            except ValidationError as error:
                failed.extend(_as_config_errors(error))
        return failed, warnings


def _as_config_errors(error: ValidationError) -> base.ConfigErrors:
    return cast(
        base.ConfigErrors,
        [
            (".".join(str(part) for part in fault["loc"]) or "options", base.ValidationError(fault["msg"]))
            for fault in error.errors()
        ],
    )
