"""How a publication ends that is refused: with sentences that say why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.flaws import Flaw


class Refused(Exception):
    """Nothing was changed. `sentences` say what keeps it from being done, `flaws` what is wrong in which file."""

    def __init__(self, *sentences: str, flaws: Iterable[Flaw] = ()) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences
        self.flaws = list(flaws)
