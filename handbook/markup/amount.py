"""How much comes of the braces in a text: a loop in a loop multiplies, and a macro writes more than its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from handbook.markup.calls import tree

_VALUE, _MACRO = 50, 1000
"""For how many letters a value that is no text counts, and a macro: what it writes is known when a page is made."""


def line_beyond(text: str, names: Mapping[str, Any], most: int) -> int | None:
    """Return the line of `text` in which it comes to more than `most` letters, from 1; None if it never does.

    `names` are the values that it may use. Both ways of a condition count. What calls what is not there counts nothing;
    raises jinja2.TemplateSyntaxError where `text` is no template.
    """
    letters = 0
    for line, more in _written(tree(text).body, names):
        letters += more
        if letters > most:
            return line
    return None


def _written(body: Iterable[nodes.Node], names: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """Yield what is written one after another: the line on which it stands, and how many letters it comes to."""
    for node in body:
        match node:
            case nodes.Output():
                yield from ((each.lineno, _letters(each, names)) for each in node.nodes)
            case nodes.If():
                yield from _written([*node.body, *node.elif_, *node.else_], names)
            case nodes.For(target=nodes.Name(name=name)):
                for item in _items(node.iter, names):
                    yield node.lineno, 1
                    within = _written(node.body, {**names, name: item})
                    yield from ((node.lineno, letters) for _, letters in within)
                yield from _written(node.else_, names)


def _letters(node: nodes.Node, names: Mapping[str, Any]) -> int:
    match node:
        case nodes.TemplateData():
            return len(node.data)
        case nodes.Call():
            return _MACRO
        case nodes.Filter(node=nodes.Node() as listed):
            return _VALUE * max(1, len(_items(listed, names)))
    value = _value(node, names)
    return len(value) if isinstance(value, str) else _VALUE


def _items(node: nodes.Node, names: Mapping[str, Any]) -> Sequence[Any]:
    items = _value(node, names)
    return items if isinstance(items, list | tuple) else ()


def _value(node: nodes.Node, names: Mapping[str, Any]) -> Any:
    match node:
        case nodes.Name():
            return names.get(node.name)
        case nodes.Getattr():
            return getattr(_value(node.node, names), node.attr, None)
    return None
