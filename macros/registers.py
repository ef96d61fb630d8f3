"""Registers that the build makes: what is due for review, the numbers with the day of their last call, the glossary."""

from __future__ import annotations

from markupsafe import Markup

from handbook.directory import directory
from handbook.glossary import glossary as entries_of
from handbook.pages.reviews import last_review, next_review
from handbook.view import View


def review_register(view: View) -> Markup:
    """A table of all pages by the day of their next review, with the duty that looks after each.

    Example: {{ review_register() }}
    """
    organization = view.organization
    rows = [
        {
            "href": view.href(page.address),
            "title": view.book.wordings[page.address].title,
            "owner": view.contact(page.matter.owner),
            "reviewed": last_review(page, organization),
            "due": next_review(page, organization),
        }
        for page in view.book.pages.values()
        if page.matter
    ]
    return view.template("review_register.html", rows=sorted(rows, key=lambda row: (row["due"], row["title"])))


def number_register(view: View) -> Markup:
    """A table of all phone numbers: who answers, and when somebody here last called; those nobody called stand first.

    Example: {{ number_register() }}
    """
    listed = sorted(directory(view.book), key=lambda one: str(one.number.confirmed_on or ""))
    return view.template("number_register.html", listed=listed)


def glossary(view: View) -> Markup:
    """All terms that pages and the law of the places explain, in alphabetical order.

    Example: {{ glossary() }}
    """
    rows = [
        {"entry": entry, "href": view.href(entry.address), "title": view.book.wordings[entry.page].title}
        for entry in entries_of(view.book)
    ]
    return view.template("glossary.html", rows=rows)
