"""The preview turns from one site to the next without a gap."""

import re
import threading
from pathlib import Path

import pytest

from handbook.render.serve import Preview

PAGE = '<html><head><meta charset="utf-8"></head><body>{0}</body></html>'


@pytest.fixture
def preview(tmp_path):
    def make(folder: Path):
        (folder / "index.html").write_text(PAGE.format(folder.name), encoding="utf-8")
        return []

    preview = Preview(make, "127.0.0.1", 8000, tmp_path)
    yield preview
    preview.close()


def test_a_page_that_is_on_its_way_is_not_taken_from_its_reader(preview):
    preview.rebuild()
    asked = Path(preview.root, "index.html")
    preview.rebuild()
    if preview._clearing:
        preview._clearing.join()
    assert Path(preview.root) != asked.parent
    assert asked.read_text(encoding="utf-8") == PAGE.format(1)


def test_old_sites_are_cleared_away(preview):
    for _ in range(6):
        preview.rebuild()
        if preview._clearing:
            preview._clearing.join()
    assert len([*Path(preview.root).parent.iterdir()]) == 2


def asked(preview, path="/"):
    """Return the name of the site out of which a page comes, and the number that it is given."""
    content = b"".join(preview.serve_request({"PATH_INFO": path}, lambda *_: None))
    ((epoch, name),) = re.findall(rb'data-epoch="(\d+)".*<body>(\d)', content, re.DOTALL)
    return name, int(epoch)


@pytest.mark.parametrize("path", ["/", "/nowhere/"])
def test_a_page_that_is_asked_for_during_a_build_never_stays_the_old_one(preview, path):
    preview._watched_paths["docs"] = 1
    preview.rebuild()
    Path(preview.root, "404.html").write_text(PAGE.format(1), encoding="utf-8")
    begun = preview._visible_epoch
    assert asked(preview, path) == (b"1", begun)
    preview._wanted_epoch = begun + 1
    answers = []
    reader = threading.Thread(target=lambda: answers.append(asked(preview, path)))
    reader.start()
    reader.join(0.2)
    assert answers == []
    preview.rebuild()
    Path(preview.root, "404.html").write_text(PAGE.format(2), encoding="utf-8")
    with preview._epoch_cond:
        preview._visible_epoch = begun + 1
        preview._epoch_cond.notify_all()
    reader.join()
    assert answers == [(b"2", begun + 1)]


def test_a_page_out_of_a_site_that_is_just_replaced_knows_that_it_is_old(preview, monkeypatch):
    preview._watched_paths["docs"] = 1
    preview.rebuild()
    begun = preview._visible_epoch
    opened = preview._inject_js_into_html

    def replaced_meanwhile(content, epoch):
        preview._visible_epoch = preview._wanted_epoch = begun + 1
        return opened(content, begun + 1)

    monkeypatch.setattr(preview, "_inject_js_into_html", replaced_meanwhile)
    assert asked(preview) == (b"1", begun)


def test_what_was_away_during_a_build_alone_is_built_again(preview, tmp_path):
    watched, made = tmp_path / "organization", preview._make
    watched.mkdir()
    preview.watch(str(watched))

    def away_meanwhile(folder):
        back = watched.rename(tmp_path / "away")
        flaws = made(folder)
        back.rename(watched)
        return flaws

    preview.rebuild()
    assert not preview._want_rebuild
    preview._make = away_meanwhile
    preview.rebuild()
    assert preview._want_rebuild
