"""What stands between braces: names, parts, macros and `| in_words`, each with its type; all else is a flaw.

Half of the allow-list (the other, statements, is calls.py). What is not named here may not stand in a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, get_args, get_origin

from jinja2 import nodes
from markupsafe import Markup

from handbook.characters import hidden_in
from handbook.data.shape import plain
from handbook.flaws import Flaw, Place
from handbook.markup.braces import VALUE, without_parts
from handbook.markup.engine import FILTERS
from handbook.markup.lines import Lines
from handbook.markup.macro import Macro
from handbook.markup.never import never_equal, never_holds
from handbook.markup.parts import Unknown, attributes, optional, printable, renamed
from handbook.markup.spots import Spots
from handbook.names import instead, nearest
from handbook.organization.grammar import Phrase

RULE: Final = "calls"
_CONJUNCTIONS = 'write `| in_words` or `| in_words("or")`'


class Chosen(NamedTuple):
    """The word, out of the set `of` (`Book.choices`), that a macro is given at a `place`."""

    of: str
    word: Any
    place: Place


class Expressions:
    """Looks at the expressions of one page; `flaws` are what it found, `chosen` the words that macros are given."""

    def __init__(self, lines: Lines, macros: Mapping[str, Macro]) -> None:
        self.lines, self.macros = lines, macros
        self.flaws: list[Flaw] = []
        self.chosen: list[Chosen] = []
        self._spots: dict[int, Spots] = {}
        self.given: frozenset[str] = frozenset()  # the values that a condition around has found to be there

    def flaw(self, node: nodes.Node, token: str, problem: str, mend: str) -> type[Unknown]:
        """Note a flaw at the `token` on the line of `node`; return the type of what already has one."""
        return self._noted(self._place(node, token), problem, mend)

    def _noted(self, place: Place, problem: str, mend: str) -> type[Unknown]:
        self.flaws.append(Flaw(place, problem, mend, RULE))
        return Unknown

    def _place(self, node: nodes.Node, token: str) -> Place:
        """Return where the `token` stands on the line of `node`; asked again, the next on that line."""
        number = min(node.lineno or 1, len(self.lines.lines))  # Jinja gives some statements none
        if number not in self._spots:
            self._spots[number] = Spots(self.lines.lines[number - 1].text)
        return self.lines.place(number, self._spots[number].next(token) + 1)

    def perhaps_missing(self, node: nodes.Node, path: str) -> type[Unknown]:
        """Note that the value at `path` may be missing."""
        mend = f"put it between `{{% if {path} %}}` and `{{% endif %}}`"
        if "." not in path:
            mend = f"take the braces away if it is a word of yours, or {mend}"
        token = path.rpartition(".")[2]
        return self.flaw(node, token, f"`{path}` is not there in every organization", mend)

    def expression(self, node: nodes.Node | None, scope: dict[str, Any]) -> Any:
        """Return the type of an expression; what may not stand in one becomes a flaw."""
        match node:
            case nodes.Const():
                return self._constant(node)
            case nodes.Name():
                if node.name in scope:
                    return scope[node.name]
                if node.name in self.macros:
                    mend = f"call it with brackets: {self.macros[node.name].example}"
                    return self.flaw(node, node.name, f"`{node.name}` is a macro", mend)
                near = nearest(node.name, [*scope, *self.macros])
                mend = f"did you mean `{near}`?" if near else VALUE
                return self.flaw(node, node.name, f"`{node.name}` is not known here", mend)
            case nodes.Getattr():
                return self._attribute(node, scope)
            case nodes.Call():
                return self._call(node)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Not():
                self.expression(node.node, scope)
                return bool
            case nodes.And() | nodes.Or():
                self.expression(node.left, scope)
                before = self.given
                if isinstance(node, nodes.And):
                    self.given |= tested(node.left)
                self.expression(node.right, scope)
                self.given = before
                return bool
            case nodes.Compare() if all(operand.op in ("eq", "ne", "in", "notin") for operand in node.ops):
                self._compared(node, scope)
                return bool
        return self.flaw(node or nodes.Const(None, lineno=1), "{{", "what stands in braces here is no value", VALUE)

    def _constant(self, node: nodes.Const) -> Any:
        """Return the type of what is written out; Jinja makes signs of `\\x1e` that no file may hold."""
        if isinstance(node.value, str) and any(hidden_in(node.value)):
            mend = "take it out, with its backslash and what follows"
            return self.flaw(node, "\\", "an invisible or reserved sign is written here", mend)
        return type(node.value)

    def _compared(self, node: nodes.Compare, scope: dict[str, Any]) -> None:
        left, kind = node.expr, self._operand(node.expr, scope)
        for operand in node.ops:
            right, of_right = operand.expr, self._operand(operand.expr, scope)
            listed = operand.op in ("in", "notin")
            if listed and of_right is not Unknown and get_origin(plain(of_right)) is not list:
                self.flaw(right, "in", "what stands behind `in` is no list", "name a list, such as org.sectors")
            elif never := _never(listed, (left, kind), (right, of_right)):
                self.flaw(node, "if", *never)
            left, kind = right, of_right

    def _operand(self, side: nodes.Node, scope: dict[str, Any]) -> Any:
        kind = self.expression(side, scope)
        if optional(kind) and path_of(side) not in self.given:
            self.perhaps_missing(side, path_of(side))
        return kind

    def _attribute(self, node: nodes.Getattr, scope: dict[str, Any]) -> Any:
        whole = self.expression(node.node, scope)
        if whole is Unknown:
            return Unknown
        known = attributes(plain(whole))
        path = path_of(node.node) or "this"
        if optional(whole) and path not in self.given:
            return self.perhaps_missing(node, path)
        if node.attr in known:
            now = renamed(plain(whole)).get(node.attr)
            if now:
                problem = f"`{path}.{node.attr}` is called `{path}.{now}` now"
                place = self._place(node, node.attr)
                self.flaws.append(Flaw(place, problem, f"write {path}.{now}", RULE, "warning"))
            return known[node.attr]
        if not known:
            return self.flaw(node, node.attr, *without_parts(path, node.attr))
        return self.flaw(node, node.attr, f"`{path}` has no part `{node.attr}`", instead(node.attr, known))

    def _filter(self, node: nodes.Filter, scope: dict[str, Any]) -> Any:
        kind = plain(self.expression(node.node, scope))
        if node.name not in FILTERS:
            return self.flaw(node, node.name, f"`| {node.name}` cannot be used in a page", instead(node.name, FILTERS))
        if kind is not Unknown and get_origin(kind) is not list:
            return self.flaw(node, node.name, f"`| {node.name}` is for lists", "take it out")
        if get_origin(kind) is list and not printable(plain(get_args(kind)[0])):
            return self.flaw(
                node, node.name, "what stands in this list cannot be printed", "go through it by `{% for … %}`"
            )
        words = [item.value for item in node.args if isinstance(item, nodes.Const)]
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > 1 or len(words) < len(node.args):
            return self.flaw(node, node.name, f"`| {node.name}` is given what it cannot take", _CONJUNCTIONS)
        if words and words[0] not in ("and", "or"):
            return self.flaw(node, node.name, f"`{words[0]}` is no word for `| {node.name}`", _CONJUNCTIONS)
        return Phrase

    def _call(self, node: nodes.Call) -> Any:
        if not isinstance(node.node, nodes.Name) or node.node.name not in self.macros:
            name = node.node.name if isinstance(node.node, nodes.Name) else path_of(node.node)
            token = name.rpartition(".")[2] or "{{"
            return self.flaw(node, token, f"`{name}(…)` cannot be called", instead(name, self.macros))
        macro = self.macros[node.node.name]
        place = self._place(node, macro.name)  # of each, so that the second on a line has its own
        arguments = [*node.args, *(keyword.value for keyword in node.kwargs)]
        if node.dyn_args or node.dyn_kwargs or not all(isinstance(item, nodes.Const) for item in arguments):
            problem = f"what `{macro.name}` is given must be text"
            return self._noted(place, problem, f"write it in quotes: {macro.example}")
        for item in arguments:
            self.expression(item, {})
        try:
            bound = macro.signature.bind(
                *(item.value for item in node.args if isinstance(item, nodes.Const)),
                **{item.key: item.value.value for item in node.kwargs if isinstance(item.value, nodes.Const)},
            )
        except TypeError:
            problem = f"`{macro.name}` is given too much or too little"
            return self._noted(place, problem, f"write {macro.example}")
        for parameter, value in bound.arguments.items():
            choice = macro.choices.get(parameter)
            if choice:
                self.chosen.append(Chosen(choice.of, value, self._place(node, str(value))))
        return str if macro.makes_text else Markup


def _never(listed: bool, left: tuple[nodes.Node, Any], right: tuple[nodes.Node, Any]) -> tuple[str, str] | None:
    """Return what is wrong with a comparison of two sides, each with its type, that never holds; None if it may."""
    (one, kind), (other, of_other) = left, right
    if isinstance(one, nodes.Const) and of_other is not Unknown and path_of(other):
        return (never_holds if listed else never_equal)(path_of(other), of_other, one.value)
    if isinstance(other, nodes.Const) and kind is not Unknown and path_of(one) and not listed:
        return never_equal(path_of(one), kind, other.value)
    return None


def path_of(node: nodes.Node) -> str:
    """Return a name with its parts as it is written ("org.leader.name"), or "" for anything else."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{path_of(node.node)}.{node.attr}"
    return ""


def tested(test: nodes.Node) -> frozenset[str]:
    """Return the paths of the values that are there where the condition `test` holds."""
    if isinstance(test, nodes.And):
        return tested(test.left) | tested(test.right)
    path = path_of(test)
    return frozenset({path}) if path else frozenset()
