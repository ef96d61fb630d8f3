"""What a page may call: an allow-list over Jinja's syntax tree, with types.

Every name, attribute, macro, argument and filter on a page is looked at before anything is rendered. What is not on the
list does not run: Jinja on its own would run any code that a page holds. Because the types of the organization's model
are known, a misspelt attribute is found with its line, also where the value of this organization would hide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin, get_type_hints

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from handbook.data.typed import plain
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.organization.grammar import Phrase
from handbook.pages.braces import unread
from handbook.pages.engine import FILTERS, Names, settle
from handbook.pages.holes import text_of
from handbook.pages.lines import Lines
from handbook.pages.macro import Macro
from handbook.pages.parts import Unknown, attributes, optional, printable

RULE = "calls"
MAXIMUM_LOOPS = 3

_NAMES = get_type_hints(Names)

_CONJUNCTIONS = 'write `| in_words` or `| in_words("or")`'
_ENVIRONMENT = settle(jinja2.Environment(), text_of)
_STATEMENTS = "`{% if … %}`, `{% for … in … %}` and `{% raw %}`"


def check_calls(lines: Lines, macros: Mapping[str, Macro], choices: Mapping[str, Iterable[str]] | None) -> list[Flaw]:
    """Return what a page's `lines` call that they may not, or call wrongly.

    `macros` are those that may be called; `choices` the words that their parameters take, by the set's name, or None
    where they cannot be known.
    """
    checker = _Checker(lines, macros, choices)
    try:
        checker.statements(_ENVIRONMENT.parse(lines.text).body, dict(_NAMES), frozenset(), 0)
    except jinja2.TemplateSyntaxError as error:
        return [unread(error, lines, RULE)]
    except (RecursionError, ValueError):  # braces in braces without end, a number of thousands of digits
        problem = "what stands between braces here is longer or deeper than can be read"
        return [Flaw(lines.place(1), problem, "write less between one pair of braces", RULE)]
    return checker.flaws


class _Checker:
    def __init__(self, lines: Lines, macros: Mapping[str, Macro], choices: Mapping[str, Iterable[str]] | None) -> None:
        self.lines, self.macros, self.choices = lines, macros, choices
        self.flaws: list[Flaw] = []
        self._seen: dict[tuple[int, str], int] = {}
        self._given: frozenset[str] = frozenset()  # the values that a condition around has found to be there

    def flaw(self, node: nodes.Node, token: str, problem: str, mend: str) -> type[Unknown]:
        number = node.lineno or 1  # Jinja gives some statements none
        line = self.lines.lines[min(number, len(self.lines.lines)) - 1].text
        spots = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(token)}(?!\w)", line)] or [0]
        seen = self._seen.get((number, token), 0)
        self._seen[number, token] = seen + 1
        place = self.lines.place(number, spots[min(seen, len(spots) - 1)] + 1)
        self.flaws.append(Flaw(place, problem, mend, RULE))
        return Unknown

    def statements(self, body: list[nodes.Node], scope: dict[str, Any], given: frozenset[str], depth: int) -> None:
        for node in body:
            self._given = given
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self.printed(child, scope)
            elif isinstance(node, nodes.If):
                self.expression(node.test, scope)
                inside = given | _tested(node.test)
                self.statements(node.body, scope, inside, depth)
                self.statements(list(node.elif_), scope, given, depth)
                self.statements(node.else_, scope, given, depth)
            elif isinstance(node, nodes.For):
                self.loop(node, scope, given, depth)
            else:
                name = type(node).__name__.lower()
                token = {"assign": "set", "assignblock": "set", "filterblock": "filter"}.get(name, name)
                self.flaw(node, token, f"`{{% {token} … %}}` cannot be used in a page", f"here are {_STATEMENTS}")

    def loop(self, node: nodes.For, scope: dict[str, Any], given: frozenset[str], depth: int) -> None:
        if not isinstance(node.target, nodes.Name) or node.recursive:
            self.flaw(node, "for", "this loop cannot be read", "write `{% for location in org.locations %}`")
            return
        if depth >= MAXIMUM_LOOPS:
            self.flaw(node, "for", f"loops stand more than {MAXIMUM_LOOPS} deep", "take one out")
            return
        items = plain(self.expression(node.iter, scope))
        if items is Unknown:
            inner: Any = Unknown
        elif get_origin(items) is list:
            inner = get_args(items)[0]
        else:
            inner = self.flaw(node, "in", "what the loop goes through is no list", "name a list, such as org.locations")
        if node.target.name in _NAMES or node.target.name in self.macros:
            self.flaw(node, node.target.name, f"`{node.target.name}` has a meaning of its own", "choose another name")
        inside = scope | {node.target.name: inner}
        before = frozenset(path for path in given if path.partition(".")[0] != node.target.name)
        if node.test:
            self._given = before
            self.expression(node.test, inside)
        self.statements(node.body, inside, before | (_tested(node.test) if node.test else set()), depth + 1)
        self.statements(node.else_, scope, given, depth)

    def printed(self, node: nodes.Node, scope: dict[str, Any]) -> None:
        kind = self.expression(node, scope)
        bare = plain(kind)
        path = _path(node)
        token = path.rpartition(".")[2] if path else "{{"
        if get_origin(bare) is list:
            self.flaw(node, token, f"`{path}` is a list", f"write `{{{{ {path} | in_words }}}}`")
        elif bare is bool or not printable(bare):
            known = ", ".join(sorted(attributes(bare))) if bare is not bool else ""
            mend = f"name a part of it: {known}" if known else "use it in `{% if … %}`"
            self.flaw(node, token, f"`{path or 'this'}` cannot be printed", mend)
        elif optional(kind) and path not in self._given:
            self.perhaps_missing(node, path)

    def perhaps_missing(self, node: nodes.Node, path: str) -> type[Unknown]:
        mend = f"put it between `{{% if {path} %}}` and `{{% endif %}}`"
        token = path.rpartition(".")[2]
        return self.flaw(node, token, f"`{path}` is not there in every organization", mend)

    def expression(self, node: nodes.Node | None, scope: dict[str, Any]) -> Any:
        """Return the type of an expression; what may not stand in one becomes a flaw."""
        match node:
            case nodes.Const():
                return type(node.value)
            case nodes.Name():
                if node.name in scope:
                    return scope[node.name]
                if node.name in self.macros:
                    mend = f"call it with brackets: {self.macros[node.name].example}"
                    return self.flaw(node, node.name, f"`{node.name}` is a macro", mend)
                known = [*scope, *self.macros]
                return self.flaw(node, node.name, f"`{node.name}` is not known here", instead(node.name, known))
            case nodes.Getattr():
                return self.attribute(node, scope)
            case nodes.Call():
                return self.call(node)
            case nodes.Filter():
                return self.filter(node, scope)
            case nodes.Not():
                self.expression(node.node, scope)
                return bool
            case nodes.And() | nodes.Or():
                self.expression(node.left, scope)
                before = self._given
                if isinstance(node, nodes.And):
                    self._given |= _tested(node.left)
                self.expression(node.right, scope)
                self._given = before
                return bool
            case nodes.Compare() if all(operand.op in ("eq", "ne", "in", "notin") for operand in node.ops):
                self.compared(node, scope)
                return bool
        mend = "a page may use names, their parts, macros and `| in_words`"
        return self.flaw(node or nodes.Const(None, lineno=1), "{{", "this cannot be used in a page", mend)

    def compared(self, node: nodes.Compare, scope: dict[str, Any]) -> None:
        for side, operator in ((node.expr, ""), *((operand.expr, operand.op) for operand in node.ops)):
            kind = self.expression(side, scope)
            if optional(kind) and _path(side) not in self._given:
                self.perhaps_missing(side, _path(side))
            elif operator in ("in", "notin") and kind is not Unknown and get_origin(plain(kind)) is not list:
                self.flaw(side, "in", "what stands behind `in` is no list", "name a list, such as org.sectors")

    def attribute(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        whole = self.expression(node.node, scope)
        if whole is Unknown:
            return Unknown
        known = attributes(plain(whole))
        path = _path(node.node) or "this"
        if optional(whole) and path not in self._given:
            return self.perhaps_missing(node, path)
        if node.attr in known:
            return known[node.attr]
        if not known:
            return self.flaw(node, node.attr, f"`{path}` has no parts, so no `{node.attr}`", "take it out")
        return self.flaw(node, node.attr, f"`{path}` has no part `{node.attr}`", instead(node.attr, known))

    def filter(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        kind = plain(self.expression(node.node, scope))
        if node.name not in FILTERS:
            return self.flaw(node, node.name, f"`| {node.name}` cannot be used in a page", instead(node.name, FILTERS))
        if kind is not Unknown and get_origin(kind) is not list:
            return self.flaw(node, node.name, f"`| {node.name}` is for lists", "take it out")
        words = [item.value for item in node.args if isinstance(item, nodes.Const)]
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1 or len(words) < len(node.args):
            return self.flaw(node, node.name, f"`| {node.name}` is given what it cannot take", _CONJUNCTIONS)
        if words and words[0] not in ("and", "or"):
            return self.flaw(node, node.name, f"`{words[0]}` is no word for `| {node.name}`", _CONJUNCTIONS)
        return Phrase

    def call(self, node: nodes.Call) -> Any:
        if not isinstance(node.node, nodes.Name) or node.node.name not in self.macros:
            name = node.node.name if isinstance(node.node, nodes.Name) else _path(node.node)
            token = name.rpartition(".")[2] or "{{"
            return self.flaw(node, token, f"`{name}(…)` cannot be called", instead(name, self.macros))
        macro = self.macros[node.node.name]
        arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
        if node.dyn_args or node.dyn_kwargs or not all(isinstance(item, nodes.Const) for item in arguments):
            problem = f"what `{macro.name}` is given must be text"
            return self.flaw(node, macro.name, problem, f"write it in quotes: {macro.example}")
        try:
            bound = macro.signature.bind(
                *(item.value for item in node.args if isinstance(item, nodes.Const)),
                **{item.key: item.value.value for item in node.kwargs if isinstance(item.value, nodes.Const)},
            )
        except TypeError:
            problem = f"`{macro.name}` is given too much or too little"
            return self.flaw(node, macro.name, problem, f"write {macro.example}")
        for parameter, value in bound.arguments.items():
            choice = macro.choices.get(parameter)
            known = self.choices.get(choice.of) if choice and self.choices is not None else None
            if choice and known is not None and value not in known:
                problem = f"`{value}` is no {choice.of} that is known"
                self.flaw(node, str(value), problem, instead(str(value), known))
        return str if macro.makes_text else Markup


def _path(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
    return ""


def _tested(test: nodes.Node) -> frozenset[str]:
    if isinstance(test, nodes.And):
        return _tested(test.left) | _tested(test.right)
    path = _path(test)
    return frozenset({path}) if path else frozenset()
