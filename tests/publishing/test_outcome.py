"""What who publishes is told afterwards."""

from datetime import UTC, datetime

from handbook.publishing.outcome import outcome
from tests.publishing.repositories import handbook

MARCH = datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_a_correction_that_holds_from_a_day_that_has_passed_is_said_to(publish, repository):
    publish("2026.1", "2026-03-01", now=MARCH)
    done, _ = publish("2026.1.1", "2026-03-01", now=MARCH.replace(day=20))
    assert [*outcome(done, push=False)][1] == (
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
    assert not any("Readers had" in sentence for sentence in outcome(done, push=True))


def test_what_is_sent_later_is_said_to_be_sent(publish):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    done, _ = publish("2026.2", "2026-04-01", push=True)
    assert [*outcome(done, push=True)][1:] == [
        "It was sent to origin now.",
        "With it went what had been published here alone: 2026.1.",
    ]


def test_what_is_announced_is_named_with_the_command_that_shows_what_it_will_change(publish):
    publish("2026.1", "2026-03-01", now=MARCH)
    publish("2027.1", "2027-01-01", now=MARCH)
    done, _ = publish("2026.2", "2026-03-20", now=MARCH.replace(day=20))
    assert [*outcome(done, push=True)][1:] == [
        "Version 2027.1 is announced for 1 January 2027. What was merged for it is in 2026.2 too, and what you have "
        "corrected may be wrong in it: `python3 -m handbook changes 2026.2 2027.1` shows what it will change."
    ]
