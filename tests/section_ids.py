"""The ids of all sections of ours, which are promised: `python -m tests.section_ids` adds new ones to the list."""

from __future__ import annotations

from pathlib import Path

from handbook import ROOT
from handbook.addresses import PAGE_ENDING, address_of, shown_address
from handbook.markup.lines import Lines
from handbook.markup.sections import sections
from handbook.pages.front_matter import split
from handbook.pages.lying import files_in
from handbook.pages.successors import EVERY_PLACE

LIST = Path(__file__).with_name("section_ids.txt")


def present() -> set[str]:
    """Return the sections that ours have now, each as `address#id`."""
    docs = ROOT / "docs"
    files = {address_of(file.relative_to(docs).as_posix()): file for file in files_in(docs, PAGE_ENDING)}
    files[EVERY_PLACE] = ROOT / "jurisdictions" / "page.md"
    return {
        f"{shown_address(address)}#{section.id}"
        for address, file in files.items()
        for section in sections(Lines.of(split(file.read_text(encoding="utf-8"), "")[1], ""))
        if section.id
    }


def promised() -> list[str]:
    """Return the sections that are on the list."""
    return LIST.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    known = promised() if LIST.exists() else []
    LIST.write_text("".join(f"{name}\n" for name in sorted({*known, *present()})), encoding="utf-8")
