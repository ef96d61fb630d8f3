"""Manifests, the index and the numbers of versions: what is written can be read again, and what is odd is refused."""

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from handbook.edition import SEAL
from handbook.versions.listed import Listed, index_text, read_index
from handbook.versions.listing import address
from handbook.versions.lost import lost_addresses
from handbook.versions.manifest import Manifest, seal_of, sum_of
from handbook.versions.number import Number, is_number
from handbook.versions.record import Record
from handbook.versions.root import root_files
from handbook.versions.withdrawal import Withdrawal
from tests.versions.published import NOW, listed

SHELL = (
    '<head><title>x</title><script src="/handbook/2026.3/assets/handbook.js"></script></head>'
    '<main id="content"><article class="prose"><h1>x</h1><p class="lead">x</p></article></main>'
)
FILES = {"index.html": b"<html>", "about/acknowledge/index.html": b"e" * 64, "a b/ü.txt": b"x", "B.txt": b""}
MANIFEST = Manifest(
    version=Number.of("2026.2"),
    effective=date(2026, 12, 1),
    time_zone="Europe/London",
    change="material",
    organization="Lakeside School",
    site_url="https://lakeside.example/handbook/",
    published=NOW,
    publisher="Wanjiru Kamau",
    commit="c" * 40,
    requirements="d" * 64,
    before=Number.of("2026.1"),
    without=(Number.of("2025.9"),),
    seal="e" * 64,
    showing={"about/acknowledge/index.html": sum_of(b"5ea1" * 16)},
    scripts=("'sha256-x'",),
    keeping=("reporting/incident-log/",),
    indexed=False,
    files={path: sum_of(data) for path, data in FILES.items()},
)


@pytest.mark.parametrize("typed", ["2026.1", "2026.0", "2026.10", "2026.1.2", "1999.9999.9999"])
def test_a_version_is_a_year_and_a_count(typed):
    assert str(Number.of(typed)) == typed
    assert is_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["", ".", "..", "../../evil", "2026", "2026.", "2026.1.", "2026.1.2.3", "2026.1-rc", "-x",
     "latest", "versions.json", "2026,1", "02026.1", "٢٠٢٦.1", "2026.12345"],
)  # fmt: skip
def test_what_is_no_version_is_refused_with_an_example(typed):
    assert not is_number(typed)
    with pytest.raises(
        ValueError,
        match=r"is no version; write a year and a count without a nought in front, such as 2026\.1 or 2026\.1\.2$",
    ):
        Number.of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026.01", "2026.1"),
        ("v2026.1", "2026.1"),
        ("2026-1", "2026.1"),
        ("2026.1\n", "2026.1"),
        (" 2026.1", "2026.1"),
        ("version 2026.1.02", "2026.1.2"),
    ],
)
def test_what_is_nearly_a_version_is_refused_with_the_one_that_is_meant(typed, meant):
    assert not is_number(typed)
    with pytest.raises(ValueError, match=rf"is no version; write {re.escape(meant)}$"):
        Number.of(typed)


def test_versions_count_as_people_count():
    ordered = ["2025.9", "2026.1", "2026.1.0", "2026.1.1", "2026.1.10", "2026.2", "2026.10"]
    assert sorted(map(Number.of, reversed(ordered))) == [Number.of(typed) for typed in ordered]


def test_a_manifest_can_be_read_as_it_was_written():
    assert Manifest.read(MANIFEST.text()) == MANIFEST
    first = replace(MANIFEST, before=None)
    assert Manifest.read(first.text()) == first


def test_a_manifest_names_the_addresses_that_its_version_answers():
    assert MANIFEST.addresses == {"", "about/acknowledge/"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("seal"),
        lambda data: data.update(format=2),
        lambda data: data.update(more="x"),
        lambda data: data.update(version="../evil"),
        lambda data: data.update(effective="2026-13-01"),
        lambda data: data.update(change="huge"),
        lambda data: data.update(files={"x": 1}),
        lambda data: data.update(files=["x"]),
        lambda data: data.update(showing={"x": "0" * 64}),
        lambda data: data.update(showing=["x"]),
        lambda data: data.update(without=["x"]),
        lambda data: data.update(without=7),
        lambda data: data.update(files={"2026.1/index.html": "0" * 64}),
        lambda data: data.update(files={"../index.html": "0" * 64}),
        lambda data: data.update(files={"/index.html": "0" * 64}),
        lambda data: data.update(files={"a\nb/index.html": "0" * 64}),
        lambda data: data.update(published=7),
    ],
)
def test_a_damaged_manifest_is_said_to_be_none(spoil):
    data = json.loads(MANIFEST.text())
    spoil(data)
    with pytest.raises(ValueError):
        Manifest.read(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[]", "null", "7", '"x"', "{}", "{" * 100_000, "\0"])
def test_what_is_no_manifest_is_said_to_be_none(text):
    with pytest.raises(ValueError):
        Manifest.read(text)
    if text not in ("[]",):
        with pytest.raises(ValueError):
            read_index(text)


def test_anybody_can_make_a_seal_by_hand(tmp_path):
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    by_hand = (
        f"grep -rlZ {MANIFEST.seal} | xargs -0 sed -i s/{MANIFEST.seal}/{SEAL}/g; "
        "find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
    )
    out = subprocess.run(["bash", "-c", by_hand], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert seal_of(MANIFEST.unsealed) == out.split()[0]


def test_a_seal_changes_with_every_byte_name_and_file():
    seal = seal_of(MANIFEST.files)
    others = [
        {**MANIFEST.files, "index.html": sum_of(b"<htmk>")},
        {path: sum_ for path, sum_ in MANIFEST.files.items() if path != "B.txt"},
        {**MANIFEST.files, "C.txt": sum_of(b"")},
        {("D.txt" if path == "B.txt" else path): sum_ for path, sum_ in MANIFEST.files.items()},
    ]
    assert seal not in {seal_of(other) for other in others}
    assert len({seal_of(other) for other in others}) == len(others)


def test_the_index_says_what_the_manifests_say_and_can_be_read_again():
    text = MANIFEST.text()
    one = Listed.of(text, 'Whom to tell at night is new; "A & B" <b>.', Withdrawal(date(2027, 2, 1), "unsafe"))
    assert one.manifest == hashlib.sha256(text.encode()).hexdigest()
    assert (one.version, one.effective, one.seal) == (MANIFEST.version, MANIFEST.effective, MANIFEST.seal)
    others = [listed("2026.1", "2026-03-01"), one, listed("2027.1", "2027-01-01")]
    found, current = read_index(index_text(others, Number.of("2026.1")))
    assert (set(found), current) == (set(others), Number.of("2026.1"))
    assert [str(one.version) for one in found] == ["2027.1", "2026.2", "2026.1"]
    assert read_index(index_text(others, None))[1] is None


def test_the_index_has_the_form_that_other_tools_read():
    entries = json.loads(
        index_text([listed("2026.1", "2026-03-01"), listed("2026.2", "2026-06-01")], Number.of("2026.2"))
    )
    assert [(one["version"], one["title"], one["aliases"]) for one in entries] == [
        ("2026.2", "2026.2, from 1 June 2026", ["current"]),
        ("2026.1", "2026.1, from 1 March 2026", []),
    ]
    assert all(not set(one["title"]) & set("<>&\"'") for one in entries)


def test_a_withdrawal_can_be_read_as_it_was_written():
    one = Withdrawal(date(2027, 2, 1), "personal-data")
    assert Withdrawal.read(one.text()) == one
    for text in ('{"day": "2027-02-01", "reason": "shame"}', "{}", "[]", "", '{"day": 1, "reason": "unsafe"}'):
        with pytest.raises(ValueError):
            Withdrawal.read(text)


def manifest(number, *addresses):
    files = {f"{address}index.html": "0" * 64 for address in addresses}
    return replace(MANIFEST, version=Number.of(number), files=files)


def test_after_the_site_has_moved_every_version_is_named_at_its_new_address():
    old, new = manifest("2026.1", ""), replace(manifest("2026.2", ""), site_url="https://new.example/", published=NOW)
    old = replace(old, published=NOW.replace(year=2025))
    record = Record({old.version: old, new.version: new}, (listed("2026.1", "2026-03-01"),), None)
    assert address(record, record.versions[0]) == "https://new.example/2026.1/"


def test_a_page_of_a_version_that_was_cancelled_is_not_missed_and_one_that_was_read_is():
    manifests = [manifest("2026.1", "", "old/"), manifest("2026.2", "", "planned/"), manifest("2026.3", "")]
    cancelled = replace(listed("2026.2", "2027-01-01"), withdrawn=Withdrawal(date(2026, 12, 1), "cancelled"))
    versions = (listed("2026.1", "2026-01-01", withdrawn="2026-06-01"), cancelled, listed("2026.3", "2027-02-01"))
    record = Record({one.version: one for one in manifests}, versions, None)
    assert [sentence.partition(",")[0] for sentence in lost_addresses(record, versions[2])] == [
        "`old/` is a page of version 2026.1"
    ]


def test_an_address_that_the_version_in_force_lacks_leads_to_one_that_can_be_read():
    manifests = [manifest("2026.1", "", "gone/"), manifest("2026.2", "", "gone/"), manifest("2026.3", "")]
    versions = (
        listed("2026.1", "2026-01-01", withdrawn="2026-06-01"), listed("2026.2", "2026-02-01"),
        listed("2026.3", "2026-03-01"),
    )  # fmt: skip
    record = Record({one.version: one for one in manifests}, versions, Number.of("2026.3"))
    page = root_files(record, SHELL)["gone/index.html"].decode()
    assert '<a href="../2026.2/gone/" data-address="gone/" data-since="2026.2">' in page


def test_before_any_version_holds_the_root_looks_like_the_last_that_is_announced():
    first, second, third = (listed(f"2027.{count}", f"2027-0{count}-01") for count in (1, 2, 3))
    down = replace(third, withdrawn=Withdrawal(date(2026, 12, 1), "cancelled"))
    assert Record({}, (first, second, down), None).look == second.version
    assert Record({}, (first, second, down), first.version).look == first.version
    assert Record({}, (down,), None).look is None


def test_what_hosts_are_told_holds_for_every_version():
    older = replace(manifest("2026.1", ""), scripts=("'sha256-older'",), keeping=("old-log/",), indexed=False)
    newer = replace(manifest("2026.2", ""), scripts=("'sha256-newer'",), keeping=("log/",), indexed=True)
    newer = replace(newer, published=NOW.replace(day=25))
    versions = (listed("2026.1", "2026-01-01"), listed("2026.2", "2026-02-01"))
    record = Record({one.version: one for one in (older, newer)}, versions, Number.of("2026.2"))
    told = root_files(record, SHELL)["_headers"].decode()
    assert [text in told for text in ("'sha256-older'", "'sha256-newer'", "old-log/", "log/", "X-Robots-Tag")] == [
        True, True, True, True, False,
    ]  # fmt: skip
    again = replace(newer, indexed=False)
    assert (
        "X-Robots-Tag"
        in root_files(replace(record, manifests={older.version: older, newer.version: again}), SHELL)[
            "_headers"
        ].decode()
    )
