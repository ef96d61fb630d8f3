"""What macros show: HTML of a template and its values, kept under the texts of all templates and the values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from handbook.memo import kept, kept_own
from handbook.pages.engine import settle
from handbook.pages.holes import text_of
from handbook.render.theme import material_templates

Texts = tuple[tuple[str, str], ...]
"""Templates: pairs of a file's path and its text."""


class Fragment(NamedTuple):
    """The `html` that a template made, and the values that it `printed`, as text."""

    html: Markup
    printed: tuple[str, ...]


class Values:
    """The values `given` to a template. Two are equal where the same would be made of them."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self._frozen = _frozen(given)
        self._hash = hash(self._frozen)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self._frozen == other._frozen


def templates_in(folder: Path) -> Texts:
    """Return the templates that lie in `folder`."""
    return tuple((str(file), file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.html")))


@kept_own
def fragment(templates: Texts, name: str, values: Values) -> Fragment:
    """Return what the template `name` makes of `values`.

    Raises what Jinja raises, and ValueError("problem; mend") where it prints a value that is not there.
    """
    return _maker(templates).make(name, values.given)


class _Maker:
    def __init__(self, templates: Texts) -> None:
        known = {Path(path).name: (text, path, lambda: True) for path, text in templates}
        ours = jinja2.FunctionLoader(known.get)
        loader = jinja2.ChoiceLoader([ours, jinja2.FileSystemLoader(material_templates())])
        self._environment = settle(jinja2.Environment(loader=loader), self._print)
        self._printed: list[str] = []

    def make(self, name: str, values: Mapping[str, Any]) -> Fragment:
        self._printed = []
        html = self._environment.get_template(name).render(values).strip()
        return Fragment(Markup(html), tuple(self._printed))

    def _print(self, value: Any) -> str:
        text = value if isinstance(value, Markup) else text_of(value)
        self._printed.append(text)
        return text


_maker = kept(_Maker)


def _frozen(value: Any) -> Any:
    """Return `value` so that it can be compared as a whole, with the types of what is in it."""
    if isinstance(value, Mapping):
        return (type(value), tuple((_frozen(key), _frozen(one)) for key, one in value.items()))
    if isinstance(value, (list, tuple)):
        return (type(value), tuple(map(_frozen, value)))
    if isinstance(value, str):  # some texts know more than their letters (Phrase)
        return (type(value), str(value), tuple(sorted(getattr(value, "__dict__", {}).items())))
    return (type(value), value)
