"""What a value was called before: pages of forks that still call it so show the same."""

from __future__ import annotations

from operator import attrgetter


class Renamed(property):
    """The former name of a value, written into the class that has it: `mail = Renamed("email")`.

    `now` is what it is called now, from there: a name, or names with dots between them (`"brand.colour"`).
    """

    def __init__(self, now: str) -> None:
        super().__init__(attrgetter(now))
        self.now = now
