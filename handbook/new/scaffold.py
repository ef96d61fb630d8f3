"""Pages to begin with: a new page, or a case study."""

from __future__ import annotations

import posixpath
from datetime import date
from pathlib import Path

from handbook.data.emit import yaml_text
from handbook.data.shape import words_of
from handbook.vocabulary import Behaviour, Sector

_HERE = Path(__file__).parent


def page_text(uri: str, title: str, day: date) -> str:
    """Return the text of a new page at `uri` ("support/night-taxi.md"), which says what is still to be written."""
    return _text("page.md", title, day, help_now=posixpath.relpath("help-now.md", posixpath.dirname(uri)))


def case_study_text(title: str, day: date, sector: str) -> str:
    """Return the text of a new case study of a `sector`, with every section that a case study has."""
    words = {"sectors": ", ".join(words_of(Sector)), "behaviours": ", ".join(words_of(Behaviour))}
    return _text("case-study.md", title, day, sector=sector, **words)


def title_of(address: str) -> str:
    """Return a title for the page at `address` ("support/night-taxi/"): Night taxi."""
    words = posixpath.basename(address.rstrip("/")).replace("-", " ")
    return words[:1].upper() + words[1:]


def _text(name: str, title: str, day: date, **values: str) -> str:
    head = yaml_text({"title": title}).rstrip()
    return (_HERE / name).read_text(encoding="utf-8").format(head=head, day=day, **values)
