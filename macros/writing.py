"""The writers' page: what can be called, with its result."""

from __future__ import annotations

from markupsafe import Markup

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
        entries.append({"name": macro.name, "about": about, "calls": calls, "results": [view.source(c) for c in shown]})
    return view.template("macros_reference.html", entries=entries)
