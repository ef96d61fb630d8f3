"""What pydantic found wrong with a value → a flaw in words for HR: the one place where its errors become sentences."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from handbook.addresses import plain_name
from handbook.characters import CURLY_QUOTES
from handbook.data.following import UNGROUPED
from handbook.data.located import Located, Path, value_at
from handbook.data.reshaped import as_group, as_one, ungrouped, without_hyphen
from handbook.data.shape import annotation_at, fields, holds_others, homes, inner_of, level_of, plain, words_of
from handbook.data.torn import torn
from handbook.data.unread import key_meant
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.vocabulary import Rule


class Meant(ValueError):
    """A value that is known as a whole, though it has a sign in it that stands between several."""


ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""What an id is made of; another pattern has no words here."""
UNSHOWN = "unshown"
"""Stands beside a field (`Annotated[…, UNSHOWN]`) into which somebody may type what no message may repeat."""


def flaw_of(model: type[BaseModel], located: Located, detail: Any, rule: Rule) -> Flaw:
    """Return the flaw for one of pydantic's errors (`ValidationError.errors()`) about `located`'s data as `model`."""
    path: Path = tuple(detail["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "this file")
    if detail["type"] == "extra_forbidden":
        if part := torn(model, located, path):
            key = part.path[-1]
            problem = f"a comma ends the value of `{key}`, and what stands behind it is read as a key"
            whole = part.whole.replace('"', "”")
            return Flaw(located.value_place(part.path), problem, f'put the whole in quotes: `{key}: "{whole}"`', rule)
        known, level = fields(model, path[:-1]), level_of(model, located.data, path)
        if level is not None:
            under = f"exactly under `{path[len(level)]}`" if level else "at the very left"
            mend = f"write it on a line that begins {under}"
            return Flaw(located.key_place(path), f"the key `{name}` belongs further out", mend, rule)
        if inner := inner_of(model, located.data, path):
            mend = f"begin it exactly under `{next(iter(value_at(located.data, inner)))}`, in the part above it"
            return Flaw(located.key_place(path), f"the key `{name}` belongs further in", mend, rule)
        if len(ways := homes(model, name)) == 1:
            mend = f"write it under `{': '.join(ways[0])}:`, indented like the other keys there"
            return Flaw(located.key_place(path), f"the key `{name}` does not belong here", mend, rule)
        mend = f"write `{meant}: …`" if (meant := key_meant(name)) in known else instead(name, known)
        mend = "write a space behind the colon" if ":" in name else mend
        return Flaw(located.key_place(path), f"the key `{name}` is not known", mend, rule)
    field = fields(model, path[:-1]).get(name)
    if detail["type"] == "missing":
        place = located.value_place(path[:-1])
        return Flaw(place, f"the key `{name}` is missing", f"add `{name}: …`{_meaning(field)}", rule)
    if detail["type"] in UNGROUPED and isinstance(path[-1], int) and isinstance(detail["input"], str):
        return Flaw(located.value_place(path), *ungrouped(name, value_at(located.data, path[:-1])[path[-1] :]), rule)
    if detail["type"] in ("model_type", "model_attributes_type") and detail["input"] is not None:
        problem = f"`{name}` is {_found(detail['input'])} where a group of keys belongs"
        mend = without_hyphen(detail["input"]) or as_group(fields(model, path), path)
        return Flaw(located.value_place(path), problem, mend, rule)
    unlike = isinstance(detail["input"], (list, dict)) and not holds_others(annotation_at(model, path))
    return Flaw(located.value_place(path), *_words(name, field, detail, unlike), rule)


def _words(name: str, field: Any, detail: Any, unlike: bool) -> tuple[str, str]:
    """Return what is wrong with the value of a `field`, and what to do.

    `unlike` says that it is a list or keys where one value belongs.
    """
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if isinstance(detail["loc"][-1], int) and (value is None or unlike):
        return _item(name, value)
    if value is None:
        optional = field is not None and not field.is_required()
        return f"the key `{name}` has no value", f"write one behind the colon{', or take the line out' * optional}"
    if unlike:
        written = as_one(value) if field is None or plain(field.annotation) is not bool else "…"
        return f"`{name}` is {_found(value)} where one value belongs", f"write `{name}: {written}` on one line"
    several = isinstance(value, str) and _SEVERAL.search(value) and not isinstance(context.get("error"), Meant)
    if kind in ("value_error", "literal_error") and isinstance(detail["loc"][-1], int) and several:
        mend = "put a comma between them where they stand in brackets, else give each a line of its own with `- `"
        return f"`{value}` is more than one item of `{name}`", mend
    if kind == "value_error":
        problem, _, mend = str(context["error"]).partition("; ")
        if isinstance(value, str) and value.startswith(tuple(CURLY_QUOTES)):
            mend = "write straight quotes around it, or none: these are read as a part of it"
        return problem, mend or "see the example"
    if kind == "literal_error":
        allowed = _literals(context["expected"])
        if field is not None and UNSHOWN in field.metadata:
            problem = f"what stands behind `{name}:` is none of its words"
            return problem, f"write {' or '.join(allowed)}, and nothing else"
        if isinstance(detail["loc"][-1], int) and {*allowed}.issuperset(words := str(value).split()):
            return f"`{value}` is {len(words)} items of `{name}`", f"put commas between them: `[{', '.join(words)}]`"
        return f"`{value}` is not one of the words for `{name}`", instead(str(value), allowed, shown=len(allowed))
    if kind in _SHAPES:
        expected, example = _SHAPES[kind]
        return f"`{name}` is {_found(value)} where {expected} belongs", example.format(name=name)
    if isinstance(value, str) and kind.endswith("too_short"):
        return f"nothing stands behind `{name}:`", "write at least one character"
    if isinstance(value, str) and kind.endswith("too_long"):
        problem = f"what stands behind `{name}:` is {len(value):,} letters long"
        return problem, f"write {context['max_length']:,} letters at the most"
    if kind == "too_short":
        there = f"{len(value)} of what belongs there" if value else "nothing"
        return f"under `{name}:` stands {there}", f"write at least {context['min_length']}, each on a line with `- `"
    if kind == "string_pattern_mismatch":
        return f"{_found(value)} does not fit `{name}`", _id(value) if context[
            "pattern"
        ] == ID_PATTERN else "see the example"
    return f"{_found(value)} does not fit `{name}`", _OTHER.get(kind, detail["msg"])


def _id(value: str) -> str:
    """Return what to write in the place of `value`, which is no id."""
    meant = plain_name(value)
    return f"write `{meant}`: lower case, digits and hyphens" if re.match(ID_PATTERN, meant) else _ID


def _item(name: str, value: Any) -> tuple[str, str]:
    """Return what is wrong with an item of the list `name` that is no text, and what to do."""
    if value is None:
        return f"nothing stands in this item of `{name}`", "write its words, or take it out"
    if isinstance(value, dict):
        return f"a colon makes this item of `{name}` a key", "put the item in quotes"
    return f"this item of `{name}` is a list in the list", "take its brackets or its second hyphen out, or quote it"


def _found(value: Any) -> str:
    """Return what somebody wrote, as a message calls it."""
    return "a list" if isinstance(value, list) else "a group of keys" if isinstance(value, dict) else f"`{value}`"


_SEVERAL = re.compile("[;,|\uff0c\uff1b\u3001\u061b\u060c]")
"""What people write between the items of a list; a comma that is left in one stands where none parts them."""

_SHAPES = {
    "string_type": ("text", "write `{name}: text`"),
    "list_type": ("a list", "write each item on a line of its own, beginning with `- `"),
    "tuple_type": ("a list", "write each item on a line of its own, beginning with `- `"),
    "dict_type": ("a group of keys", "write `key: value` lines under it, indented"),
}

_FEW = 8

_ID = "use lower case, digits and hyphens, beginning with a letter, such as `new-york`"
_OTHER = {
    "too_long": "take some out",
    "date_from_datetime_parsing": "write a day as year-month-day, such as 2026-11-03",
    "date_parsing": "write a day as year-month-day, such as 2026-11-03",
    "date_type": "write a day as year-month-day, such as 2026-11-03",
    "date_from_datetime_inexact": "write a day as year-month-day, such as 2026-11-03",
    "int_parsing": "write a whole number",
}


def _meaning(field: Any) -> str:
    text = getattr(field, "description", None) or ""
    first = text.split(". ")[0].split("\n")[0].rstrip(".")
    words = words_of(field.annotation) if field else ()
    known = f": {', '.join(sorted(words))}" if 0 < len(words) <= _FEW else ""
    return f" ({first[0].lower()}{first[1:]}{known})" if first else ""


def _literals(expected: str) -> list[str]:
    return [word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word.strip("' ")]
