"""A file is written whole, in its place, and for those who could read it before."""

import errno
import stat

import pytest

from handbook import lock, scratch
from handbook.whole import write_whole


def test_a_file_is_there_and_nothing_beside_it(tmp_path):
    write_whole(tmp_path / "page.md", b"one")
    write_whole(tmp_path / "page.md", b"two")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"page.md": b"two"}


def test_what_a_link_leads_to_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "page.md", tmp_path / "page.md"
    file.write_bytes(b"one")
    link.symlink_to(file)
    write_whole(link, b"two")
    assert (link.is_symlink(), file.read_bytes()) == (True, b"two")


def test_a_file_that_others_may_not_read_stays_so(tmp_path):
    file = tmp_path / "page.md"
    file.write_bytes(b"one")
    file.chmod(0o600)
    write_whole(file, b"two")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.fixture
def no_locks(monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)


def test_where_files_cannot_be_locked_a_sentence_says_so_and_nobody_is_blamed(tmp_path, no_locks):
    with pytest.raises(OSError, match="files cannot be locked here"), lock.only_one(tmp_path / "site"):
        pass


def test_where_folders_cannot_be_locked_a_command_has_one_all_the_same(tmp_path, monkeypatch, no_locks):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch.scratch("check") as folder:
        assert [*tmp_path.iterdir()] == [folder]
    assert [*tmp_path.iterdir()] == []
