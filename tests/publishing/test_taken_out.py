"""A name that should never have been published: after two commands it stands nowhere any more but in git's history."""

import io
import shutil
import subprocess
import tarfile
from datetime import date, timedelta

import pytest

from handbook.publishing.making import Order, edition_of
from handbook.publishing.withdraw import withdraw
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from handbook.versions.record import Record
from tests.publishing.repositories import NOW, change, git, handbook
from tests.versions.published import listed

pytestmark = pytest.mark.no_origin


def published(folder):
    """Return every file on the branch, by path."""
    archive = subprocess.run(["git", "archive", "gh-pages"], cwd=folder, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        found = {one.name: files.extractfile(one) for one in files if one.isfile()}
        return {name: file.read() for name, file in found.items() if file}


def test_a_name_that_had_to_go_stands_nowhere_on_the_site(repository):
    def publish(number, day, summary, *more):
        words = ("--effective", day, "--change", "material", "--summary", summary, *more)
        done = handbook(repository, "publish", number, *words)
        assert done.returncode == 0, done.stderr
        return done.stderr

    publish("2026.1", "2026-01-01", "The first one.")
    change(repository, new="Dylan Prosser wants us to listen. If you want us to listen")
    publish("2026.2", "2026-02-01", "What Dylan Prosser asked for is in it.")
    found = handbook(repository, "versions", "--with", "dylan prosser").stdout.splitlines()
    assert found == ["2026.2: about/changes/, reporting/, its summary"]
    assert sum(b"Prosser" in data for data in published(repository).values()) >= 5
    change(repository, old="Dylan Prosser wants us to listen. ", new="")
    said = publish("2026.3", "2026-03-01", "Some words are gone.", "--without", "2026.2")
    command = "`python3 -m handbook withdraw 2026.2 --reason personal-data`"
    assert f"Version 2026.2 can still be read. Take it down too: in the form, or by {command}." in said
    assert "Since version 2026.1: 1 paragraph changed, on 1 page." in said
    done = handbook(repository, "withdraw", "2026.2", "--reason", "personal-data", "--confirm", "2026.2")
    assert (done.returncode, "about/changes/" in done.stderr) == (0, False), done.stderr
    assert [path for path, data in published(repository).items() if b"Prosser" in data] == []
    none = handbook(repository, "versions", "--with", "Dylan Prosser").stdout
    assert (
        none
        == "No version holds “Dylan Prosser”. It is looked for as it is spelt, in longer words too; pictures and files "
        "to download are not.\n"
    )
    assert handbook(repository, "verify").stderr == ""
    again = publish("2026.3", "2026-03-01", "Some words are gone.", "--without", "2026.2")
    assert "Version 2026.3 is published already, with the same files" in again
    assert "can still be read" not in again
    assert handbook(repository, "changes", "2026.3").stdout == "Nothing that a reader sees has changed.\n"


def test_where_a_later_version_shows_what_changed_since_it_is_said(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    publish("2026.3", "2026-05-01")
    done = handbook(repository, "withdraw", "2026.1", "--reason", "personal-data", "--confirm", "2026.1")
    assert (
        "Version 2026.2 shows on the page about/changes/ what changed since 2026.1, or its summary. Look whether what "
        "had to go stands there. If so, publish one more version that shows nothing of these: `2026.1 2026.2` (in the "
        'form, or as --without "2026.1 2026.2"). Then take 2026.2 down too.'
    ) in done.stderr.splitlines()


def test_a_version_that_shows_nothing_of_another_is_another(publish, repository, book):
    versions = (listed("2026.1", "2026-03-01"), listed("2026.2", "2026-04-01", summary="Too much."))
    order = Order(Number.of("2026.3"), NOW.date(), "material", "Less.", without=(Number.of("2026.2"),))
    edition = edition_of(order, Record({}, versions, None), "Africa/Nairobi", NOW)
    assert edition.before == "2026.1"
    assert [change.summary for change in edition.changes] == ["Less.", "A change."]


def test_a_version_that_is_not_there_cannot_be_left_out(repository, publish):
    publish("2026.1")
    words = ("2026.2", "--effective", "2026-06-01", "--change", "editorial", "--without", "2026.7")
    done = handbook(repository, "publish", *words)
    assert (done.returncode, done.stderr.splitlines()[0]) == (3, "There is no version 2026.7; published is 2026.1.")


def test_what_takes_the_place_of_an_announced_material_change_is_material(publish):
    publish("2026.1")
    publish("2027.1", "2027-01-01")
    with pytest.raises(Refused) as refused:
        publish("2027.2", "2027-01-01", change="editorial")
    assert refused.value.sentences == (
        "version 2027.1 was a material change, of which readers would no longer be told; what takes its place brings "
        "that change or takes it back, so it is material too",
    )
    done, _ = publish("2027.2", "2027-01-01")
    assert str(done.record.manifests[Number.of("2027.2")].before) == "2026.1"


def test_what_takes_the_place_of_a_material_change_that_has_to_go_is_material(publish, repository):
    publish("2026.1")
    words = ("2026.2", "--effective", "2026-06-01", "--change", "editorial", "--without", "2026.1")
    assert "Version 2026.1 was a material change, of which" in handbook(repository, "publish", *words).stderr


def test_a_summary_goes_with_its_version(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    withdraw(repository, Number.of("2026.1"), "personal-data", "Wanjiru Kamau <w@lakeside.example>", False, NOW, print)
    files = published(repository)
    assert [path for path, data in files.items() if b"What 2026.1 changes." in data] == []
    assert b"What 2026.2 changes." in files["versions.json"]


def test_what_never_held_is_no_news_in_any_later_version(publish):
    versions = (listed("2026.1", "2026-03-01"), listed("2027.1", "2027-01-01"), listed("2027.2", "2027-01-01"))
    edition = edition_of(Order(Number.of("2027.3"), date(2027, 3, 1), "material", "More."), Record({}, versions, None),
                         "Africa/Nairobi", NOW)  # fmt: skip
    assert [change.number for change in edition.changes] == ["2027.3", "2027.2", "2026.1"]


def test_another_organizations_folder_is_not_compared_with_what_is_published(publish, repository):
    publish("2026.1")
    details = repository / "organization" / "organization.yml"
    details.write_text(f"{details.read_text()}remove: [reporting/incident-log/]\n")
    assert "nothing answers there now" in handbook(repository, "check").stdout
    (repository / "other").mkdir()
    shutil.copytree(repository / "organization", repository / "other" / "organization")
    elsewhere = handbook(repository, "check", "--organization", "other/organization").stdout
    assert (elsewhere != "", "nothing answers there now" in elsewhere) == (True, False)


def test_a_version_that_is_compared_with_none_is_said_to_be_in_the_list(publish, repository):
    publish("2026.1")
    words = ("2026.2", "--effective", "2026-04-01", "--change", "material", "--summary", "Less.", "--without", "2026.1")
    assert handbook(repository, "publish", *words).returncode == 0
    assert "Not compared with another" in git(repository, "show", "gh-pages:versions/index.html")


def test_another_list_of_versions_to_say_nothing_of_is_not_the_same_command(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    withdraw(repository, Number.of("2026.1"), "personal-data", "Wanjiru Kamau <w@lakeside.example>", False, NOW, print)
    words = ("publish", "2026.3", "--effective", "2026-05-01", "--change", "editorial")
    assert handbook(repository, *words, "--without", "2026.1").returncode == 0
    again = handbook(repository, *words).stderr
    assert 'Version 2026.3 is published already, with --without "2026.1"; ' in again


def test_what_comes_later_is_no_news_yet(publish):
    versions = (listed("2026.1", "2026-03-01"), listed("2027.1", "2027-01-01"))
    order = Order(Number.of("2026.2"), date(2026, 12, 1), "material", "More.")
    edition = edition_of(order, Record({}, versions, None), "Africa/Nairobi", NOW)
    assert [change.number for change in edition.changes] == ["2026.2", "2026.1"]


def test_where_a_later_version_shows_nothing_of_any_of_them_that_is_said(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01", now=NOW + timedelta(minutes=1))
    without = (Number.of("2026.1"), Number.of("2026.2"))
    publish("2026.3", "2026-05-01", now=NOW + timedelta(minutes=2), without=without)
    said = handbook(repository, "withdraw", "2026.1", "--reason", "personal-data", "--confirm", "2026.1").stderr
    assert (
        "Version 2026.3 shows nothing of these. Look whether what had to go stands in 2026.2 too. If so, take that "
        "down as well."
    ) in said.splitlines()
    assert "publish one more version" not in said
