"""What lies among pages is told by name, and nothing of it is read through a link."""

import os

import pytest

from handbook.pages.lying import files_in, lying


@pytest.fixture
def pages(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.md").write_text("the secret")
    top = tmp_path / "pages"
    for name in ("b/two.md", "b/more/.git/a.md", "b/more/x.md", "a.MD", "c.png", ".hats/coats.md", ".one.md", "~$a.md"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("x")
    (top / "aa").symlink_to(elsewhere)
    (top / "ab.md").symlink_to(elsewhere / "secret.md")
    (top / ".ac").symlink_to(elsewhere)
    (top / "round").symlink_to(top)
    os.mkfifo(top / "b" / "pipe")
    return top


def told(top, **options):
    return [(each.path.relative_to(top).as_posix(), each.kind) for each in lying(top, **options)]


def test_all_that_lies_there_is_told_folder_by_folder_and_by_name(pages):
    assert told(pages) == [
        (".ac", "link"),
        (".hats", "folder"),
        (".one.md", "file"),
        ("a.MD", "file"),
        ("aa", "link"),
        ("ab.md", "link"),
        ("b", "folder"),
        ("c.png", "file"),
        ("round", "link"),
        ("~$a.md", "file"),
        ("b/more", "repository"),
        ("b/pipe", "file"),
        ("b/two.md", "file"),
    ]


def test_what_is_in_hidden_folders_is_told_to_who_asks(pages):
    assert {*told(pages, hidden=True)} - {*told(pages)} == {(".hats/coats.md", "file")}


def test_files_are_neither_links_nor_hidden_nor_left_by_a_program(pages):
    files = [file.relative_to(pages).as_posix() for file in files_in(pages, (".md", ".png"))]
    assert files == ["a.MD", "c.png", "b/two.md"]


def test_a_link_in_place_of_the_folder_itself_and_a_folder_that_is_missing_hold_nothing(pages, tmp_path):
    (tmp_path / "link").symlink_to(pages, target_is_directory=True)
    assert [*lying(tmp_path / "link"), *lying(tmp_path / "missing")] == []


def test_a_folder_that_cannot_be_listed_is_told_once_more(pages, monkeypatch):
    listed = os.scandir

    def refused(folder):
        if os.path.basename(folder) == "b":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(os, "scandir", refused)
    assert told(pages)[6:] == [
        ("b", "folder"),
        ("c.png", "file"),
        ("round", "link"),
        ("~$a.md", "file"),
        ("b", "unread"),
    ]
