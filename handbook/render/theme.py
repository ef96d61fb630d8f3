"""The theme's templates: ours over Material's, of which nothing but templates is used.

A page is made by one of them of the page's own values alone, and kept under these: what other pages, the navigation or
search bring to it is put in afterwards (handbook/render/frame.py). So an edit makes anew the pages that it changes.
"""

from __future__ import annotations

from pathlib import Path

import jinja2
import material
from markupsafe import Markup

from handbook.markup.engine import keep_code
from handbook.memo import kept_own, kept_running
from handbook.organization.grammar import in_words
from handbook.organization.times import in_full
from handbook.render.values import Texts, Values

PART = "\x1e"
"""A control character, which no input may hold: it stands around the name of a part that is put in afterwards."""


def material_templates() -> Path:
    """Return Material's folder of templates and icons."""
    return Path(material.__file__).parent / "templates"


def over_material(templates: Texts) -> jinja2.BaseLoader:
    """Return the loader of `templates`, whose names are relative to their folder, over Material's."""
    known = {name: (text, path, lambda: True) for name, path, text in templates}
    return jinja2.ChoiceLoader([jinja2.FunctionLoader(known.get), jinja2.FileSystemLoader(material_templates())])


@kept_running
def theme(templates: Texts) -> jinja2.Environment:
    """Return the environment of the theme's templates, `templates` over Material's; what they print is escaped."""
    environment = _bare()
    environment.loader = over_material(templates)
    environment.globals["part"] = lambda name: Markup(f"{PART}{name}{PART}")
    keep_code(environment, _bare)
    return environment


@kept_own
def sheet(templates: Texts, name: str, values: Values) -> str:
    """Return the page that the template `name` makes of `values`; its parts are open."""
    return theme(templates).get_template(name).render(values.given)


def _bare() -> jinja2.Environment:
    environment = jinja2.Environment(autoescape=True, auto_reload=False, undefined=jinja2.StrictUndefined)
    environment.filters.update({"in_full": in_full, "in_words": in_words})
    return environment
