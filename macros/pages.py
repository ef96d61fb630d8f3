"""Links between pages."""

from __future__ import annotations

from markupsafe import Markup

from handbook.addresses import plain_address
from handbook.markup.macro import Address
from handbook.view import View


def link(view: View, address: Address, text: str = "") -> Markup:
    """A link to a page by its address, with the page’s own title or with other words.

    Example: {{ link("reporting/who-to-tell/") }}
    Example: {{ link("reporting/document/#what-to-write", "a few lines") }}
    """
    address = plain_address(address)
    page, _, _ = address.partition("#")
    wording = view.book.wordings.get(page)
    words = text or (wording.title if wording else page.strip("/").replace("-", " "))
    return view.template("link.html", href=view.href(address) if wording else None, words=words)
