"""Whatever stands in a manifest or an index: it is read as it is meant, or said to be none, and nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.versions.in_force import day_in
from handbook.versions.listed import index_text, read_index
from handbook.versions.manifest import Manifest
from handbook.versions.number import Number
from tests.versions.published import NOW, listed
from tests.versions.test_records import MANIFEST

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(["2026.1", "2026-03-01", "2026-03-01T12:00:00", "Europe/London", "material", "Europe", "../x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(st.sampled_from(sorted(json.loads(MANIFEST.text()))), ODD)
def test_a_manifest_with_an_odd_value_is_none_or_one_that_can_be_worked_with(field, value):
    try:
        found = Manifest.read(json.dumps(json.loads(MANIFEST.text()) | {field: value}))
    except ValueError:
        return
    assert Manifest.read(found.text()) == found
    day_in(found.time_zone, found.published)
    assert found.published <= NOW or found.published > NOW
    assert all(isinstance(address, str) for address in (*found.addresses, *found.scripts, *found.keeping))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2026-11-24T12:00:00"),
        ("published", "2026-11-24"),
        ("time_zone", "Europe/Nowhere"),
        ("time_zone", "Europe"),
        ("time_zone", "/etc/passwd"),
        ("time_zone", ""),
        ("site_url", 7),
        ("indexed", 1),
        ("showing", "about/"),
        ("showing", {"index.html": 7}),
        ("scripts", [7]),
        ("keeping", None),
    ],
)
def test_a_value_that_others_could_not_work_with_is_refused(field, value):
    with pytest.raises(ValueError):
        Manifest.read(json.dumps(json.loads(MANIFEST.text()) | {field: value}))


INDEX = json.loads(
    index_text([listed("2026.1", "2026-03-01"), listed("2026.2", "2026-06-01", withdrawn="2026-07-01")], None)
)


def newest_first(found):
    return sorted(found, key=lambda one: one.order, reverse=True)


@given(st.integers(0, 1), st.sampled_from(["version", "aliases", "properties"]), ODD)
def test_an_index_with_an_odd_entry_is_none_or_can_be_written_again(at, field, value):
    entries = [*INDEX[:at], INDEX[at] | {field: value}, *INDEX[at + 1 :]]
    try:
        found, current = read_index(json.dumps(entries))
    except ValueError:
        return
    assert read_index(index_text(found, current)) == (newest_first(found), current)


@given(st.sampled_from(sorted(INDEX[0]["properties"])), ODD)
def test_an_index_with_an_odd_property_is_none_or_can_be_written_again(field, value):
    entries = [INDEX[0] | {"properties": INDEX[0]["properties"] | {field: value}}, INDEX[1]]
    try:
        found, current = read_index(json.dumps(entries))
    except ValueError:
        return
    assert read_index(index_text(found, current)) == (newest_first(found), current)


def test_an_index_that_lists_a_version_twice_is_none():
    with pytest.raises(ValueError, match="it lists a version twice"):
        read_index(json.dumps([INDEX[0], *INDEX]))


@given(st.text(alphabet="0123456789.-v/\\ \n", max_size=12))
def test_a_number_is_read_as_it_was_typed_or_not_at_all(typed):
    try:
        number = Number.of(typed)
    except ValueError:
        return
    assert str(number) == typed
    assert "/" not in typed and not typed.startswith((".", "-"))
