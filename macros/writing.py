"""For who writes: what can be called, with its result, and what an organization's details have to answer."""

from __future__ import annotations

from markupsafe import Markup

from handbook.markup.lines import Lines
from handbook.memo import kept
from handbook.new.catalogue import in_general
from handbook.view import View


def macros_reference(view: View) -> Markup:
    """This list: every macro with what it shows, how it is written, and its result.

    Example: {{ macros_reference() }}
    """
    entries = []
    for macro in view.book.macros.values():
        about, _, examples = macro.about.partition("\n\n")
        calls = [line.removeprefix("Example: ").strip() for line in examples.splitlines() if line.strip()]
        shown = calls if macro.name != "macros_reference" else []
        entries.append(
            {"name": macro.name, "about": about, "calls": calls, "results": [_result(view, c) for c in shown]}
        )
    return view.template("macros_reference.html", entries=entries)


def organization_questions(view: View) -> Markup:
    """The questions whose answers are your details, part by part, each with the key under which the answer stands.

    Example: {{ organization_questions() }}
    """
    outsiders = view.organization.outsiders
    return view.template("organization_questions.html", parts=in_general(outsiders.one, outsiders.many))


@kept
def _lines(body: Lines) -> frozenset[str]:
    return frozenset(line.text.strip() for line in body.lines)


def _result(view: View, call: str) -> Markup:
    """Return what `call` shows; where a page of the handbook shows just that as a block, a link to it.

    Registers and lists would otherwise stand here a second time and make this by far the heaviest page.
    """
    for page in view.book.pages.values():
        if page.address != view.page.address and call in _lines(page.body):
            title = view.book.wordings[page.address].title
            return (
                Markup("Shown on the page ")
                + view.template("link.html", href=view.href(page.address), words=title)
                + "."
            )
    return view.source(call)
