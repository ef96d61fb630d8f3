"""What organizations' own files may name, which is promised: `python -m tests.promised_names` adds what is new.

That is each field of their details and of a page's front matter, with its words, and each value and macro on a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from handbook.data.shape import plain, words_of
from handbook.markup.engine import Names
from handbook.markup.parts import attributes
from handbook.organization.model import Organization
from handbook.organization.moved_fields import EACH, MOVED
from handbook.pages.front_matter import CaseStudy, Matter, Policy
from handbook.pages.own_sections import SectionMatter
from handbook.vocabulary import LawTopic
from macros import MACROS

LIST = Path(__file__).with_suffix(".txt")


def present() -> set[str]:
    """Return all of it as it is now, a line each."""
    of_fields = {f"organization.yml {way}" for way in _fields(Organization, set())}
    for matter in (Matter, Policy, CaseStudy, SectionMatter):
        of_fields |= {f"front matter of a {matter.__name__.lower()} {way}" for way in _fields(matter, set())}
    values = {f"value {name}" for name in Names._fields}
    values |= {f"value {one}" for kind in get_type_hints(Names).values() for one in _parts(plain(kind), set())}
    values |= {f"topic of the law {word}" for word in words_of(LawTopic)}
    calls = {f"macro {macro.name}({', '.join(macro.signature.parameters)})" for macro in MACROS}
    return of_fields | values | calls


def led_on() -> set[str]:
    """Return the fields that are read from where they were."""
    return {f"organization.yml {'.'.join(old)}" for old in MOVED}


def promised() -> list[str]:
    """Return what is on the list."""
    return LIST.read_text(encoding="utf-8").splitlines()


def _fields(kind: Any, seen: set[Any], way: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the ways to the fields of a model, with dots, and each word that one takes; a model once."""
    kind = plain(kind)
    if get_origin(kind) is list:
        yield from _fields(get_args(kind)[0], seen, (*way, EACH))
    elif get_origin(kind) is dict:
        yield from _fields(get_args(kind)[1], seen, (*way, EACH))
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for name, field in kind.model_fields.items():
            yield ".".join((*way, name))
            yield from _fields(field.annotation, seen, (*way, name))
    else:
        yield from (f"{'.'.join(way)}: {word}" for word in words_of(kind))


def _parts(kind: Any, seen: set[Any]) -> Iterator[str]:
    """Yield what a page may call of a value, by the name of its type."""
    kind = plain(kind)
    kind = plain(get_args(kind)[0]) if get_origin(kind) is list else kind
    if kind in seen:
        return
    seen.add(kind)
    for name, inner in attributes(kind).items():
        yield f"{kind.__name__}.{name}"
        yield from _parts(inner, seen)


if __name__ == "__main__":
    known = promised() if LIST.exists() else []
    LIST.write_text("".join(f"{name}\n" for name in sorted({*known, *present()})), encoding="utf-8")
