"""Text that is shown as it stands: a mark of Markdown or HTML in it would be seen, and do nothing."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from handbook.data.typed import Text

AS_TYPED = "would be shown as it is typed"
PLAIN = "write plain words"
# What Markdown and HTML read as marks, and what is shown as it stands does not.
_MARKS = re.compile(
    r"""(?x) !?\[[^\]\n]{1,300}+\]\([^)\n]{0,300}+\)                # a link or a picture
      | </?[a-zA-Z][^<>\n]{0,300}+> | <!--.{0,300}?-->         # HTML
      | `[^`\n]{1,300}+`
      | (?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])[^*\n]{1,300}+(?<=\S)(?P=stars)(?![\w*])
      | (?<!\w)(?P<low>_{1,3})(?=[^\s_])[^_\n]{1,300}+(?<=\S)(?P=low)(?!\w)
      | &(?:[a-zA-Z]{2,8}|\#[0-9]{1,6}|\#x[0-9a-fA-F]{1,6});
      | (?:\A|\n)[ ]*\#{1,6}[ ]+\S[^\n]*                       # a heading
      | \n[ ]*(?:[-*+]|[0-9]+[.)])[ ]+\S[^\n]*                 # an item of a list, which no text begins with
    """
)
_VALUES = re.compile(r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}", re.DOTALL)


def mark_in(text: str) -> str | None:
    """Return the first mark of Markdown or HTML in `text`, as a sentence holds it; None if it has none."""
    mark = _MARKS.search(_VALUES.sub("…", text))
    if not mark:
        return None
    found = mark[0].strip().replace("; ", ", ")
    return found if found.startswith("`") else f"`{found}`"


def _plain_words(text: str) -> str:
    if mark := mark_in(text):
        raise ValueError(f"{mark} {AS_TYPED}; {PLAIN}")
    return text


PlainWords = Annotated[Text, AfterValidator(_plain_words)]
"""Text that is shown as it stands, without Markdown; it may hold values."""
