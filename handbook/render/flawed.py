"""How flaws leave MkDocs: as its own kind of abort, so that its command line prints them and stops."""

from __future__ import annotations

from mkdocs.exceptions import Abort

from handbook.flaws import Flaw, as_text


class Flawed(Abort):
    """The content or the organization's details have `flaws`, at least one of them an error."""

    def __init__(self, flaws: list[Flaw]) -> None:
        super().__init__(as_text(flaws))
        self.flaws = flaws
