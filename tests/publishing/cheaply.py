"""Publications in processes of their own, which take pages from a folder instead of building them.

    python -m tests.publishing.cheaply REPOSITORY PAGES

The book is read once. Then each line on standard input, a list in JSON, either starts one of them from a copy of the
repository and is answered by its process, which is the leader of a group; or waits for one and is answered by its exit
code, which is that of the verb, or minus the signal that ended it.
"""

import json
import os
import resource
import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from handbook import exits
from handbook.inspect import inspect
from handbook.publishing import publish as publishing
from handbook.publishing.making import Order, read_folder
from handbook.publishing.sources import sources_of
from handbook.repository.refused import Refused
from handbook.site import Site
from handbook.versions.number import Number
from tests.publishing.repositories import NOW


def numbered(pages, edition):
    """Return `pages`, which were made for the version 2000.1 after 1999.1, for another `edition`."""
    number, before = edition.number.encode(), str(edition.before).encode()
    return {path: data.replace(b"2000.1", number).replace(b"1999.1", before) for path, data in pages.items()}


def publish(book, folder, version, day, push):
    """Publish a version from `folder`; return the exit code. All is said on standard output."""
    site = replace(book.site, root=Path(folder), organization_dir=Path(folder) / "organization")
    sources, wrong = sources_of(site)
    if sources is None:
        print(wrong)
        return exits.REFUSED
    order = Order(Number.of(version), date.fromisoformat(day), "material", f"What {version} changes.")
    try:
        done = publishing.publish(replace(book, site=site), order, sources, push, NOW, print)
    except Refused as error:
        print(error)
        return exits.REFUSED
    except OSError as error:
        print(error)
        return exits.MACHINE
    print("already" if done.already else "published", done.left)
    return exits.MACHINE if done.left else exits.DONE


def start(book, folder, version, day, push, said, most):
    """Start a publication that says all in the file `said`; no file of its may be larger than `most` bytes, or None."""
    ready, begun = os.pipe()
    process = os.fork()
    if process:
        os.close(begun)
        os.read(ready, 1)
        os.close(ready)
        return process
    try:
        os.setsid()
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(out, stream)
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        os.close(begun)
        code = publish(book, folder, version, day, push)
        sys.stdout.flush()
    except BaseException as error:
        os.write(2, f"Traceback: {error!r}".encode())
        code = 70
    os._exit(code)


def main(repository, pages):
    kept = read_folder(Path(pages))
    book, _ = inspect(Site.of(Path(repository), NOW.date()))
    vars(publishing)["built"] = lambda book, edition, site_url: numbered(kept, edition)
    for line in sys.stdin:
        what, *words = json.loads(line)
        answer = start(book, *words) if what == "start" else os.waitstatus_to_exitcode(os.waitpid(words[0], 0)[1])
        print(answer, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
