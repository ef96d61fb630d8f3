"""Two builds into one folder do not disturb each other."""

import errno
import os

import pytest

from handbook.lock import only_one
from handbook.whole import write_whole
from tests.held import lock_held
from tests.running import run


def test_a_second_build_is_told_who_builds_and_leaves_everything_alone(tmp_path):
    site = tmp_path / "site"
    with lock_held(site) as holder:
        result = run("build", "--output", str(site))
    assert result.returncode == 4
    assert f"another build into this folder is running (process {holder})" in result.stderr
    assert run("build", "--output", str(site)).returncode == 0, "the lock outlived its owner"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_lock_goes_away_also_after_an_error(tmp_path):
    with pytest.raises(ValueError, match="x"), only_one(tmp_path / "site"):
        raise ValueError("x")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_is_a_link_is_refused_and_what_it_leads_to_stays(tmp_path):
    (tmp_path / "letter").write_text("Dear all")
    (tmp_path / ".site.lock").symlink_to("letter")
    result = run("build", "--output", str(tmp_path / "site"))
    assert result.returncode == 4
    assert (
        f"{tmp_path}/.site.lock: this is a link to another place, so take it away; nothing was changed" in result.stderr
    )
    assert (tmp_path / "letter").read_text() == "Dear all"


def test_a_file_is_not_written_through_a_link_that_stands_aside(tmp_path):
    (tmp_path / "letter").write_text("Dear all")
    (tmp_path / ".page.md.new").symlink_to("letter")
    with pytest.raises(OSError, match="a link to another place"):
        write_whole(tmp_path / "page.md", b"Words")
    assert (tmp_path / "letter").read_text() == "Dear all"
    assert not (tmp_path / "page.md").exists()


def test_where_nothing_can_be_written_into_the_lock_nobody_holds_it_afterwards(tmp_path, monkeypatch):
    def full(handle, size):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "ftruncate", full)
        with pytest.raises(OSError, match="No space"), only_one(tmp_path / "site"):
            pass
    assert list(tmp_path.iterdir()) == []
    with only_one(tmp_path / "site"):
        pass


def test_a_disk_on_which_a_file_has_another_number_each_time_has_no_locks(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fstat", lambda handle: os.stat_result([0] * 10))
    with pytest.raises(OSError, match="files cannot be locked here"), only_one(tmp_path / "site"):
        pass


def test_where_there_is_no_room_for_a_lock_the_folder_is_named(tmp_path):
    result = run("build", "--output", "/proc/site")
    assert result.returncode == 4
    assert result.stderr.splitlines()[-1].startswith("/proc: "), result.stderr
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(IsADirectoryError, match=r"\.site\.lock"), only_one(tmp_path / "site"):
        pass
