"""The styles of an SVG as attributes of the elements that they style.

The site's policy allows no style that stands in a file, and drawing programs write their colours so: `.st0{fill:#123}`.
What can be said by an attribute is; the rest (what loads, moves, or asks about the screen) is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from handbook.pictures.svg_names import PROPERTIES, stays_inside, unknown_value

# What drawing programs write along with the rest, and no browser draws: their own, and the setting of text.
_UNSEEN = re.compile(
    r"-.*|enable-background|isolation|line-height|white-space|cursor|pointer-events|block-progression|inline-size"
    r"|(text|font|solid|shape|color)-.*"
)
_SELECTOR = re.compile(r"(?P<tag>\*|[a-zA-Z]+)?(?P<rest>([.#][\w-]+)*)")
_AT = re.compile(r"(@[\w-]+)[^;{}]*")
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True)
class Rule:
    """Declarations for the elements with `tag` (any if empty), the id `identity` (likewise) and all of `classes`."""

    tag: str
    identity: str
    classes: frozenset[str]
    declarations: dict[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific the rule is: of two that fit, the heavier one holds."""
        return bool(self.identity), len(self.classes), bool(self.tag)

    @cached_property
    def length(self) -> int:
        """How many letters the declarations have."""
        return sum(len(value) for value in self.declarations.values())

    def fits(self, tag: str, identity: str, classes: frozenset[str]) -> bool:
        """Return whether the rule is for such an element."""
        return self.tag in ("", tag) and self.identity in ("", identity) and self.classes <= classes


def rules(css: str) -> tuple[list[Rule], list[str]]:
    """Return the rules of a `<style>`, the lightest first, and what was taken out, in the words of messages."""
    css = _without_comments(css)
    found: list[Rule] = []
    taken: list[str] = []
    at = _past_space(css, 0)
    while at < len(css):
        if match := _AT.match(css, at):
            taken.append(f"the style rule `{match[1]}`")
            at = _end_of_block(css, match.end())
        elif match := _RULE.match(css, at):
            declared, more = declarations(match[2])
            taken += more
            for selector in match[1].split(","):
                rule = _rule(selector.strip(), declared)
                if rule:
                    found.append(rule)
                elif declared:
                    taken.append(f"the style rule `{' '.join(selector.split())}`")
            at = match.end()
        else:
            taken.append("a style rule that cannot be read")
            break
        at = _past_space(css, at)
    return sorted(found, key=lambda rule: rule.weight), taken


def declarations(css: str) -> tuple[dict[str, str], list[str]]:
    """Return the properties that attributes can say, and what was taken out, in the words of messages."""
    found: dict[str, str] = {}
    taken: list[str] = []
    for name, value in _declared(_without_comments(css)):
        if name in PROPERTIES and stays_inside(value):
            found[name] = value
        elif name in PROPERTIES:
            taken.append(unknown_value(name))
        elif not _UNSEEN.fullmatch(name):
            taken.append(f"the style `{name}`")
    return found, taken


def _declared(css: str) -> Iterator[tuple[str, str]]:
    for declaration in css.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip():
            yield name.strip().lower(), value.partition("!")[0].strip()  # all that may follow is !important


def _rule(selector: str, declared: dict[str, str]) -> Rule | None:
    match = _SELECTOR.fullmatch(selector)
    if not match or not selector:
        return None
    named = re.findall(r"([.#])([\w-]+)", match["rest"])
    identities = {name for sign, name in named if sign == "#"}
    if len(identities) > 1:
        return None
    classes = frozenset(name for sign, name in named if sign == ".")
    return Rule((match["tag"] or "").replace("*", ""), "".join(identities), classes, declared)


def _past_space(css: str, at: int) -> int:
    match = _SPACE.match(css, at)
    return match.end() if match else at


def _without_comments(css: str) -> str:
    first, *more = css.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([first, *(piece.partition("*/")[2] for piece in more)])


def _end_of_block(css: str, at: int) -> int:
    """Return where the rule ends whose block, or `;`, begins at `at`."""
    depth = 0
    for index in range(at, len(css)):
        depth += {"{": 1, "}": -1}.get(css[index], 0)
        if depth <= 0 and css[index] in ";}":
            return index + 1
    return len(css)
