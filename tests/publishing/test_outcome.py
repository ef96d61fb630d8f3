"""What who publishes is told afterwards."""

from datetime import UTC, datetime

from handbook.publishing.outcome import outcome
from tests.publishing.repositories import git, handbook

MARCH = datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_a_correction_that_holds_from_a_day_that_has_passed_is_said_to(publish, repository):
    publish("2026.1", "2026-03-01", now=MARCH)
    done, _ = publish("2026.1.1", "2026-03-01", now=MARCH.replace(day=20))
    assert [*outcome(done, push=False, sent=False)][1] == (
        "Readers had version 2026.1 on that day; the list of versions says when this one was published."
    )
    on = handbook(repository, "versions", "--on", "2026-03-05").stdout.splitlines()
    assert on[2] == (
        "It was published later, on 20 March 2026; on 5 March 2026 readers had version 2026.1: "
        "https://lakeside.example/handbook/2026.1/"
    )
    assert handbook(repository, "versions", "--on", "2026-03-20").stdout.splitlines()[2] == (
        "It was published on that day; until then readers had version 2026.1: https://lakeside.example/handbook/2026.1/"
    )
    assert len(handbook(repository, "versions", "--on", "2026-03-21").stdout.splitlines()) == 2


def test_of_a_version_that_holds_from_its_own_day_nothing_more_is_said(publish):
    done, _ = publish("2026.1", "2026-03-01", now=MARCH)
    assert not any("Readers had" in sentence for sentence in outcome(done, push=True, sent=True))


def test_what_is_sent_later_is_said_to_be_sent(publish):
    publish("2026.1")
    done, said = publish("2026.1", push=True)
    assert said[-1] == "Sent to origin now: Publish 2026.1, which takes effect on 1 March 2026."
    assert len([*outcome(done, push=True, sent=True)]) == 1


def test_what_was_sent_before_is_not_said_to_be_here_alone(publish, repository):
    def again():
        words = ("--effective", "2026-03-01", "--change", "material", "--summary", "What 2026.1 changes.")
        return handbook(repository, "publish", "2026.1", *words).stderr

    assert "Readers do not see it yet." in again()
    assert "Readers do not see it yet." in again()
    git(repository, "push", "--quiet", "origin", "gh-pages")
    assert again().splitlines()[-1] == (
        "Version 2026.1 is published already, with the same files: https://lakeside.example/handbook/2026.1/"
    )


def test_what_is_announced_is_named_with_the_command_that_shows_what_it_will_change(publish):
    publish("2026.1", "2026-03-01", now=MARCH)
    publish("2027.1", "2027-01-01", now=MARCH)
    done, _ = publish("2026.2", "2026-03-20", now=MARCH.replace(day=20))
    assert [*outcome(done, push=True, sent=True)][1:] == [
        "Version 2027.1 is announced for 1 January 2027. What was merged for it is in 2026.2 too, and what you have "
        "corrected may be wrong in it: `python3 -m handbook changes 2026.2 2027.1` shows what it will change."
    ]
    again, _ = publish("2026.2", "2026-03-20", now=MARCH.replace(day=21))
    assert len([*outcome(again, push=True, sent=True)]) == 1
