"""The preview turns from one site to the next without a gap."""

from pathlib import Path

import pytest

from handbook.render.serve import Preview


@pytest.fixture
def preview():
    def make(folder: Path):
        (folder / "index.html").write_text(f"<body>{folder.name}</body>", encoding="utf-8")
        return []

    preview = Preview(make, "127.0.0.1", 8000)
    yield preview
    preview.close()


def test_a_page_that_is_on_its_way_is_not_taken_from_its_reader(preview):
    preview.rebuild()
    asked = Path(preview.root, "index.html")
    preview.rebuild()
    if preview._clearing:
        preview._clearing.join()
    assert Path(preview.root) != asked.parent
    assert asked.read_text(encoding="utf-8") == "<body>1</body>"


def test_old_sites_are_cleared_away(preview):
    for _ in range(6):
        preview.rebuild()
        if preview._clearing:
            preview._clearing.join()
    assert len([*Path(preview.root).parent.iterdir()]) == 2
