"""What a check says with regard to what is published: a version that is due, and addresses that would lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from handbook.addresses import shown_address
from handbook.book import Book
from handbook.flaws import Flaw, Place
from handbook.organization.times import in_full
from handbook.publishing.unasked import remarks
from handbook.repository.branch import NAME
from handbook.repository.git import GitFailed, no_repository
from handbook.repository.here import known
from handbook.repository.reading import read_record
from handbook.repository.refused import Refused
from handbook.versions.in_force import day_in, in_force
from handbook.versions.lost import LOST, MEND, gone_addresses
from handbook.versions.record import Record

DUE: Final = "due"
PUBLISHED: Final = "published"


def check_published(book: Book, now: datetime) -> Iterator[Flaw]:
    """Yield warnings on `book` beside the branch, as it is known here.

    Where nothing was published, or another organization's folder is checked, there is nothing to say.
    """
    root = book.site.root
    if book.site.organization_dir != root / "organization":
        return
    try:
        branch = known(root)
        record, alone = read_record(branch), [*remarks(branch)]
    except GitFailed:
        return
    except Refused as error:
        if not no_repository(root):
            yield from (_of_branch(sentence) for sentence in error.sentences)
        return
    yield from map(_of_branch, alone)
    yield from _due(record, now)
    yield from _lost(record, book, now)


def _of_branch(sentence: str) -> Flaw:
    """Return as a warning what a `sentence` says of the branch, and after its first semicolon, what to do."""
    problem, _, mend = sentence.partition("; ")
    return Flaw(Place(NAME), problem[:1].lower() + problem[1:], mend, PUBLISHED, "warning")


def _due(record: Record, now: datetime) -> Iterator[Flaw]:
    """Yield a warning if plain addresses do not lead to the version in force `now` where no script runs."""
    current = in_force(record.versions, now)
    if current and current.version != record.current:
        before = f"version {record.current}" if record.current else "no version in force"
        problem = f"version {current.version} is in force since {in_full(current.effective)}"
        problem += f", and without scripts plain addresses still lead to {before}"
        mend = "run `python3 -m handbook publish --due --push`, and see whether the daily workflow has fallen asleep"
        yield Flaw(Place(NAME), problem, mend, DUE, "warning")


def _lost(record: Record, book: Book, now: datetime) -> Iterator[Flaw]:
    """Yield a warning for each address of a version whose day has come that `book`, as the next one, would not answer.

    What is announced may have pages more than a version that comes before it.
    """
    if book.organization is None:
        return
    begun = [one for one in record.versions if one.effective <= day_in(one.time_zone, now)]
    own = book.pages.keys() | book.moved.keys() | book.gone.keys()
    for address, version in gone_addresses(begun, record, own):
        problem = f"`{shown_address(address)}` is a page of version {version}, and nothing answers there now"
        yield Flaw(book.located.value_place(()), problem, MEND, LOST, "warning")
