"""Publishing works wherever git does: in clones of every kind, in any folder; and it says what it cannot see."""

import shutil

import pytest

from handbook import ROOT
from handbook.publishing.verify import verify
from handbook.repository.here import known
from handbook.repository.refused import Refused
from tests.publishing.repositories import NOW, git, handbook, second_of, tree


def found(folder):
    """Return what `verify` finds wrong, and what it could not look at."""
    seen = verify(known(folder), NOW)
    return seen.problems, seen.notes


def named(folder):
    git(folder, "config", "user.name", "Wanjiru Kamau")
    git(folder, "config", "user.email", "wanjiru@lakeside.example")
    return folder


@pytest.fixture
def three(publish, repository):
    """The address of an origin with three versions, and with the sources that they were made from."""
    for number, day in (("2026.1", "2026-03-01"), ("2026.2", "2026-04-01"), ("2026.3", "2026-05-01")):
        publish(number, day, push=True)
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "Another")
    git(repository, "push", "--quiet", "origin", "main")
    return f"file://{repository.parent / 'origin.git'}"


def clone(three, folder, *words):
    git(folder.parent, "clone", "--quiet", *words, three, str(folder))
    return named(folder)


def test_a_detached_head_is_as_good_as_a_branch(publish, repository):
    git(repository, "checkout", "--quiet", "--detach")
    done, _ = publish("2026.1", push=True)
    assert done.record.manifests[done.one.version].commit == git(repository, "rev-parse", "HEAD")


@pytest.mark.no_origin
def test_a_handbook_in_a_folder_of_a_larger_repository_is_published_from_there(publish, repository, tmp_path):
    top = tmp_path / "Büro & more"
    inner = top / "our handbook"
    shutil.move(repository, inner)
    shutil.move(inner / ".git", top / ".git")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "Moved")
    for key, value in (("diff.relative", "true"), ("color.ui", "always"), ("log.showSignature", "true")):
        git(top, "config", key, value)
    publish("2026.1", folder=inner)
    first = tree(top, "2026.1")
    publish("2026.2", "2026-04-01", folder=inner)
    done, _ = publish("2026.1", folder=inner)
    assert done.already
    assert tree(top, "2026.1") == first
    assert found(inner) == ([], [])
    (inner / "docs" / "grün für uns.md").write_text("x")
    refused = handbook(inner, "publish", "2026.3", "--effective", "2026-05-01", "--change", "editorial")
    assert "docs/grün für uns.md" in refused.stderr


@pytest.mark.no_origin
def test_a_linked_worktree_publishes_for_the_whole_repository(publish, repository):
    linked = repository.parent / "linked"
    git(repository, "worktree", "add", "--quiet", "--detach", str(linked))
    publish("2026.1", folder=linked)
    publish("2026.2", "2026-04-01")
    (repository / ".git" / "refs" / "heads" / "gh-pages.lock").write_text("")
    publish("2026.3", "2026-05-01", folder=linked)
    assert found(linked) == found(repository) == ([], [])


def test_a_clone_without_the_history_of_main_publishes_and_sees_all_that_was_published(three, publish, tmp_path):
    shallow = clone(three, tmp_path / "shallow", "--depth=1")
    _, said = publish("2026.4", "2026-06-01", folder=shallow, push=True)
    assert any("which was not looked for, since this clone does not hold all of the history" in line for line in said)
    assert found(shallow) == ([], [])
    assert git(shallow, "rev-parse", "--is-shallow-repository") == "true"


def test_a_clone_without_the_history_of_the_branch_says_so_and_fetches_it_to_publish(three, publish, tmp_path):
    shallow = clone(three, tmp_path / "shallow", "--depth=1", "--no-single-branch")
    git(shallow, "fetch", "--quiet", "--depth=1", "origin", "refs/tags/*:refs/tags/*")
    note = (
        "This clone does not hold all of the history of gh-pages, so that only what is there now could be compared; "
        "`git fetch --unshallow` brings the rest."
    )
    assert found(shallow) == ([], [note])
    done, _ = publish("2026.4", "2026-06-01", folder=shallow, push=True)
    assert [str(one.version) for one in done.record.versions] == ["2026.1", "2026.2", "2026.3", "2026.4"]
    assert found(shallow) == ([], [])
    assert publish("2026.1", folder=shallow, push=True)[0].already


def test_a_clone_without_history_and_without_network_does_not_guess(three, publish, tmp_path):
    shallow = clone(three, tmp_path / "shallow", "--depth=1", "--no-single-branch")
    git(shallow, "remote", "set-url", "origin", str(tmp_path / "nowhere.git"))
    with pytest.raises(Refused, match=r"does not hold all of the history of gh-pages, .*`git fetch --unshallow`"):
        publish("2026.1", folder=shallow)
    assert not publish("2026.4", "2026-06-01", folder=shallow)[0].already


def test_a_clone_of_a_mirror_sees_the_branch_as_it_is_at_origin(three, publish, tmp_path):
    git(tmp_path, "clone", "--quiet", "--bare", three, "mirror.git")
    copy = clone(f"file://{tmp_path / 'mirror.git'}", tmp_path / "copy")
    assert git(copy, "for-each-ref", "refs/heads/gh-pages") == ""
    assert found(copy) == ([], [])
    done, _ = publish("2026.4", "2026-06-01", folder=copy, push=True)
    assert not done.already
    assert git(tmp_path / "mirror.git", "rev-parse", "gh-pages") == git(copy, "rev-parse", "gh-pages")


def test_a_repository_that_names_its_objects_by_sha256_is_like_any_other(publish, repository):
    shutil.rmtree(repository / ".git")
    git(repository, "init", "--quiet", "--object-format=sha256")
    named(repository)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "A handbook")
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    assert publish("2026.1")[0].already
    assert len(git(repository, "rev-parse", "gh-pages")) == 64
    assert found(repository) == ([], [])


@pytest.mark.all
def test_line_ends_of_windows_in_the_working_tree_change_no_byte(prepared, tmp_path):
    words = ("publish", "2026.1", "--effective", "2026-03-01", "--change", "material")
    source, trees = tmp_path / "source", []
    git(tmp_path, "clone", "--quiet", str(prepared), "source")
    shutil.copy2(ROOT / ".gitattributes", source)
    git(named(source), "add", "--all")
    git(source, "commit", "--quiet", "--message", "As every copy of the handbook has it")
    for name, how in (("unix", "false"), ("windows", "true")):
        folder = tmp_path / name
        git(tmp_path, "clone", "--quiet", "--config", f"core.autocrlf={how}", str(source), name)
        git(folder, "remote", "remove", "origin")
        (folder / ".venv").symlink_to(prepared / ".venv")
        done = handbook(named(folder), *words)
        assert done.returncode == 0, done.stderr
        trees.append(
            {row for row in git(folder, "ls-tree", "-r", "gh-pages:2026.1").splitlines() if "manifest" not in row}
        )
    assert trees[0] == trees[1]


@pytest.fixture
def behind(publish, repository):
    """A clone that follows main alone, and knows by its tag of a version that its branch lacks."""
    publish("2026.1", push=True)
    folder = second_of(repository)
    git(folder, "config", "remote.origin.fetch", "+refs/heads/main:refs/remotes/origin/main")
    publish("2026.2", "2026-04-01", push=True)
    git(folder, "fetch", "--quiet", "origin", "--tags")
    return folder


def test_a_clone_that_is_behind_its_tags_catches_up_and_accuses_nobody(behind):
    verified = handbook(behind, "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "of 2 versions compared" in verified.stdout
    assert [line[:6] for line in handbook(behind, "versions").stdout.splitlines()[1:]] == ["2026.2", "2026.1"]


def test_a_clone_that_is_behind_its_tags_and_reaches_nobody_says_that_it_may_be_behind(behind):
    git(behind, "remote", "set-url", "origin", "nowhere.git")
    done = handbook(behind, "versions")
    assert (done.returncode, "so this clone is behind, or somebody has written it anew; `python3" in done.stderr) == (
        3, True,
    )  # fmt: skip
    assert handbook(behind, "verify").returncode == 1
    git(behind, *done.stderr.split("`")[3].split()[1:])
    assert handbook(behind, "verify").returncode == 0


def test_what_was_brought_by_the_command_that_verify_names_is_not_taken_for_what_is_here_alone(three, tmp_path):
    alone = clone(three, tmp_path / "alone", "--single-branch", "--branch=main")
    (alone / ".venv").symlink_to(ROOT / ".venv")
    git(alone, "remote", "set-url", "origin", "nowhere.git")
    named_there = handbook(alone, "verify").stderr
    assert "Nothing is known here of what has been published" in named_there
    git(alone, "remote", "set-url", "origin", three)
    git(alone, "fetch", "--quiet", "origin", "gh-pages:gh-pages")
    listed = handbook(alone, "versions")
    assert ("not at origin" in listed.stdout, listed.stderr) == (False, "")
    assert "here alone" not in handbook(alone, "verify").stderr + handbook(alone, "check").stdout
