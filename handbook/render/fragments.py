"""What macros show: HTML of a template and its values, kept under the texts of all templates and the values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from handbook.markup.engine import settle
from handbook.markup.holes import text_of
from handbook.memo import kept_own, kept_running
from handbook.render.theme import over_material
from handbook.render.values import Texts, Values


class Fragment(NamedTuple):
    """The `html` that a template made, and the values that it `printed`, as text."""

    html: Markup
    printed: tuple[str, ...]


@kept_own
def fragment(templates: Texts, name: str, values: Values) -> Fragment:
    """Return what the template `name` makes of `values`.

    Raises what Jinja raises, and ValueError("problem; mend") where it prints a value that is not there.
    """
    return _maker(templates).make(name, values.given)


class _Maker:
    def __init__(self, templates: Texts) -> None:
        self._environment = settle(jinja2.Environment(loader=over_material(templates)), self._print)
        self._printed: list[str] = []

    def make(self, name: str, values: Mapping[str, Any]) -> Fragment:
        self._printed = []
        html = self._environment.get_template(name).render(values).strip()
        return Fragment(Markup(html), tuple(self._printed))

    def _print(self, value: Any) -> str:
        text = value if isinstance(value, Markup) else text_of(value)
        self._printed.append(text)
        return text


_maker = kept_running(_Maker)
