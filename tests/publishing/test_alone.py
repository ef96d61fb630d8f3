"""What was published or taken down on one computer alone: readers see nothing of it, and that is said."""

from datetime import timedelta

import pytest

from handbook.publishing.renew import bring_up_to_date, rebuild
from handbook.publishing.withdraw import withdraw
from handbook.repository.refused import Refused
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, change, commit_on_branch, git, handbook, second_of


def test_a_version_is_taken_down_from_a_clone_that_has_not_heard_of_its_correction(publish, repository):
    publish("2026.1", push=True)
    clone = second_of(repository)
    publish("2026.2", "2026-04-01", push=True)
    done = handbook(clone, "withdraw", "2026.1", "--reason", "unsafe", "--confirm", " 2026.1 ", "--push")
    assert done.returncode == 0, done.stderr


def test_what_was_taken_down_here_is_taken_down_at_origin_by_the_same_command(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    words = ("withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    assert "This is so on the branch gh-pages here." in handbook(repository, *words).stderr
    origin = repository.parent / "origin.git"
    assert "2026.1/withdrawn.json" not in git(origin, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert (
        "Origin has it; what its host still shows goes within minutes." in handbook(repository, *words, "--push").stderr
    )
    assert "2026.1/withdrawn.json" in git(origin, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def test_what_was_published_after_a_version_was_taken_down_shows_nothing_of_it_and_is_not_named(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True, now=NOW + timedelta(minutes=1))
    words = ("withdraw", "2026.1", "--reason", "personal-data", "--confirm", "2026.1")
    assert "Version 2026.2 shows on the page" in handbook(repository, *words).stderr
    publish("2026.3", "2026-05-01", now=NOW + timedelta(minutes=2))
    assert "What 2026.1 changes" not in git(repository, "show", "gh-pages:2026.3/about/changes/index.html")
    assert "Version 2026.2 shows on the page" in handbook(repository, *words).stderr


def test_what_was_published_here_alone_goes_along_with_nothing_and_can_be_forgotten(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01")
    table = handbook(repository, "versions").stdout.splitlines()
    assert [line.split("  ")[0] for line in table if ", not at origin" in line] == ["2026.2"]
    commands = "`git update-ref refs/heads/gh-pages origin/gh-pages` and `git tag --delete handbook/2026.2`"
    forget = f"forget what was done here alone (Publish 2026.2, which takes effect on 1 April 2026), by {commands}"
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", push=True)
    assert refused.value.sentences == (
        "2026.2 was published here alone, and would be sent too; send it first, by the command that did it, with "
        f"--push; or {forget}",
    )
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01", without=(Number.of("2026.2"),), push=True)
    assert refused.value.sentences == (f"2026.2 was published here alone, and would be sent too; {forget}",)
    for words in (["withdraw", "2026.1", "--reason", "unsafe"], ["publish", "--due"], ["versions", "--rebuild"]):
        done = handbook(repository, *words, "--push")
        assert (done.returncode, "2026.2 was published here alone" in done.stderr) == (3, True), words
    with pytest.raises(Refused) as refused:
        publish("2026.2", "2026-04-02", push=True)
    assert refused.value.sentences == (
        "version 2026.2 is published already, and takes effect on 1 April 2026; it is on this computer alone, where "
        f"nobody reads it; {forget}, and run the command again, so that it holds what was merged since. To send it as "
        f"it was made, run its own command after `git checkout {git(repository, 'rev-parse', '--short=12', 'main')}`",
    )
    for command in commands.strip("`").split("` and `"):
        git(repository, *command.split()[1:])
    assert not publish("2026.2", "2026-04-02", push=True)[0].already
    assert handbook(repository, "verify").returncode == 0


def test_what_was_taken_down_here_alone_goes_along_with_another_that_is_taken_down_only(publish, repository):
    for count in (1, 2, 3):
        publish(f"2026.{count}", f"2026-0{count + 2}-01", push=True)
    who, origin = "Wanjiru Kamau <w@lakeside.example>", repository.parent / "origin.git"
    told: list[str] = []
    withdraw(repository, Number.of("2026.1"), "unsafe", who, False, NOW, print)
    refused = r"^2026\.1 was taken down here alone, and would be sent too; send it first, by the command that did it, "
    for renew in (bring_up_to_date, rebuild):
        with pytest.raises(Refused, match=refused):
            renew(repository, who, True, NOW, print)
    with pytest.raises(Refused, match=refused):
        publish("2026.4", "2026-06-01", push=True)
    withdraw(repository, Number.of("2026.2"), "unsafe", who, True, NOW, told.append)
    assert told == ["Sent to origin now: Take 2026.1 down (unsafe)."]
    assert git(origin, "rev-parse", "gh-pages") == git(repository, "rev-parse", "gh-pages")
    names = git(origin, "tag").split()
    assert [name for name in names if "down" in name] == ["handbook/2026.1-taken-down", "handbook/2026.2-taken-down"]
    again = handbook(repository, "withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    assert again.stderr.endswith("Origin has it; what its host still shows goes within minutes.\n")
    assert handbook(repository, "verify").stderr == ""


def test_a_wrong_reason_that_nobody_was_told_can_be_forgotten(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    who = "Wanjiru Kamau <w@lakeside.example>"
    withdraw(repository, Number.of("2026.1"), "unsafe", who, False, NOW, print)
    with pytest.raises(Refused) as refused:
        withdraw(repository, Number.of("2026.1"), "personal-data", who, False, NOW, print)
    assert str(refused.value) == (
        "version 2026.1 was taken down here alone, because it could have put somebody in danger, and readers still see "
        "it; forget what was done here alone (Take 2026.1 down (unsafe)), by `git update-ref refs/heads/gh-pages "
        "origin/gh-pages` and `git tag --delete handbook/2026.1-taken-down`, and run the command again"
    )
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    down, left = withdraw(repository, Number.of("2026.1"), "personal-data", who, True, NOW, print)
    assert (down.withdrawn and down.withdrawn.reason, left) == ("personal-data", "")
    with pytest.raises(Refused, match="what readers are told does not change"):
        withdraw(repository, Number.of("2026.1"), "unsafe", who, False, NOW, print)


def test_a_version_whose_day_came_before_it_was_called_off_for_readers_is_followed_by_a_new_one(publish, repository):
    publish("2026.1", push=True)
    publish("2027.1", "2027-01-01", push=True)
    who = "Wanjiru Kamau <w@lakeside.example>"
    withdraw(repository, Number.of("2027.1"), "cancelled", who, False, NOW, print)
    for days, more in ((30, ""), (31, "; readers have had 2027.1 since 1 January 2027, so publish a new version")):
        with pytest.raises(Refused) as refused:
            withdraw(repository, Number.of("2027.1"), "cancelled", who, True, NOW + timedelta(days=days), print)
        assert str(refused.value).endswith(f", and do it again by the command that did it{more}")


def test_what_nobody_could_read_is_not_taken_down_but_forgotten(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01")
    publish("2099.1", "2099-12-24")
    words = {"2026.2": ("--reason", "personal-data"), "2099.1": ("--reason", "cancelled")}
    for number, more in words.items():
        for push in ((), ("--push",)):
            done = handbook(repository, "withdraw", number, *more, "--confirm", number, *push)
            assert done.returncode == 3
            assert done.stderr.startswith(
                f"Version {number} is on this computer alone, where nobody reads it; forget what was done here alone "
                "(Publish 2026.2, which takes effect on 1 April 2026; Publish 2099.1, which takes effect on 24 "
                "December 2099), by `git update-ref"
            )
    with pytest.raises(Refused, match=r"2026\.2 is on this computer alone") as refused:
        withdraw(repository, Number.of("2026.2"), "unsafe", "Wanjiru Kamau <w@lakeside.example>", False, NOW, print)
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    assert git(repository, "tag").split() == ["handbook/2026.1"]
    assert not publish("2026.2", "2026-04-01", push=True)[0].already


def test_what_is_here_alone_is_said_wherever_somebody_looks(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    handbook(repository, "withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    publish("2026.3", "2026-05-01")
    published = (
        "Version 2026.3 is on the branch gh-pages here alone, so that readers do not see it; the command that "
        "published it, with --push, sends it, or says how that is done again."
    )
    down = (
        "Version 2026.1 was taken down here alone, so that readers still see it; the command that took it down, with "
        "--push, sends that, or says how it is done again."
    )
    for words in (
        ["versions"], ["versions", "--on", "2026-06-01"], ["versions", "--with", "phone"], ["verify"],
        ["changes", "2026.2", "2026.3"], ["publish", "--due"],
    ):  # fmt: skip
        assert [line for line in handbook(repository, *words).stderr.splitlines() if " here alone" in line] == [
            published,
            down,
        ], words
    table = handbook(repository, "versions").stdout.splitlines()
    assert [line.split("  ")[0] for line in table if ", not at origin" in line] == ["2026.3", "2026.1"]
    warned = handbook(repository, "check").stdout
    for sentence in (published, down):
        assert f"gh-pages:1:1: warning: {sentence[:1].lower()}{sentence[1:-1]}" in warned
    origin = git(repository, "remote", "get-url", "origin")
    git(repository, "remote", "set-url", "origin", "nowhere.git")  # what is said needs no network
    assert published in handbook(repository, "versions").stderr
    git(repository, "remote", "set-url", "origin", origin)
    forget = handbook(repository, "withdraw", "2026.3", "--reason", "unsafe", "--confirm", "2026.3").stderr.split("`")
    for command in forget[1::2]:
        git(repository, *command.split()[1:])
    assert " here alone" not in handbook(repository, "versions").stderr + handbook(repository, "check").stdout


def test_what_is_sent_days_later_does_not_say_that_readers_had_it_before(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-12-01")
    publish("2027.1", "2027-01-01")
    later = NOW + timedelta(days=19)
    with pytest.raises(Refused) as refused:
        publish("2026.2", "2026-12-01", push=True, now=later)
    said = str(refused.value)
    assert said.startswith(
        "2026.2 was published here on 1 December 2026, and was not sent, so that it would tell a day on which readers "
        "saw nothing of it; forget what was done here alone (Publish 2026.2, which takes effect on 1 December 2026; "
        "Publish 2027.1, which takes effect on 1 January 2027), by `git update-ref"
    )
    for command in said.split("`")[1::2]:
        git(repository, *command.split()[1:])
    assert publish("2026.2", "2026-12-01", push=True, now=later)[0].one.published == later
    publish("2027.1", "2027-01-01", now=later)  # whose day is to come still
    assert publish("2027.1", "2027-01-01", push=True, now=later + timedelta(days=2))[0].already


def test_what_is_taken_down_for_readers_days_later_does_not_say_that_they_had_it_no_more(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    who = "Wanjiru Kamau <w@lakeside.example>"
    withdraw(repository, Number.of("2026.1"), "unsafe", who, False, NOW, print)
    later = NOW + timedelta(days=1)
    with pytest.raises(Refused, match=r"2026\.1 was taken down here on 1 December 2026, and was not sent") as refused:
        withdraw(repository, Number.of("2026.1"), "unsafe", who, True, later, print)
    with pytest.raises(Refused, match=r"2026\.1 was taken down here on 1 December 2026, and was not sent"):
        bring_up_to_date(repository, who, True, later, print)
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    down = withdraw(repository, Number.of("2026.1"), "unsafe", who, True, later, print)[0].withdrawn
    assert down and down.day == later.date()


def test_where_origin_has_lost_the_branch_only_what_was_never_sent_is_forgotten(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01", push=True)
    publish("2026.3", "2026-05-01")
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/gh-pages")
    with pytest.raises(Refused) as refused:
        publish("2026.4", "2026-06-01", push=True)
    assert str(refused.value).startswith("2026.3 was published here alone, and would be sent too;")
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    assert git(repository, "tag").split() == ["handbook/2026.1", "handbook/2026.2"]
    assert not publish("2026.4", "2026-06-01", push=True)[0].already
    folders = git(repository.parent / "origin.git", "ls-tree", "--name-only", "gh-pages").split()
    assert [name for name in folders if name.startswith("2026")] == ["2026.1", "2026.2", "2026.4"]


def test_what_was_sent_and_set_back_at_origin_is_not_forgotten_with_what_is_here_alone(publish, repository):
    for count in (1, 2):
        publish(f"2026.{count}", f"2026-0{count + 2}-01", push=True)
    publish("2026.3", "2026-05-01")
    git(repository.parent / "origin.git", "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    with pytest.raises(Refused) as refused:
        publish("2026.4", "2026-06-01", push=True)
    assert "what was done here alone (Publish 2026.3, which takes effect on 1 May 2026), by" in str(refused.value)
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    publish("2026.4", "2026-06-01", push=True)
    folders = git(repository.parent / "origin.git", "ls-tree", "--name-only", "gh-pages").split()
    assert [name for name in folders if name.startswith("2026")] == ["2026.1", "2026.2", "2026.4"]


def test_a_branch_that_origin_has_lost_is_said_and_sent_again(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-04-01")
    git(repository.parent / "origin.git", "update-ref", "-d", "refs/heads/gh-pages")
    lost = (
        "At origin the branch gh-pages no longer holds what was sent there; ask who changed it, and `python3 -m "
        "handbook publish --due --push` sends it again."
    )
    assert handbook(repository, "versions").stderr.startswith(f"{lost}\nVersion 2026.2 is on the branch")
    git(repository, "fetch", "--quiet", "--prune", "origin")
    assert lost[3:60] in handbook(repository, "verify").stderr
    assert lost[3:60] in handbook(repository, "check").stdout
    with pytest.raises(Refused, match=r"2026\.2 was published here alone") as refused:
        bring_up_to_date(repository, "Wanjiru Kamau <w@lakeside.example>", True, NOW, print)
    for command in str(refused.value).split("`")[1::2]:
        git(repository, *command.split()[1:])
    bring_up_to_date(repository, "Wanjiru Kamau <w@lakeside.example>", True, NOW, print)
    assert handbook(repository, "versions").stderr == ""


def test_an_edit_of_what_was_published_that_nobody_has_seen_is_forgotten(publish, repository):
    publish("2026.1", push=True)
    commit_on_branch(repository, {"2026.1/help-now/index.html": "x"})
    with pytest.raises(Refused) as refused:
        publish("2026.2", "2026-04-01", push=True)
    assert refused.value.sentences == (
        "on the branch gh-pages here, though not at origin, 2026.1 is not what was published; `python3 -m handbook "
        "verify` says which file differs and how. Copy this repository before anybody touches it, ask who changed it, "
        "and forget what was done here alone (By hand), by `git update-ref refs/heads/gh-pages origin/gh-pages`",
    )
    git(repository, *str(refused.value).split("`")[3].split()[1:])
    assert not publish("2026.2", "2026-04-01", push=True)[0].already


def test_a_tag_that_no_publication_made_stays_here(publish, repository):
    git(repository, "checkout", "--quiet", "-b", "draft")
    change(repository)
    git(repository, "tag", "handbook/2027.1")
    git(repository, "checkout", "--quiet", "main")
    publish("2026.1")
    publish("2026.1", push=True)
    assert git(repository.parent / "origin.git", "tag").split() == ["handbook/2026.1"]


def test_a_number_under_which_somebody_else_has_published_something_else_is_here_alone_still(publish, repository):
    publish("2026.1", push=True)
    publish("2026.2", "2026-12-05", folder=(second := second_of(repository)))
    publish("2026.2", "2026-12-10", push=True)
    alone = "Version 2026.2 is on the branch gh-pages here alone, so that readers do not see it;"
    assert handbook(second, "versions").stderr.startswith(alone)
    with pytest.raises(Refused, match="each hold something that the other lacks") as refused:
        publish("2026.2", "2026-12-05", folder=second, push=True)
    for command in str(refused.value).split("`")[1::2]:
        git(second, *command.split()[1:])
    assert "10 December 2026" in handbook(second, "versions").stdout


@pytest.mark.parametrize("tag", [":refs/tags/handbook/2026.1", "refs/tags/handbook/2026.1"], ids=["deleted", "left"])
def test_who_has_what_was_sent_hears_of_it_where_somebody_wrote_the_branch_anew(publish, repository, tag):
    publish("2026.1", push=True)
    genuine, origin = git(repository, "rev-parse", "gh-pages"), repository.parent / "origin.git"
    forger = second_of(repository)
    commit_on_branch(forger, {"2026.1/help-now/index.html": "x"}, amend=True)
    git(forger, "push", "--quiet", "--force", "origin", "gh-pages", tag)
    found = handbook(repository, "verify")
    assert found.returncode == 3
    said = (
        "it no longer holds what was sent there, that is: Publish 2026.1, which takes effect on 1 March 2026. Ask who"
    )
    assert said in found.stderr
    for words in (["versions"], ["publish", "--due", "--push"], ["withdraw", "2026.1", "--reason", "unsafe"]):
        done = handbook(repository, *words)
        assert (done.returncode, "was written anew: it no longer holds" in done.stderr) == (3, True), words
    address = git(repository, "remote", "get-url", "origin")
    git(repository, "remote", "set-url", "origin", "nowhere.git")  # what was sent, nobody knows then
    apart = handbook(repository, "versions").stderr
    assert "connect to the network and run the command again" in apart and "forget" not in apart
    git(repository, "remote", "set-url", "origin", address)
    bring_back, *forget = found.stderr.split("`")[1::2]
    assert [command.split()[1] for command in forget] == ["update-ref", "tag"]
    git(repository, *bring_back.split()[1:])
    assert git(origin, "rev-parse", "gh-pages") == genuine
    assert handbook(repository, "verify").returncode == 0
