"""What a page may call: an allow-list over Jinja's syntax tree, with types.

Every name, attribute, macro, argument and filter on a page is looked at before anything is rendered. What is not on the
list does not run: Jinja on its own would run any code that a page holds. Because the types of the organization's model
are known, a misspelt attribute is found with its line, also where the value of this organization would hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
from jinja2 import nodes

from handbook import limits
from handbook.data.shape import plain
from handbook.flaws import Flaw, Place
from handbook.markup.braces import STATEMENTS, unread
from handbook.markup.engine import Names, settle
from handbook.markup.expressions import RULE, Chosen, Expressions, path_of, tested
from handbook.markup.holes import text_of
from handbook.markup.lines import Lines
from handbook.markup.macro import Macro
from handbook.markup.parts import Unknown, attributes, optional, printable
from handbook.memo import kept_running
from handbook.names import instead

MAXIMUM_BROKEN = 20
"""So many lines with braces that cannot be read are told at once."""
_JINJAS = ("caller", "loop", "self", "super", "varargs", "kwargs")

_NAMES = get_type_hints(Names)

_ENVIRONMENT = settle(jinja2.Environment(), text_of)
_BEGUN = re.compile(r"\{[{%]")
_FARTHEST = 10_000
"""How many signs behind the braces that begin it the end of a value is looked for."""


def check_calls(lines: Lines, macros: Mapping[str, Macro]) -> tuple[list[Flaw], list[Chosen]]:
    """Return what a page's `lines` call that they may not, or call wrongly; and the words that they give to macros.

    `macros` are those that may be called. Which words there are to choose from, each book knows for itself.
    """
    checker = _Checker(lines, macros)
    text = lines.text.replace("\r", " ")  # which Jinja takes for the end of a line
    broken: list[Flaw] = []
    try:
        while (error := _unreadable(text)) and len(broken) < MAXIMUM_BROKEN:
            broken.append(unread(error, lines, RULE, lambda braces: _unreadable(braces) is None))
            rest = text.split("\n")
            number = min(error.lineno, len(rest)) - 1
            if "{{" not in rest[number] or "{%" in rest[number]:  # what is around it can be read no more than this
                return broken, []
            rest[number] = ""
            text = "\n".join(rest)
        if error:
            broken[-1] = replace(broken[-1], mend=f"{broken[-1].mend}; there is more, which is told after this")
        checker.statements(tree(text).body if not error else [], dict(_NAMES), frozenset(), 0)
    except (RecursionError, ValueError):  # braces in braces without end, a number of thousands of digits
        problem = "what stands between braces here is longer or deeper than can be read"
        return [Flaw(_too_deep(lines), problem, "write less between one pair of braces", RULE)], []
    return [*broken, *checker.flaws], checker.chosen


def _too_deep(lines: Lines) -> Place:
    """Return where the braces begin that cannot be read, or the first where only all together are too deep."""
    text, begin = lines.text, 0
    while (begin := text.find("{{", begin)) >= 0:
        end = text.find("}}", begin + 2, begin + _FARTHEST)
        try:
            _unreadable(text[begin : end + 2] if end >= 0 else "")
        except (RecursionError, ValueError):
            return lines.at(begin)
        begin = end + 2 if end >= 0 else begin + 1
    first = _BEGUN.search(text)
    return lines.at(first.start()) if first else lines.place(1)


def _unreadable(text: str) -> jinja2.TemplateSyntaxError | None:
    """Return why `text` cannot be read as a template, at the first place; None if it can."""
    try:
        tree(text)
    except jinja2.TemplateSyntaxError as error:
        return error
    return None


def check_chosen(chosen: Iterable[Chosen], choices: Mapping[str, Iterable[str]]) -> Iterator[Flaw]:
    """Yield what is `chosen` but stands not in its set; `choices` are the sets that are known, by name."""
    for of, word, place in chosen:
        known = choices.get(of)
        if known is not None and word not in known:
            yield Flaw(place, f"`{word}` is no {of} that is known", instead(str(word), known), RULE)


@kept_running
def tree(text: str) -> nodes.Template:
    """Return what Jinja reads in `text`; raises jinja2.TemplateSyntaxError where it cannot."""
    return _ENVIRONMENT.parse(text)


class _Checker(Expressions):
    def statements(self, body: list[nodes.Node], scope: dict[str, Any], given: frozenset[str], depth: int) -> None:
        for node in body:
            self.given = given
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self.printed(child, scope)
            elif isinstance(node, nodes.If):
                self.expression(node.test, scope)
                inside = given | tested(node.test)
                self.statements(node.body, scope, inside, depth)
                self.statements(list(node.elif_), scope, given, depth)
                self.statements(node.else_, scope, given, depth)
            elif isinstance(node, nodes.For):
                self.loop(node, scope, given, depth)
            else:
                name = type(node).__name__.lower()
                token = {"assign": "set", "assignblock": "set", "filterblock": "filter"}.get(name, name)
                self.flaw(node, token, f"`{{% {token} … %}}` cannot be used in a page", f"here are {STATEMENTS}")

    def loop(self, node: nodes.For, scope: dict[str, Any], given: frozenset[str], depth: int) -> None:
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self.flaw(node, "for", "this loop cannot be read", "write `{% for location in org.locations %}`")
            return
        if depth >= limits.LOOPS:
            self.flaw(node, "for", f"loops stand more than {limits.LOOPS} deep", "take one out")
            return
        items = plain(self.expression(node.iter, scope))
        if items is Unknown:
            inner: Any = Unknown
        elif get_origin(items) is list:
            inner = get_args(items)[0]
        else:
            inner = self.flaw(node, "in", "what the loop goes through is no list", "name a list, such as org.locations")
        if node.target.name in (*_NAMES, *_JINJAS) or node.target.name in self.macros:
            self.flaw(node, node.target.name, f"`{node.target.name}` has a meaning of its own", "choose another name")
        inside = scope | {node.target.name: inner}
        before = frozenset(path for path in given if path.partition(".")[0] != node.target.name)
        if node.test:
            self.given = before
            self.expression(node.test, inside)
        self.statements(node.body, inside, before | (tested(node.test) if node.test else set()), depth + 1)
        self.statements(node.else_, scope, given, depth)

    def printed(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        kind = self.expression(node, scope)
        bare = plain(kind)
        path = path_of(node)
        token = path.rpartition(".")[2] if path else "{{"
        if get_origin(bare) is list:
            self.flaw(node, token, f"`{path}` is a list", f"write `{{{{ {path} | in_words }}}}`")
        elif bare is bool or not printable(bare):
            known = ", ".join(sorted(attributes(bare))) if bare is not bool else ""
            mend = f"name a part of it: {known}" if known else "use it in `{% if … %}`, or call a macro that shows it"
            self.flaw(node, token, f"`{path or 'this'}` cannot be printed", mend)
        elif optional(kind) and path not in self.given:
            self.perhaps_missing(node, path)
