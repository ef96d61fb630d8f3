"""What is published is what was committed, and by somebody with a name: nothing beside it gets in."""

import os
import shutil

import pytest

from handbook.publishing import publish as publishing
from handbook.publishing.sources import committer, sources_of
from handbook.repository.git import ANEW
from handbook.repository.refused import Refused
from handbook.site import Site
from tests.publishing.repositories import NOW, git, handbook


def wrong_with(folder):
    sources, wrong = sources_of(Site.of(folder, NOW.date()))
    assert (sources is None) == bool(wrong)
    return wrong


def not_committed(*files):
    return [f"what is here is not what was committed ({', '.join(files)}); commit it, or take it away"]


def test_a_file_that_git_was_told_not_to_look_at_is_said(repository):
    page = "docs/help-now.md"
    for flag in ("--assume-unchanged", "--skip-worktree"):
        git(repository, "update-index", flag, page)
        (repository / page).write_text("x")
        (sentence,) = wrong_with(repository)
        assert sentence.startswith(
            f"git was told not to look whether a file has changed ({page}); have it look again by `"
        )
        git(repository, *sentence.split("`")[1].split()[1:])
        assert wrong_with(repository) == not_committed(page)
        git(repository, "checkout", "--quiet", page)
    assert wrong_with(repository) == []


def test_details_that_lie_elsewhere_are_said(repository):
    (repository / "organization").rename(repository.parent / "elsewhere")
    (repository / "organization").symlink_to("../elsewhere")
    (repository / "docs" / "more.md").symlink_to("/etc/hostname")
    (repository / "docs" / "again.md").symlink_to("help-now.md")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Links")
    assert wrong_with(repository) == [
        "what lies outside of this repository is not committed in it (docs/more.md, organization); move it here"
    ]


def test_no_name_of_a_folder_hides_a_file(repository):
    (repository / "docs" / "__pycache__").mkdir()
    (repository / "docs" / "__pycache__" / "more.md").write_text("x")
    (repository / "handbook" / "__pycache__").mkdir(exist_ok=True)
    (repository / "handbook" / "__pycache__" / "x.pyc").write_text("x")
    assert wrong_with(repository) == not_committed("docs/__pycache__/more.md")


def test_many_files_are_counted(repository):
    for count in range(7):
        (repository / f"note-{count}.txt").write_text("x")
    assert wrong_with(repository) == not_committed(
        *(f"note-{count}.txt" for count in range(4)), "note-4.txt and 2 more"
    )


def test_what_is_changed_while_it_is_built_is_not_published(publish, repository, monkeypatch):
    build = vars(publishing)["built"]

    def built(*words):
        (repository / "docs" / "help-now.md").write_text("x")
        return build(*words)

    monkeypatch.setattr(publishing, "built", built)
    with pytest.raises(Refused, match=r"^what is here has changed while it was being built; run the command again$"):
        publish("2026.1")
    assert git(repository, "for-each-ref", "refs/heads/gh-pages", "refs/tags") == ""


def test_a_name_that_git_would_guess_is_none(repository, monkeypatch):
    git(repository, "config", "--unset", "user.email")
    git(repository, "config", "--unset", "user.name")
    monkeypatch.setenv("EMAIL", "somebody@machine.example")
    with pytest.raises(Refused, match=r"git does not know who publishes; run `git config user.name"):
        committer(repository)
    for name, value in (("NAME", "Otieno Ouma"), ("EMAIL", "otieno@lakeside.example")):
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    assert committer(repository) == "Otieno Ouma <otieno@lakeside.example>"


VERBS = (
    ["publish", "2026.1", "--effective", "2026-03-01", "--change", "material"],
    ["publish", "--due"],
    ["versions"],
    ["versions", "--rebuild"],
    ["verify"],
)


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_a_folder_that_belongs_to_somebody_else_is_told_apart_from_one_without_git(repository, words):
    done = handbook(repository, *words, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert done.returncode == 3
    assert done.stderr.splitlines()[0] == (
        f"Git reads nothing in {repository}, because that folder belongs to another user of this machine; "
        f"if you trust it, run `git config --global --add safe.directory {repository}`."
    )


@pytest.mark.parametrize("words", VERBS[1:], ids=" ".join)
def test_each_verb_says_in_a_folder_without_git_what_to_do(repository, words):
    (repository / ".git").rename(repository.parent / "git")
    done = handbook(repository, *words)
    assert done.returncode == 3
    first = done.stderr.splitlines()[0]
    assert first == f"{repository} is no git repository, and versions are kept in one; run `git init` and commit."


def test_a_repository_without_a_commit_is_told_what_to_do(repository):
    git(repository, "update-ref", "-d", "HEAD")
    assert wrong_with(repository) == ["nothing has been committed here yet; commit what is to be published"]


def test_a_machine_without_git_is_told_so(repository):
    done = handbook(repository, "verify", PATH=os.path.dirname(os.__file__))
    assert done.returncode == 4
    assert done.stderr.startswith("git is not installed, and publishing needs it")


@pytest.mark.parametrize("spoil", ["HEAD", "objects"])
def test_a_repository_that_a_power_cut_damaged_is_no_new_one(repository, spoil):
    spoiled = repository / ".git" / spoil
    if spoil == "HEAD":
        spoiled.write_bytes(b"\0" * 20)
        damaged = f"git can use nothing of {repository / '.git'}, as it may be after a power cut; {ANEW}"
        said = f"{damaged}; nothing was changed, mend this and run the command again"
    else:
        shutil.rmtree(spoiled)
        spoiled.mkdir()
        said = f"The last commit here cannot be read (git has lost what it holds); {ANEW}."
    done = handbook(repository, *VERBS[0])
    assert done.returncode == (4 if spoil == "HEAD" else 3)
    assert said in done.stderr.splitlines()


def test_a_damaged_branch_is_not_given_up_where_nobody_else_has_it(repository):
    git(repository, "remote", "remove", "origin")
    (repository / ".git" / "refs" / "heads" / "gh-pages").write_text(f"{'1' * 40}\n", "ascii")
    done = handbook(repository, "versions")
    assert done.returncode == 3
    assert "put this folder back from a copy, and change nothing here." in done.stderr


def test_a_check_warns_of_a_branch_that_cannot_be_read(repository):
    (repository / ".git" / "refs" / "heads" / "gh-pages").write_text("", "ascii")
    done = handbook(repository, "check")
    assert "gh-pages:1:1: warning: the branch gh-pages here is damaged, as it may be after a power cut" in done.stdout
