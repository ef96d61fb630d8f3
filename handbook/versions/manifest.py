"""The manifest of a version: what was published, by whom, from what, and the sum of every file.

It lies in the version's own folder and is written once. All that the list of versions says can be made again from it
and from the summary beside it. That is a file of its own, so that it goes when a version is taken down, and the
manifest stays.

The *seal* is the sum over the sums of all files. A page cannot hold its own sum, so one that shows the seal is summed
as it was before, with `5ea1` sixteen times in the seal's place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from handbook.versions.number import Number, is_number

NAME = "manifest.json"
"""The manifest's name within a version's folder."""
SUMMARY = "summary.txt"
"""The file beside it that says the version's change in a sentence; there is none where nobody wrote one."""
Change = Literal["material", "editorial"]
CHANGES: tuple[Change, ...] = ("material", "editorial")


@dataclass(frozen=True)
class Manifest:
    """What is known of a published version.

    It takes effect as the day `effective` begins in `time_zone`, and was `published` at that time (UTC). `before` is
    the version whose text it was compared with, `without` are those of which it shows nothing. `commit` is that of the
    sources, `requirements` the sum of requirements.txt. `files` holds the sum of each file of the folder by path, but
    for the manifest's; `showing` what the sum was, of those that show the seal, before it stood there. `scripts` are
    the hashes of inline scripts, `keeping` the addresses of pages that keep text (both for the headers of hosts).
    """

    version: Number
    effective: date
    time_zone: str
    change: Change
    organization: str
    site_url: str
    published: datetime
    publisher: str
    commit: str
    requirements: str
    before: Number | None
    without: tuple[Number, ...]
    seal: str
    showing: Mapping[str, str]
    scripts: tuple[str, ...]
    keeping: tuple[str, ...]
    indexed: bool
    files: Mapping[str, str]

    @property
    def addresses(self) -> frozenset[str]:
        """The addresses that the version answers, relative to its folder; "" is home."""
        return frozenset(
            path.removesuffix("index.html")
            for path in self.files
            if path == "index.html" or path.endswith("/index.html")
        )

    @property
    def unsealed(self) -> Mapping[str, str]:
        """The sum of each file, as it was before the seal stood in it: what the seal is the sum of."""
        return {**self.files, **self.showing}

    def text(self) -> str:
        """Return the manifest as the JSON that is published."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        known |= {
            "version": str(self.version),
            "before": None if self.before is None else str(self.before),
            "without": [str(number) for number in self.without],
            "effective": self.effective.isoformat(),
            "published": self.published.isoformat(timespec="seconds"),
            "showing": dict(sorted(self.showing.items())),
            "files": dict(sorted(self.files.items())),
        }
        return json.dumps({"format": _FORMAT, **known}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def read(cls, text: str) -> Manifest:
        """Return the manifest that `text` is. Raises ValueError if it is none that can be read."""
        try:
            data: dict[str, Any] = json.loads(text)
            if data.pop("format") != _FORMAT:
                raise ValueError("its format is not known here")
            data |= {
                "version": Number.of(data["version"]),
                "before": None if data["before"] is None else Number.of(data["before"]),
                "without": tuple(map(Number.of, data["without"])),
                "effective": date.fromisoformat(data["effective"]),
                "published": datetime.fromisoformat(data["published"]),
                **{name: (*data[name],) for name in _LISTS if isinstance(data[name], list)},
            }
            if data["change"] not in CHANGES or not _are_text([*data["files"].values(), *data["showing"].values()]):
                raise ValueError("a value of it is not known here")
            if not all(map(_is_within, data["files"])):
                raise ValueError("a file of it lies where none of a version can")
            if data["showing"].keys() - data["files"].keys():
                raise ValueError("a file of it is not listed")
            listed = [data[name] for name in _LISTS]
            if not all(isinstance(one, tuple) and _are_text(one) for one in listed):
                raise ValueError("a list of it is none of texts")
            if not _are_text(data[name] for name in _TEXTS):
                raise ValueError("a value of it is no text")
            if data["published"].tzinfo is None or not isinstance(data["indexed"], bool):
                raise ValueError("a value of it is not written as it should be")
            ZoneInfo(data["time_zone"])
            return cls(**data)
        except (ZoneInfoNotFoundError, TypeError, AttributeError, RecursionError, OSError):
            raise ValueError("it does not hold what a manifest holds") from None
        except KeyError as error:
            raise ValueError(f"it does not hold what a manifest holds: `{error.args[0]}` is missing") from None


_FORMAT = 1
_LISTS = ("scripts", "keeping")
_TEXTS = ("time_zone", "organization", "site_url", "publisher", "commit", "requirements", "seal")


def _are_text(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _is_within(path: str) -> bool:
    """Return whether `path` is of a file in a version's folder, and what leads to it is in no other version's."""
    folders = path.split("/")
    return path.isprintable() and not is_number(folders[0]) and not {"", ".", ".."} & set(folders)


def sum_of(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def seal_of(sums: Mapping[str, str]) -> str:
    """Return the seal over `sums` (by path), of files as they are before it stands in them.

    It can be made by hand: `sha256sum` of the lines "SUM  PATH", in the order of the paths' bytes.
    """
    lines = (f"{sums[path]}  {path}\n" for path in sorted(sums, key=str.encode))
    return sum_of("".join(lines).encode())
