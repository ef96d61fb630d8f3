"""A folder is replaced whole, or not at all."""

import os
from pathlib import Path

import pytest

from handbook.render import swap


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


@pytest.mark.parametrize("at_once", [True, False], ids=["in one step", "by two renames"])
def test_a_finished_folder_takes_the_place_of_the_older_one(tmp_path, monkeypatch, at_once):
    if not at_once:
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = folder(tmp_path / "site", "old")
    swap.put_in_place(folder(tmp_path / ".site.handbook-building-x", "new"), target)
    assert (target / "index.html").read_text() == "new"
    assert not (tmp_path / ".site.handbook-previous").exists()


def test_a_machine_that_stops_between_two_renames_loses_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = folder(tmp_path / "site", "old")
    new = folder(tmp_path / ".site.handbook-building-x", "new")
    renames: list[Path] = []
    real = os.rename

    def rename(source, to):
        if renames:
            raise KeyboardInterrupt
        renames.append(source)
        real(source, to)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        swap.put_in_place(new, target)
    assert not target.exists()
    monkeypatch.undo()
    swap.complete(target)
    assert (target / "index.html").read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_second_rename_that_fails_puts_the_older_folder_back(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = folder(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        swap.put_in_place(tmp_path / "not-there", target)
    assert (target / "index.html").read_text() == "old"
