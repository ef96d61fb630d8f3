"""How a publication ends that is refused: with sentences that say why, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handbook.flaws import Flaw
from handbook.secrets.find import redacted


class Refused(Exception):
    """Nothing was changed. `sentences` say what keeps it from being done, `flaws` what is wrong in which file."""

    def __init__(self, *sentences: str, flaws: Iterable[Flaw] = ()) -> None:
        self.sentences = tuple(map(redacted, sentences))  # git's words and names may hold an address with a password
        super().__init__("\n".join(self.sentences))
        self.flaws = list(flaws)


class NoSuchVersion(Refused):
    """A version that was named has never been published."""


def refuse_together(*checks: Callable[[], object]) -> None:
    """Call all `checks`; raise Refused with the sentences and flaws of all that raise it, in their order."""
    refusals = []
    for check in checks:
        try:
            check()
        except Refused as error:
            refusals.append(error)
    if refusals:
        sentences = [sentence for error in refusals for sentence in error.sentences]
        raise Refused(*sentences, flaws=[flaw for error in refusals for flaw in error.flaws])
