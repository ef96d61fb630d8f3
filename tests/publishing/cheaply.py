"""A publication in a process of its own, which takes pages from a folder instead of building them.

    python -m tests.publishing.cheaply REPOSITORY PAGES VERSION DAY [--push]

It says "ready" once the pages are at hand, so that whoever watches can stop it from then on. Its exit codes are those
of the verb.
"""

import sys
from datetime import date
from pathlib import Path

from handbook import exits
from handbook.inspect import inspect
from handbook.publishing import publish as publishing
from handbook.publishing.making import Order
from handbook.publishing.refused import Refused
from handbook.publishing.sources import sources_of
from handbook.site import Site
from handbook.versions.number import Number
from handbook.versions.pack import read_folder
from tests.publishing.repositories import NOW


def numbered(pages, edition):
    """Return `pages`, which were made for the version 2000.1 after 1999.1, for another `edition`."""
    number, before = edition.number.encode(), str(edition.before).encode()
    return {path: data.replace(b"2000.1", number).replace(b"1999.1", before) for path, data in pages.items()}


def main(repository, folder, version, day, *more):
    site = Site.of(Path(repository), NOW.date())
    book, _ = inspect(site)
    pages = read_folder(Path(folder))
    vars(publishing)["built"] = lambda book, edition, site_url: numbered(pages, edition)
    sources, wrong = sources_of(site)
    if sources is None:
        print(wrong)
        return exits.REFUSED
    print("ready", flush=True)
    order = Order(Number.of(version), date.fromisoformat(day), "material", f"What {version} changes.")
    try:
        done = publishing.publish(book, order, sources, "--push" in more, NOW, lambda text: print(text, flush=True))
    except Refused as error:
        print(error)
        return exits.REFUSED
    except OSError as error:
        print(error)
        return exits.MACHINE
    print("already" if done.already else "published")
    return exits.DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
