"""What changed, as JSON for other programs."""

from __future__ import annotations

import json
from typing import Any

from handbook.redline.model import Changes, Contact, LawChange, Named, PageChange, Run, SectionChange
from handbook.redline.sentences import in_short


def as_json(changes: Changes) -> str:
    """Return `changes` as JSON; lists are empty where nothing changed, and keys never missing.

    {"changed": bool, "summary": text, "addresses": [text], "touched": [text],
     "contacts": {"changed": [{"names": [text], "what", "old", "new", "pages": [PAGE]}],
                  "new": [CONTACT], "gone": [CONTACT], "checked": [{"name", "number", "day", "checked": bool}]},
     "law": {"changed": [{"place", "change", "words": [RUN], "source": [RUN], "points": number, "pages": [PAGE]}],
             "checked": [{"place", "day", "points": number}]},
     "pages": {"new": [PAGE], "gone": [{"page": PAGE, "leads_to": PAGE or null}], "moved": [{"from": PAGE, "to": PAGE}],
               "changed": [{"page": PAGE, "law": bool, "title": [RUN], "description": [RUN], "sections": [SECTION]}]}}

    PAGE is {"address", "title"}; CONTACT {"name", "number", "details": {label: text}, "pages": [PAGE]}; RUN {"kind":
    "same", "added" or "removed", "text", "space": bool, whether a space stands before it}; SECTION {"id", "heading",
    "change", "renamed": [RUN], "moved": {"now", "before"} or null, "came_from": PAGE or null, "to": PAGE or null,
    "blocks": [{"kind", "change", "words": [RUN]}]}. `addresses` are the pages whose own words, place or being changed,
    `touched` also those on which only a contact or a point of law did. See handbook/redline/model.py for the words.
    """
    data = {
        "changed": bool(changes),
        "summary": in_short(changes),
        "addresses": list(changes.addresses),
        "touched": list(changes.touched),
        "contacts": {
            "changed": [
                {"names": list(one.names), "what": one.what, "old": one.old, "new": one.new, "pages": _pages(one.pages)}
                for one in changes.contacts
            ],
            "new": [_contact(one) for one in changes.new_contacts],
            "gone": [_contact(one) for one in changes.gone_contacts],
            "checked": [vars(one) for one in changes.checked],
        },
        "law": {
            "changed": [_law(one) for one in changes.law],
            "checked": [vars(one) for one in changes.law_checked],
        },
        "pages": {
            "new": _pages(changes.new),
            "gone": [{"page": _page(one.page), "leads_to": _page(one.leads_to)} for one in changes.gone],
            "moved": [{"from": _page(one.old), "to": _page(one.page)} for one in changes.moved],
            "changed": [_changed(one) for one in changes.pages if one.words_changed],
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _page(page: Named | None) -> dict[str, str] | None:
    return {"address": page.address, "title": page.title} if page else None


def _pages(pages: tuple[Named, ...]) -> list[dict[str, str] | None]:
    return [_page(page) for page in pages]


def _runs(runs: tuple[Run, ...]) -> list[dict[str, Any]]:
    return [vars(run) for run in runs]


def _contact(one: Contact) -> dict[str, Any]:
    return {"name": one.name, "number": one.number, "details": dict(one.details), "pages": _pages(one.pages)}


def _law(one: LawChange) -> dict[str, Any]:
    words = {"words": _runs(one.runs), "source": _runs(one.source)}
    return {"place": one.place, "change": one.change, **words, "points": one.points, "pages": _pages(one.pages)}


def _changed(page: PageChange) -> dict[str, Any]:
    return {
        "page": _page(page.page),
        "law": page.law,
        "title": _runs(page.title),
        "description": _runs(page.description),
        "sections": [_section(section) for section in page.sections],
    }


def _section(section: SectionChange) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "change": section.change,
        "renamed": _runs(section.renamed),
        "moved": vars(section.moved) if section.moved else None,
        "came_from": _page(section.came_from),
        "to": _page(section.to),
        "blocks": [
            {"kind": block.kind, "change": block.change, "words": _runs(block.runs)} for block in section.blocks
        ],
    }
