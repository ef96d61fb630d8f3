"""The target of a link with a space in it, of which Markdown makes no link: where one stands, and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.characters import straightened
from handbook.markup.masks import masked

_SPACED = re.compile(
    r"\]\((?![ \t]*<)((?:[^()<>\n\"']|\([^()\n]{0,100}\)){1,300}(?:[^\s()<>\"']|\([^()\n]{0,100}\)))[ \t]{0,9}\)"
)
_SIZED = re.compile(r"(\S+)\s+(=[0-9]{0,5}%?x?[0-9]{0,5}%?)")
"""A picture's file with a size behind it, as some editors write it."""
_SPACE_IN_HOST = re.compile(r"(?i)https?://(?=[^/?#]{0,200}\s)[\w.-]{1,100}(?:\s+[\w.-]{1,100}){1,5}(?=[/?#:]|$)")
_TITLED = re.compile(r"([^\"']++)(\"[^\"]*+\"|'[^']*+')")
"""A target, and the title behind it."""


def spaced_targets(text: str) -> Iterator[tuple[int, str]]:
    """Yield where in Markdown `text` a target with a space in it stands, and the target; none with a value in it."""
    for match in _SPACED.finditer(masked(text, values=False)):
        if re.search(r"\s", match[1].strip()) and "{" not in match[1]:
            yield match.start(1), match[1].strip()


def without_spaces(target: str) -> tuple[str, str]:
    """Return what is wrong with the `target` of a link that has a space in it, and what to do."""
    problem, how = f"the target of this link has a space in it: `{target}`", "write"
    link, title = target, ""
    if sized := _SIZED.fullmatch(target):
        return f"a size stands behind the file of this picture: `{sized[2]}`", f"write `{sized[1]}` alone"
    if len(re.findall(r"(?:^|\s)(?:https?|mailto):", target)) > 1:
        return f"two addresses stand in the target of this link: `{target}`", "give each a link with words of its own"
    if in_host := _SPACE_IN_HOST.match(target):
        mend = f"write `{re.sub(chr(92) + 's+', '', in_host[0])}{target[in_host.end() :]}`"
        return f"the name of the site has a space in it: `{target}`", mend
    if titled := _TITLED.fullmatch(straightened(target)):
        problem, how = f"the title of this link stands in curly quotes: `{target}`", "write straight quotes:"
        link, title = titled[1].strip(), f" {titled[2]}"
    whole = re.sub(r"\s+", "%20" if ":" in link else "-", link)
    named = ", and give the file that name" * (whole != link and ":" not in link)
    return problem, f"{how} `{whole}{title}`{named}"
