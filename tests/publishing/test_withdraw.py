"""Taking a version down: what stands in its place, what is refused, and on which day it was."""

from datetime import UTC, datetime, timedelta

import pytest

from handbook.publishing.renew import rebuild, shell_of
from handbook.publishing.sources import committer
from handbook.publishing.withdraw import withdraw
from handbook.repository.here import known
from handbook.repository.reading import listed_as, read_folders, read_record
from handbook.repository.refused import Refused
from handbook.versions.listing import on_a_day
from handbook.versions.number import Number
from handbook.versions.shown_elsewhere import shown_elsewhere
from tests.publishing.repositories import NOW, commit_on_branch, git, handbook

pytestmark = pytest.mark.no_origin

number = Number.of


def test_only_a_version_whose_day_is_to_come_is_cancelled_and_a_reason_stays_as_it_was_told(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-12-01")  # the day on which it is asked
    publish("2027.1", "2027-01-01")

    def down(typed, reason):
        return withdraw(repository, number(typed), reason, committer(repository), False, NOW, print)[0]

    with pytest.raises(
        Refused, match=r"version 2026\.1 has taken effect on 1 March 2026, and only one whose day is to"
    ):
        down("2026.1", "cancelled")
    with pytest.raises(Refused, match=r"version 2026\.2 has taken effect on 1 December 2026, and only one"):
        down("2026.2", "cancelled")
    assert down("2027.1", "cancelled").withdrawn is not None
    page = git(repository, "show", "gh-pages:2027.1/index.html")
    assert "because it is not to take effect." in page
    with pytest.raises(
        Refused, match="was taken down on 1 December 2026, because it is not to take effect; what readers"
    ):
        down("2027.1", "unsafe")
    assert down("2027.1", "cancelled").withdrawn is not None


def test_a_version_is_taken_down_with_a_page_at_each_of_its_addresses(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    addresses = publish("2026.1")[0].record.manifests[number("2026.1")].addresses
    manifest = git(repository, "show", "gh-pages:2026.1/manifest.json")
    done = handbook(repository, "withdraw", "2026.1", "--reason", "personal-data", "--confirm", "2026.1")
    assert done.returncode == 0, done.stderr
    assert "Git's history still holds the text, and so does every clone" in done.stderr
    for address in addresses:
        page = git(repository, "show", f"gh-pages:2026.1/{address}index.html")
        assert "because it told something about a person that it should not have told." in page
    assert git(repository, "show", "gh-pages:2026.1/manifest.json") == manifest
    assert len(git(repository, "ls-tree", "-r", "--name-only", "gh-pages:2026.1").split("\n")) == len(addresses) + 2
    found = handbook(repository, "verify")
    assert (found.returncode, found.stderr) == (0, "")
    listed = git(repository, "show", "gh-pages:versions/index.html")
    assert "because it told something about a person that it should not have told" in " ".join(listed.split())
    with pytest.raises(Refused, match="was taken down, and no number is used twice"):
        publish("2026.1")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026.2", "version 2026.2 is in force since 1 April 2026, and readers would be left without one"),
        ("2026.7", "there is no version 2026.7; published is 2026.2, 2026.1"),
    ],
)
def test_what_cannot_be_taken_down_is_said(publish, repository, typed, sentence):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    before = git(repository, "rev-parse", "gh-pages")
    with pytest.raises(Refused, match=sentence):
        withdraw(repository, number(typed), "unsafe", committer(repository), False, NOW, print)
    assert git(repository, "rev-parse", "gh-pages") == before


def test_nothing_is_taken_down_without_its_number_typed(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    before = git(repository, "rev-parse", "gh-pages")
    for words in ([], ["--confirm", "2026.2"]):
        done = handbook(repository, "withdraw", "2026.1", "--reason", "unsafe", *words, given="2026.1\n")
        assert done.returncode == 2
        assert "Nothing was taken down" in done.stderr
    assert handbook(repository, "withdraw", "2026.1", "--reason", "shame").returncode == 2
    assert git(repository, "rev-parse", "gh-pages") == before


def test_what_cannot_be_taken_down_is_said_before_its_number_is_asked_for(publish, repository):
    assert "nothing has been published yet" in handbook(repository, "withdraw", "2026.1", "--reason", "unsafe").stderr
    publish("2026.1")
    done = handbook(repository, "withdraw", "2026.1", "--reason", "unsafe")
    assert done.returncode == 3
    assert done.stderr.startswith("Version 2026.1 is in force since 1 March 2026")
    assert "--confirm" not in done.stderr


def test_what_was_taken_down_later_was_the_first_and_what_was_taken_down_before_its_day_never_held(publish, repository):
    for version, day in (("2026.1", "2026-03-01"), ("2026.2", "2026-04-01"), ("2027.1", "2027-01-01")):
        publish(version, day)
    for version in ("2026.1", "2027.1"):
        withdraw(repository, number(version), "unsafe", committer(repository), False, NOW, print)
    assert handbook(repository, "versions", "--on", "2026-02-01").stdout == (
        "On 1 February 2026 no version was in force; the first takes effect on 1 March 2026.\n"
    )
    held, never = (git(repository, "show", f"gh-pages:{version}/index.html") for version in ("2026.1", "2027.1"))
    assert "Version 2026.1 held from 1 March 2026." in held
    assert "Version 2027.1 was to hold from 1 January 2027." in never


def test_it_is_taken_down_on_the_day_that_it_is_where_the_organization_is(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    late = datetime(2026, 11, 30, 22, 30, tzinfo=UTC)  # 1 December in Nairobi
    down, _ = withdraw(repository, number("2026.1"), "unsafe", committer(repository), False, late, print)
    assert down.withdrawn and str(down.withdrawn.day) == "2026-12-01"


def test_where_every_version_was_taken_down_by_hand_that_is_said(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    withdraw(repository, number("2026.1"), "unsafe", committer(repository), False, NOW, print)
    down = git(repository, "show", "gh-pages:2026.1/withdrawn.json")
    commit_on_branch(repository, {"2026.2/withdrawn.json": f"{down}\n"})
    with pytest.raises(Refused, match=r"on the branch gh-pages, 2026\.2 is not what was published"):
        rebuild(repository, committer(repository), False, NOW, print)
    with pytest.raises(Refused, match="every version was taken down, so that there is nothing to lead to; publish a"):
        shell_of(known(repository), read_folders(known(repository)))
    assert handbook(repository, "verify").returncode == 1


def test_what_leads_on_without_scripts_leads_to_no_version_that_was_just_taken_down(publish, repository):
    publish("2027.1", "2027-01-01")
    publish("2027.2", "2027-02-01")
    later = datetime(2027, 2, 2, tzinfo=UTC)  # the daily run has been asleep since
    withdraw(repository, number("2027.1"), "unsafe", committer(repository), False, later, print)
    assert 'content="0; url=../2027.2/help-now/"' in git(repository, "show", "gh-pages:help-now/index.html")
    listed = git(repository, "show", "gh-pages:versions/index.html")
    assert '<a href="../2027.2/">Version 2027.2</a> <strong class="now">In force</strong>' in listed


def test_a_version_that_can_show_nothing_of_another_is_not_named(publish, repository):
    days = iter(range(1, 9))

    def again(number, day, change="material"):
        publish(number, day, change=change, now=NOW.replace(day=next(days)))

    again("2026.1", "2026-03-01")
    again("2027.1", "2027-01-01")
    again("2026.2", "2026-04-01")  # that one was announced before
    again("2026.3", "2026-05-01", change="editorial")
    withdraw(repository, number("2026.1"), "unsafe", committer(repository), False, NOW, print)
    record = read_record(known(repository))
    there = [str(one.version) for one in record.versions]
    (first,), (second,) = (
        [*shown_elsewhere(record, listed_as(record, number(one)), there)] for one in ("2026.1", "2026.2")
    )
    assert first.startswith("Versions 2026.2, 2026.3, 2027.1 show on the page")
    assert second.startswith("Version 2026.3 shows on the page")
    withdraw(repository, number("2026.2"), "unsafe", committer(repository), False, NOW, print)
    record = read_record(known(repository))
    assert "2026.2" not in next(shown_elsewhere(record, listed_as(record, number("2026.1")), there))


def test_what_was_cancelled_binds_nobody_to_tell_of_it(publish, repository):
    publish("2026.1")
    publish("2027.1", "2027-01-01")
    withdraw(repository, number("2027.1"), "cancelled", committer(repository), False, NOW, print)
    assert publish("2027.2", "2027-01-01", change="editorial")[0].one.change == "editorial"


def test_what_never_held_is_told_by_no_version_that_took_its_place(publish, repository):
    publish("2026.1")
    publish("2027.1", "2027-01-01")
    publish("2027.1.1", "2027-01-01", now=NOW + timedelta(minutes=1))
    record = read_record(known(repository))
    there = [str(one.version) for one in record.versions]
    assert [*shown_elsewhere(record, listed_as(record, number("2027.1")), there)] == []


def test_who_cancels_a_correction_is_told_what_readers_have_instead(publish, repository):
    publish("2026.1")
    publish("2027.1", "2099-01-01")
    publish("2027.1.1", "2099-01-01")
    said = handbook(repository, "withdraw", "2027.1.1", "--reason", "cancelled", "--confirm", "2027.1.1").stderr
    assert "On 1 January 2099 readers have version 2027.1 instead." in said.splitlines()
    said = handbook(repository, "withdraw", "2027.1", "--reason", "cancelled", "--confirm", "2027.1").stderr
    assert "On 1 January 2099 readers have version 2026.1 instead." in said.splitlines()


def test_of_a_version_that_was_taken_down_the_day_and_the_reason_are_told(publish, repository):
    publish("2026.1", now=NOW.replace(month=3, day=2))
    publish("2026.2", "2026-04-01")
    withdraw(repository, number("2026.1"), "unsafe", committer(repository), False, NOW, print)
    assert handbook(repository, "versions", "--on", "2026-03-05").stdout.splitlines()[-1] == (
        "It was taken down on 1 December 2026, because it could have put somebody in danger; git's history still holds "
        "it."
    )
    record = read_record(known(repository))
    late = listed_as(record, number("2026.2"))
    assert "readers had version 2026.1 (taken down since): https" in on_a_day(record, late.effective, NOW)
