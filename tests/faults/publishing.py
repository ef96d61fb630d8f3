"""A repository with versions and an origin, in which one command is given over and over from the same state."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from handbook.edition import Edition
from handbook.inspect import inspect
from handbook.publishing.making import built
from handbook.site import Site
from tests.copies import with_programs_of_its_own
from tests.faults.commands import Commands
from tests.faults.organizations import WITHOUT_MOST
from tests.faults.trials import tree
from tests.publishing.repositories import NOW, git, make_repository

_OWN = (".git", ".venv")
_PAGES = ("404.html", "index.html", "help-now/", "policies/harassment/", "assets/handbook.")
"""What is published for the whole site, since only git has to do with it here."""


class Repository:
    """A repository and its origin, in which two versions are published."""

    def __init__(self, quick: Path) -> None:
        self.root, self.origin, self.temporary = quick / "repository", quick / "origin.git", quick / "temporary"
        self._kept = quick / "kept"
        make_repository(self.root, WITHOUT_MOST)
        with_programs_of_its_own(self.root)
        git(quick, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git")
        git(self.root, "remote", "add", "origin", str(self.origin))
        git(self.root, "push", "--quiet", "origin", "main")
        self.temporary.mkdir()
        self.commands = Commands(self.root, self.temporary)
        self.commands.take_pages(_pages(self.root, quick / "pages"))
        for version, day in (("2026.1", "2026-03-01"), ("2026.2", "2026-04-01")):
            done = self.commands.learn(*publication(version, day), "--push")
            assert done.code == 0, done.said
        for place in self._places():
            git(place, "gc", "--quiet", "--prune=now")
        self.keep()

    def _places(self) -> dict[Path, str]:
        return {self.root: ".git", self.origin: ""}

    def keep(self) -> None:
        """Make what is there now the state that `put_back` puts back."""
        shutil.rmtree(self._kept, ignore_errors=True)
        for place, folder in self._places().items():
            shutil.copytree(place / folder, self._kept / place.name)

    def put_back(self) -> None:
        """Put the repository and its origin back as they were kept."""
        for place, folder in self._places().items():
            shutil.rmtree(place / folder)
            shutil.copytree(self._kept / place.name, place / folder)

    def sources(self) -> object:
        """Return all that is there beside what git keeps and the programs."""
        return {path: each for path, each in tree(self.root).items() if not path.startswith(_OWN)}

    def branch(self) -> tuple[str, str]:
        """Return where the branch is at origin and here."""
        words = ("for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")
        return git(self.origin, *words), git(self.root, *words)

    def references(self) -> str:
        """Return all that has a name, here and at origin."""
        return "\n".join(git(place, "for-each-ref", "--format=%(objectname) %(refname)") for place in self._places())

    def state(self) -> object:
        """Return all that a command could change, but for what git keeps as it likes."""
        return self.references(), self.sources()

    def left(self) -> list[str]:
        """Return what lies in the way, here and at origin. Git must find nothing wrong there."""
        wrong = [path.name for path in self.temporary.iterdir()]
        for place, folder in self._places().items():
            git(place, "fsck", "--connectivity-only", "--no-dangling")
            wrong += [path.name for path in (place / folder).rglob("*.lock")]
        return wrong


class Publishing:
    """What one command does to the repository, which is put back each time; readers have what stands at origin."""

    def __init__(self, repository: Repository, *words: str) -> None:
        self.repository, self.commands, self.words = repository, repository.commands, words
        self.name = " ".join(word for word in words[:2] if not word.startswith("2026"))
        repository.put_back()
        self.old, self.left = repository.branch(), repository.left
        whole = self.commands.run(*words)
        assert whole.code == 0, whole.said
        self.new, self.names = repository.branch(), repository.references()

    def prepare(self) -> None:
        """Put the state before the command there."""
        self.repository.put_back()

    def state(self) -> str:
        """Say what readers have."""
        there = self.repository.branch()
        if there == self.old:
            return "old"
        if there == (self.new[0], self.old[1]):  # origin has it, and the branch here follows by the next command
            return "new"
        return "new" if there == self.new else f"{there}"

    def complete(self) -> bool:
        """Say whether everything has the name that the command gives it where nothing comes in between."""
        return self.repository.references() == self.names


def publication(version: str, day: str) -> tuple[str, ...]:
    """Return the words of a publication."""
    said = ("--change", "material", "--summary", f"What {version} changes.")
    return ("publish", version, "--effective", day, *said)


def _pages(root: Path, folder: Path) -> Path:
    """Put a few real pages of the repository at `root` into `folder`, with a version's number in them; return it."""
    book, _ = inspect(Site.of(root, NOW.date()))
    edition = Edition("2000.1", date(2000, 1, 1), True, "", "1999.1")
    files = built(book, edition, "https://lakeside.example/handbook/")
    for path, data in ((path, data) for path, data in files.items() if path.startswith(_PAGES)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder
