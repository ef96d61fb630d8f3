"""The theme's templates: ours over Material's, of which nothing but templates is used."""

from __future__ import annotations

from pathlib import Path
from types import CodeType

import jinja2
import material

from handbook.memo import kept
from handbook.organization.grammar import in_words
from handbook.organization.times import in_full

FILTERS = {"in_full": in_full, "in_words": in_words}


def material_templates() -> Path:
    """Return Material's folder of templates and icons."""
    return Path(material.__file__).parent / "templates"


def theme_environment(ours: Path) -> jinja2.Environment:
    """Return the environment of the theme's templates, `ours` over Material's; what they print is escaped.

    What it makes of a template's text is kept: with the same settings and filters, it is the same code.
    """
    environment = _bare()
    environment.loader = jinja2.FileSystemLoader([ours, material_templates()])
    environment.compile = _compiled  # type: ignore[method-assign,assignment]
    return environment


@kept
def _compiled(source: str, name: str | None = None, filename: str | None = None) -> CodeType:
    return _bare().compile(source, name, filename)


def _bare() -> jinja2.Environment:
    environment = jinja2.Environment(autoescape=True, auto_reload=False)  # no template changes while a site is made
    environment.filters.update(FILTERS)
    return environment
