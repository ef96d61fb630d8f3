"""Answers → the text of organization.yml: in the order of its model, each key with what it means.

What nobody was asked stands there too, as a comment with an example, so that HR can see what else there is.
"""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from handbook.data.emit import yaml_text
from handbook.data.shape import plain
from handbook.organization.model import Organization

GROUPS = {
    "Who you are": ("name", "short_name", "outsiders", "sectors", "languages", "leader"),
    "Where you work": ("locations",),
    "Whom to turn to": ("contacts", "duties", "reporting_routes", "committees"),
    "Support": ("support", "confirmed"),
    "What you promise": ("targets", "retention", "response", "takes_effect", "review_every", "reviews", "law_changes"),
    "The site": (
        "brand", "leave_to", "site_url", "sign_in", "indexed", "time_zone", "repository", "search", "remove",
        "order", "redirects", "gone",
    ),
}  # fmt: skip
"""The keys of organization.yml in their order, under its headings; `example` is the example’s alone."""

_UNASKED = Path(__file__).with_name("unasked.yml")
_HEAD = """\
# yaml-language-server: $schema={schema}
#
# The facts of {name}. The handbook takes every name, number and promise from here.
# Phone numbers, and anything else made of digits, stand in quotes. What stands behind # and a space is a note; what
# stands right behind a # is not used: take the # out to use it. `check` says what is missing.
"""
_WIDTH = 120


def organization_yml(data: dict[str, Any], schema: str) -> str:
    """Return the text of organization.yml that holds `data`; `schema` is the path of its JSON Schema, seen from it."""
    data = in_order(data)
    parts = [_HEAD.format(schema=schema, name=data["name"])]
    for heading, keys in GROUPS.items():
        parts.append(f"# --- {heading} ".ljust(_WIDTH - 1, "-") + "\n")
        parts += [_key(key, data) for key in keys]
    return "\n".join(parts)


def _key(key: str, data: dict[str, Any]) -> str:
    field = Organization.model_fields[key]
    comment = textwrap.fill(str(field.description), _WIDTH, initial_indent="# ", subsequent_indent="# ")
    if key in data:
        return f"{comment}\n{yaml_text({key: data[key]})}"
    return f"{comment}\n{re.sub('(?m)^(?=.)', '#', _unasked()[key])}"


@cache
def _unasked() -> dict[str, str]:
    """Return what each key could hold that stands in no answer, as its lines in unasked.yml."""
    keys = re.split(r"(?m)^(?=[a-z])", _UNASKED.read_text(encoding="utf-8"))[1:]
    return {lines.partition(":")[0]: lines for lines in keys}


def in_order(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` of an organization with its keys, and those within, in the order of the file."""
    ordered = _in_order(Organization, data)
    return {key: ordered[key] for keys in GROUPS.values() for key in keys if key in ordered}


def _in_order(annotation: Any, value: Any) -> Any:
    """Return `value` with its keys in the order of the model that it is of."""
    kind = plain(annotation)
    if isinstance(value, list):
        return [_in_order(get_args(kind)[0], item) for item in value]
    if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, BaseModel):
        return {
            name: _in_order(field.annotation, value[name]) for name, field in kind.model_fields.items() if name in value
        }
    return value
