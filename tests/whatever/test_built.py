"""What nothing was said against can be built, by the command that everybody uses."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook import ROOT
from tests import forked
from tests.given import PATIENCE
from tests.whatever.good import MATTERS, ORGANIZATION, page
from tests.whatever.often import few, many
from tests.whatever.spoiled import spoiled_data, yaml_of

CHANGED = st.one_of(
    spoiled_data(ORGANIZATION, most=1).map(lambda data: ("organization.yml", yaml_of(data))),
    st.sampled_from(sorted(MATTERS)).flatmap(
        lambda name: spoiled_data(MATTERS[name], most=1).map(lambda data: (f"pages/{name}", page(name, yaml_of(data))))
    ),
)


def built(tried, often, most, folder):
    """Build the first sites, `most` of them, against which nothing is said; return what the command said."""
    kept: list[tuple[str, str]] = []

    @often
    @given(changed=CHANGED)
    def try_one(changed):
        if len(kept) < most and changed not in kept and tried.is_right(changed[1], changed[0]):
            kept.append(changed)
            shutil.copytree(tried.folder, folder / "organizations" / f"org-{len(kept)}")

    try_one()
    assert len(kept) == most
    words = ("build", "--all", str(folder / "organizations"), "--output", str(folder / "sites"), "--jobs", "1")
    return forked.run(words, ROOT, {}, patience=PATIENCE + most * PATIENCE / 10)


def test_what_nothing_was_said_against_can_be_built(tried, tmp_path):
    done = built(tried, few(100), 10, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "10 of 10 sites stand in" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.all
def test_what_nothing_was_said_against_can_be_built_a_hundred_times(tried, tmp_path):
    done = built(tried, many(20), 100, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "100 of 100 sites stand in" in done.stderr and "Traceback" not in done.stderr
