"""What other generators write at the top of a page, and what to write there instead."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from handbook.addresses import HOME
from handbook.data.emit import yaml_text
from handbook.data.located import Located
from handbook.flaws import Flaw, Place
from handbook.markup.foreign import first_heading
from handbook.names import nearest
from handbook.vocabulary import Rule

# Their keys that could be taken for misspelt ones of ours, or that have a key of ours in their place.
_OURS = {
    theirs: ours
    for ours, names in {
        "short_title": "linktitle nav_title navtitle sidebar_label sidebar_title menu_title",
        "description": "summary excerpt abstract lead subtitle",
        "topics": "tags tag categories category keywords",
        "formerly": "redirect_from redirects aliases alias",
        "": "toc type date lastmod updated author authors permalink pagetitle",
    }.items()
    for theirs in names.split()
}
_HELD_BACK = dict.fromkeys(("draft", "hidden", "private", "unlisted", "archived", "expired"), ("true", "yes"))
_ENDS = ("expirydate", "expires", "unpublishdate")
_HELD_BACK |= dict.fromkeys(("publish", "published", "visible"), ("false", "no"))


@dataclass(frozen=True)
class _Top:
    """The front matter of another generator: its `kind`, how many `lines` it has, and what it says, by key."""

    kind: str
    lines: int
    data: Mapping[str, Any]

    def says(self, ours: str) -> Any:
        """Return what stands under a key of theirs that means `ours`, or None."""
        found = (value for key, value in self.data.items() if ours in (key, _meant(key.lower(), value)))
        return next(found, None)


def lines_of(title: str, description: str = "…") -> list[str]:
    """Return the lines that every page has in its front matter, with its `title` and `description`."""
    words = yaml_text({"title": title, "description": description}).splitlines()
    return [*words, "owner: policy_owner", "last_reviewed: …"]


def no_front_matter(text: str, shown: str) -> tuple[str, int, Flaw]:
    """Return the body of a page that begins with no front matter of ours, its first line, and the flaw that says so."""
    lines = text.split("\n")
    if near := _nearly(lines):
        problem = "what stands at the top of the page is not between two lines of `---`, so that nothing of it is read"
        mend = "let the first line of the file be `---` and nothing else, and write the same behind the last key"
        first, last = near
        return "\n".join(lines[last + 1 :]), last + 2, Flaw(Place(shown, first + 1), problem, mend, "front-matter")
    top = _top(lines)
    body = "\n".join(lines[top.lines :])
    heading = first_heading(body)
    title = str(top.says("title") or (heading.title if heading else _called(shown)))
    ours = ["---", *lines_of(title, str(top.says("description") or "…"))]
    for key in ("short_title", "topics", "formerly"):
        if value := top.says(key):
            listed = value if isinstance(value, list) or key == "short_title" else [value]
            ours.append(f"{key}: {json.dumps(listed, ensure_ascii=False, default=str)}")
    ours.append("---")
    places = [f"lines 1 to {top.lines}"] if top.lines else []
    if heading:
        number = top.lines + heading.first + 1
        places.append(f"lines {number} and {number + 1}" if heading.underlined else f"line {number}")
    where = f"in place of {' and '.join(places)}" if places else "at its top"
    problem = f"front matter as {top.kind} is not read here" if top.lines else "the page has no front matter"
    for key in (key for key, value in top.data.items() if _holds_back(key, value)):
        problem += f", and it holds the page back (`{key}`), where here every page is shown"
    for key in (key for key, value in top.data.items() if _ends(key, value)):
        problem += f", and it ends the page on a day (`{key}`), where here every page is shown until it is taken out"
    mend = f"write {where}, each on a line of its own, with your own words, duty and day: {', '.join(ours)}"
    return body, top.lines + 1, Flaw(Place(shown), problem, mend, "front-matter")


_KEY = re.compile(r"\s*(?:title|description|owner|last_reviewed)\s*:\s")
_ALMOST = re.compile(r"\s*(?:[-\u2010-\u2015\u2212*_=~]{2,}|[\u2012-\u2015])\s*")
"""Three hyphens that went wrong; a letter program makes one dash of them."""


def _nearly(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the indices of the first and last line of front matter that stands otherwise than it must, or None."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    keys = first + bool(_ALMOST.fullmatch(lines[first]))
    if not _KEY.match("".join(lines[keys : keys + 1])):
        return None
    ends = (index for index, line in enumerate(lines[keys:], keys) if not line.strip() or _ALMOST.fullmatch(line))
    return first, next(ends, len(lines) - 1)


def _called(shown: str) -> str:
    """Return what the file `shown` is called, as a title: a folder's first page bears the folder's name."""
    *folders, name = shown.split("/")
    stem = posixpath.splitext(name)[0]
    name = folders[-1] if folders and stem.lower() in ("index", "_index") else stem
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "…"


def _top(lines: Sequence[str]) -> _Top:
    first_line = lines[0].strip()
    for kind, begin, end in (("TOML", "+++", r"\+\+\+\s*"), ("JSON", "{", r"\}\s*")):
        if first_line == begin:
            last = next((number for number, line in enumerate(lines[1:], 1) if re.fullmatch(end, line)), None)
            if last is not None:
                return _Top(kind, last + 1, _read(kind, lines[: last + 1]))
    return _Top("", 0, {})


def _read(kind: str, lines: Sequence[str]) -> Mapping[str, Any]:
    """Return what front matter of the `kind` says; nothing where it cannot be read, since it goes out in any case."""
    try:
        data = tomllib.loads("\n".join(lines[1:-1])) if kind == "TOML" else json.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def without_foreign_keys(located: Located, known: Iterable[str], rule: Rule) -> tuple[Located, list[Flaw]]:
    """Return `located` without keys that are none of `known` nor meant to be, and what to do about each.

    What another key of theirs says stands under the key of ours, so that this one is not missing.
    """
    if not isinstance(located.data, dict):
        return located, []
    known, data, flaws = list(known), dict(located.data), []
    out: list[str] = []
    renamed: dict[str, list[str]] = {}
    for key, value in located.data.items():
        theirs = str(key).lower() in _OURS
        if key in known or not isinstance(key, str) or ":" in key or (not theirs and nearest(key, known)):
            continue
        del data[key]
        ours = _meant(key.lower(), value)
        if _holds_back(key, value):
            problem = f"the page is held back (`{key}: {value}`), and here every page is shown"
            mend = "take this line out to show it, or take the file out"
            flaws.append(Flaw(located.key_place((key,)), problem, mend, rule))
        elif _ends(key, value):
            problem = f"the page ends on a day (`{key}: {value}`), and here every page is shown until it is taken out"
            mend = "take this line out to show it, or take the file out"
            flaws.append(Flaw(located.key_place((key,)), problem, mend, rule))
        elif ours and ours not in located.data:
            renamed.setdefault(ours, []).append(key)
            if ours == "description":
                data[ours] = value
        else:
            out.append(key)
    mends = [
        f"write `{ours}` {_AS.get(ours, '')}for {' and '.join(f'`{key}`' for key in theirs)}"
        for ours, theirs in renamed.items()
    ]
    if out:
        mends.append(f"take out {', '.join(f'`{key}`' for key in out)}")
    if mends:
        keys = [*chain(*renamed.values()), *out]
        place = min(located.key_place((key,)) for key in keys)
        what = f"the key `{keys[0]}` means" if len(keys) == 1 else f"{len(keys)} keys here mean"
        flaws.append(Flaw(place, f"{what} nothing to this handbook", ", ".join(mends), rule))
    return replace(located, data=data), flaws


def _holds_back(key: str, value: Any) -> bool:
    return str(value).lower() in _HELD_BACK.get(key.lower(), ())


def _ends(key: str, value: Any) -> bool:
    return key.lower() in _ENDS and str(value or "").lower() not in ("", "false", "no", "never")


_AS = dict.fromkeys(("topics", "formerly"), "(a list) ")


def _meant(key: str, value: Any) -> str:
    """Return the key of ours that says what theirs says, or "" for none."""
    ours = _OURS.get(key, "")
    if ours == "formerly" and not all(
        str(item).startswith(HOME) for item in (value if isinstance(value, list) else [value])
    ):
        return "topics"
    return ours
