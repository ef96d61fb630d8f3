"""A folder is replaced whole, or not at all."""

import os
from pathlib import Path

import pytest

from handbook.render import swap
from handbook.render.output import MARK


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


@pytest.fixture
def aside(tmp_path):
    """The only site there is, under the name that it has between two renames; and where it belongs."""
    return folder(tmp_path / ".site.handbook-previous", "old"), tmp_path / "site"


def test_a_machine_that_stops_between_two_renames_loses_nothing(aside):
    _, target = aside
    swap.complete(target)
    assert (target / "index.html").read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


def test_an_empty_folder_that_was_made_meanwhile_gives_way_to_the_only_site_there_is(aside):
    previous, target = aside
    target.mkdir()
    swap.complete(target)
    assert (target / "index.html").read_text() == "old"
    assert not previous.exists()


def test_the_only_site_there_is_stays_aside_where_somebody_elses_files_stand_in_its_place(aside):
    previous, target = aside
    folder(target, "theirs")
    swap.complete(target)
    assert (target / "index.html").read_text() == "theirs"
    assert (previous / "index.html").read_text() == "old"


def test_an_older_site_goes_where_the_newer_one_is_in_place(aside):
    previous, target = aside
    (folder(target, "new") / MARK).touch()
    swap.complete(target)
    assert (target / "index.html").read_text() == "new"
    assert not previous.exists()


@pytest.mark.parametrize("stopped_at", [1, 2], ids=["after the first rename", "after the second"])
def test_whoever_stops_it_between_two_renames_has_a_site(tmp_path, monkeypatch, stopped_at):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = folder(tmp_path / "site", "old")
    real, renames = os.rename, list[Path]()

    def rename(source, to):
        real(source, to)
        renames.append(source)
        if len(renames) == stopped_at:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        swap.put_in_place(folder(tmp_path / ".site.handbook-building-x", "new"), target)
    assert (target / "index.html").read_text() == ("old", "new")[stopped_at - 1]


def test_a_second_rename_that_fails_puts_the_older_folder_back(tmp_path, monkeypatch):
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    target = folder(tmp_path / "site", "old")
    with pytest.raises(OSError, match="No such file"):
        swap.put_in_place(tmp_path / "not-there", target)
    assert (target / "index.html").read_text() == "old"
