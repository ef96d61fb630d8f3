"""What somebody touched is named, wherever it was hidden; what cannot be confirmed is said to be so."""

import json
import subprocess

import pytest

from handbook.publishing.renew import rebuild, shell_of
from handbook.publishing.sources import committer
from handbook.publishing.verify import Verified, verify
from handbook.publishing.withdraw import withdraw
from handbook.repository.git import GitFailed
from handbook.repository.here import known
from handbook.repository.reading import read_folders, read_record
from handbook.repository.refused import Refused
from handbook.versions.listed import index_text
from handbook.versions.manifest import sum_of
from handbook.versions.number import Number
from tests.publishing.repositories import NOW, commit_on_branch, git, handbook, taken_back

pytestmark = pytest.mark.no_origin


def problems(folder):
    return verify(known(folder), NOW).problems


@pytest.fixture
def two(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    return repository


def test_where_nothing_was_published_there_is_nothing_to_compare(repository):
    done = handbook(repository, "verify")
    assert (done.returncode, done.stderr) == (0, "")
    sentence = "No version has been published yet, as far as this clone knows, so there is nothing to compare."
    assert done.stdout == f"{sentence}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"effective": "2026-04-01"', '"effective": "2026-03-15"'),
        ('"summary": "What 2026.2 changes."', '"summary": ""'),
        ('"time_zone": "Africa/Nairobi"', '"time_zone": "Asia/Tokyo"'),
    ],
)
def test_an_index_that_says_something_else_of_a_version_is_named_and_can_be_made_again(two, old, new):
    whole = git(two, "rev-parse", "gh-pages^{tree}")
    index = git(two, "show", "gh-pages:versions.json")
    commit_on_branch(two, {"versions.json": index.replace(old, new, 1) + "\n"})
    assert problems(two) == [
        "2026.2: the index `versions.json` says something else of it; `versions --rebuild` makes it again"
    ]
    rebuild(two, committer(two), False, NOW, print)
    assert git(two, "rev-parse", "gh-pages^{tree}") == whole
    assert problems(two) == []


@pytest.mark.parametrize(
    ("index", "found"),
    [
        (
            "[]",
            [
                "2026.1: the index `versions.json` does not list it",
                "2026.2: the index `versions.json` does not list it",
            ],
        ),
        (None, ["versions.json: the index is missing; `versions --rebuild` makes it again from the folders"]),
    ],
)
def test_an_index_that_does_not_list_what_is_there_is_named(two, index, found):
    commit_on_branch(two, {"versions.json": index})
    assert problems(two) == found


def test_an_index_that_lists_what_is_not_there_is_named(publish, two):
    index = git(two, "show", "gh-pages:versions.json")
    git(two, "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    git(two, "tag", "--delete", "handbook/2026.2")
    commit_on_branch(two, {"versions.json": index})
    assert problems(two) == [
        "2026.2: its folder is missing on gh-pages, and the index `versions.json` says that it was published"
    ]


def test_a_commit_that_was_dropped_is_named(publish, two):
    publish("2026.3", "2026-05-01")
    was = [git(two, "rev-parse", f"handbook/2026.{count}^{{commit}}") for count in (1, 2, 3)]
    alone = git(two, "commit-tree", "gh-pages^{tree}", "-p", was[0], "-m", "One commit less")
    git(two, "update-ref", "refs/heads/gh-pages", alone)
    assert problems(two) == [
        f"2026.{count}: the branch gh-pages was written anew; it no longer holds commit {was[count - 1]} "
        f"(handbook/2026.{count})"
        for count in (2, 3)
    ]


def test_a_tag_that_was_made_to_name_another_commit_is_named(two):
    first, second = (git(two, "rev-parse", f"handbook/2026.{count}^{{commit}}") for count in (1, 2))
    git(two, "update-ref", "refs/tags/handbook/2026.1", "handbook/2026.2")
    assert problems(two)[0] == f"2026.1: commit {first} published it, and the tag handbook/2026.1 names {second}"
    assert problems(two)[1].endswith("is not the one that the tag handbook/2026.1 was made for")


@pytest.mark.parametrize("words", [[], ["--annotate", "--message", "Version 2026.1"], ["-a", "-m", "x\1y\1\1z\n\1"]])
def test_a_tag_that_no_publication_makes_is_named(two, words):
    git(two, "tag", "--force", *words, "handbook/2026.1", "handbook/2026.1^{commit}")
    assert problems(two) == ["2026.1: the tag handbook/2026.1 is not one that `publish` makes"]


def test_a_tag_of_something_that_is_no_commit_is_named(two):
    git(two, "tag", "--force", "handbook/2026.1", "gh-pages:versions.json")
    assert "2026.1: the tag handbook/2026.1 is not one that `publish` makes" in problems(two)


def test_words_of_a_tag_that_were_changed_after_it_was_signed_are_named(publish, repository, tmp_path):
    key, signers = tmp_path / "bad BAD key", tmp_path / "signers"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    settings = {"gpg.format": "ssh", "user.signingkey": f"{key}.pub", "tag.gpgSign": "true"}
    for name, value in (settings | {"gpg.ssh.allowedSignersFile": str(signers)}).items():
        git(repository, "config", name, value)
    publish("2026.1")
    assert problems(repository) == []
    (note,) = verify(known(repository), NOW).notes  # nobody is said to be allowed yet: that is no proof of anything
    assert note.startswith("2026.1: the signature of the tag handbook/2026.1 could not be confirmed (")
    signers.write_text(f"wanjiru@lakeside.example {key.with_suffix('.pub').read_text()}")
    assert verify(known(repository), NOW).notes == []
    signed = git(repository, "cat-file", "tag", "handbook/2026.1") + "\n"
    changed = git(
        repository, "hash-object", "-t", "tag", "-w", "--stdin", given=signed.replace("2026-03-01", "2026-02-01")
    )
    git(repository, "update-ref", "refs/tags/handbook/2026.1", changed)
    (problem,) = problems(repository)
    assert problem.startswith("2026.1: the tag handbook/2026.1 is not as it was signed (")


@pytest.mark.parametrize(
    ("manifest", "sentence"),
    [
        (None, "`2026.1/manifest.json` is missing; `python3 -m handbook verify` says what else differs"),
        ("{}", "`2026.1/manifest.json` cannot be read (it does not hold what a manifest holds"),
    ],
)
@pytest.mark.parametrize("tagged", [True, False])
def test_a_damaged_manifest_keeps_everything_as_it_is(publish, two, manifest, sentence, tagged):
    commit_on_branch(two, {"2026.1/manifest.json": manifest})
    if not tagged:
        git(two, "tag", "--delete", "handbook/2026.1")
    before = git(two, "rev-parse", "gh-pages")
    for again in (lambda: publish("2026.3", "2026-05-01"), lambda: rebuild(two, committer(two), False, NOW, print)):
        with pytest.raises(Refused, match=r"2026\.1 is not what was published"):
            again()
    assert git(two, "rev-parse", "gh-pages") == before
    assert handbook(two, "versions").stderr.startswith(f"On the branch gh-pages, {sentence}")
    assert any(problem.startswith("2026.1/manifest.json") for problem in problems(two))


@pytest.mark.parametrize("amend", [True, False])
def test_what_no_tag_tells_its_manifest_tells(publish, two, amend):
    commit_on_branch(two, {"2026.1/help-now/index.html": "x"}, amend)
    git(two, "tag", "--delete", "handbook/2026.1", "handbook/2026.2")
    with pytest.raises(Refused, match=r"^on the branch gh-pages, 2026\.1 is not what was published"):
        publish("2026.3", "2026-05-01")
    assert "2026.1/help-now/index.html is not what was published" in problems(two)


def test_a_page_at_the_root_that_leads_elsewhere_is_noted_and_written_anew(two):
    page = git(two, "show", "gh-pages:help-now/index.html")
    strays = {"2026.txt": "x", "assets/extra.js": "x", "CNAME": "handbook.example"}
    commit_on_branch(two, {"help-now/index.html": page.replace("2026.2", "2026.1"), "assets/current.js": None} | strays)
    assert problems(two) == []
    assert verify(known(two), NOW).notes == [
        "At the root of gh-pages there is 2026.txt and 1 more, which the handbook does not write; look what that is.",
        "At the root of gh-pages, assets/current.js and 1 more would be written otherwise now: another is in force, "
        "the handbook was updated, or somebody changed them; `python3 -m handbook versions --rebuild` writes them "
        "anew.",
    ]
    assert handbook(two, "verify").returncode == 0
    done = handbook(two, "publish", "--due")
    assert (done.returncode, "2 files that stand beside the versions are written anew." in done.stderr) == (0, True)
    commit_on_branch(two, {"2026.txt": None, "assets/extra.js": None})
    assert verify(known(two), NOW).notes == []
    head = git(two, "rev-parse", "gh-pages")
    assert handbook(two, "publish", "--due").returncode == 0
    assert git(two, "rev-parse", "gh-pages") == head


def test_a_page_that_became_a_program_or_a_link_is_named(two):
    before = git(two, "rev-parse", "gh-pages")
    rows = git(two, "ls-tree", "gh-pages:2026.1").splitlines()
    modes = "\n".join(row.replace("100644", "120000", 1) if row.endswith("\tindex.html") else row for row in rows)
    folder = git(two, "mktree", given=modes + "\n")
    top = [row for row in git(two, "ls-tree", "gh-pages").splitlines() if not row.endswith("\t2026.1")]
    whole = git(two, "mktree", given="\n".join([*top, f"040000 tree {folder}\t2026.1"]) + "\n")
    git(two, "update-ref", "refs/heads/gh-pages", git(two, "commit-tree", whole, "-p", before, "-m", "A link"))
    assert [problem.partition(" ")[0] for problem in problems(two)] == ["2026.1:", "2026.1/index.html"]


def test_another_page_in_place_of_a_version_that_was_taken_down_is_noted(two):
    withdraw(two, Number.of("2026.1"), "unsafe", committer(two), False, NOW, print)
    assert verify(known(two), NOW) == Verified(versions=2, files=25)
    was, page = git(two, "rev-parse", "gh-pages"), git(two, "show", "gh-pages:2026.1/index.html")
    commit_on_branch(two, {"2026.1/index.html": page.replace("taken down", "put right")}, amend=True)
    assert problems(two) == [
        f"2026.1: the branch gh-pages was written anew; it no longer holds commit {was} (handbook/2026.1-taken-down)",
        f"2026.1/index.html is not what commit {was} (handbook/2026.1-taken-down) holds",
    ]
    git(two, "tag", "--delete", "handbook/2026.1-taken-down")
    assert problems(two) == []
    assert verify(known(two), NOW).notes == [
        "That 2026.1 was taken down has no tag here; the command that took it down makes it again.",
        "In place of 2026.1, which was taken down, 2026.1/index.html would be written otherwise now: another "
        "is in force, the handbook was updated, or somebody changed them; look what stands there.",
    ]


def test_a_page_that_is_missing_in_place_of_a_version_that_was_taken_down_is_named(two):
    withdraw(two, Number.of("2026.1"), "unsafe", committer(two), False, NOW, print)
    git(two, "tag", "--delete", "handbook/2026.1-taken-down")
    commit_on_branch(two, {"2026.1/help-now/index.html": None, "2026.1/summary.txt": "What it was."}, amend=True)
    assert problems(two) == [
        "2026.1/summary.txt was added",
        "2026.1/help-now/index.html is missing",
        "2026.1: the index `versions.json` says something else of it; `versions --rebuild` makes it again",
    ]


def forged(folder, forge):
    """Change a version as somebody would who knows how all of it is made, and whom no tag bears witness against."""
    manifest = json.loads(git(folder, "show", "gh-pages:2026.2/manifest.json"))
    page = git(folder, "show", "gh-pages:2026.2/about/acknowledge/index.html") + "\n"
    changed = {"about/acknowledge/index.html": forge(manifest, page.replace("none of my rights", "my rights"))}
    for path, text in changed.items():
        manifest["files"][path] = sum_of(text.encode())
    files = {f"2026.2/{path}": text for path, text in changed.items()}
    files["2026.2/manifest.json"] = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    git(folder, "tag", "--delete", "handbook/2026.2")
    commit_on_branch(folder, files, amend=True)
    index = index_text(read_folders(known(folder)).versions, Number.of("2026.2"))
    commit_on_branch(folder, {"versions.json": index}, amend=True)


@pytest.mark.parametrize(
    ("forge", "problem"),
    [
        (
            lambda manifest, page: page,
            "2026.2/about/acknowledge/index.html shows the seal, and is not what the seal was made over",
        ),
        (
            lambda manifest, page: manifest["showing"].pop("about/acknowledge/index.html") and page,
            "2026.2/manifest.json: the seal is not that of the files it lists",
        ),
    ],
)
def test_a_sheet_that_was_changed_with_its_manifest_no_longer_has_its_seal(two, forge, problem):
    forged(two, forge)
    assert [one for one in problems(two) if "commit" not in one] == [problem]


@pytest.mark.parametrize("name", ["a\1", "\1", "a\1b c"])
def test_a_name_of_a_file_hides_nothing_in_the_history(two, name):
    commit_on_branch(two, {f"2026.1/{name}": "x", "2026.1/index.html": "y"})
    page = git(two, "show", "gh-pages~1:2026.1/index.html")
    commit_on_branch(two, {f"2026.1/{name}": None, "2026.1/index.html": f"{page}\n"})
    found = [problem for problem in problems(two) if " changed 2026.1/" in problem]
    assert len(found) == 2 and all("and 1 more after it was published" in problem for problem in found)


def test_a_branch_of_which_an_object_is_missing_is_not_taken_for_an_empty_one(two):
    git(two, "tag", "--delete", "handbook/2026.1", "handbook/2026.2")
    top = git(two, "rev-parse", "gh-pages^{tree}")
    for pack in (two / ".git" / "objects" / "pack").glob("*.pack"):
        data = pack.rename(two / "pack").read_bytes()
        subprocess.run(["git", "unpack-objects", "-q"], cwd=two, input=data, check=True)
    (two / ".git" / "objects" / top[:2] / top[2:]).unlink()
    for words in (["verify"], ["versions"], ["versions", "--rebuild"]):
        done = handbook(two, *words)
        assert (done.returncode, done.stdout) == (4, "")
        assert done.stderr.startswith("`git ls-tree` failed: ")


@pytest.mark.parametrize(("page", "how"), [(None, "missing"), ("<html></html>", "damaged")])
def test_without_the_page_whose_look_the_root_has_nothing_is_written(publish, two, page, how):
    commit_on_branch(two, {"2026.2/404.html": page})
    git(two, "tag", "--delete", "handbook/2026.2")
    before = git(two, "rev-parse", "gh-pages")
    done = handbook(two, "withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    assert (done.returncode, git(two, "rev-parse", "gh-pages")) == (3, before)
    with pytest.raises(Refused, match=rf"^`2026\.2/404\.html` is {how} on the branch; `python3 -m handbook"):
        shell_of(known(two), read_record(known(two)))


def test_each_thing_that_was_touched_is_named(publish, repository):
    for count in range(1, 4):
        publish(f"2026.{count}", f"2026-0{count}-01")
    home = git(repository, "show", "gh-pages:2026.1/index.html")
    commit_on_branch(
        repository,
        {
            "2026.1/index.html": home.replace("Lakeside", "Lakesidf", 1),
            "2026.2/help-now/index.html": None,
            "2026.3/added.html": "x",
        },
    )
    found = handbook(repository, "verify")
    assert found.returncode == 1
    lines = found.stderr.splitlines()
    assert "2026.1/index.html is not what was published" in lines
    assert "2026.2/help-now/index.html is missing" in lines
    assert "2026.3/added.html was added" in lines
    commit = git(repository, "rev-parse", "gh-pages")
    assert any(line.startswith(f"2026.1: commit {commit} of ") for line in lines)
    assert "not all is what was published.\nCopy this repository before anybody touches it" in found.stdout


def test_what_was_changed_and_changed_back_stands_in_the_history(publish, repository):
    publish("2026.1")
    commit_on_branch(repository, {"2026.1/index.html": "x"})
    back = git(repository, "commit-tree", "gh-pages~1^{tree}", "-p", "gh-pages", "-m", "Changed back")
    git(repository, "update-ref", "refs/heads/gh-pages", back)
    found = handbook(repository, "verify")
    ends = [line.partition(" changed ")[2] for line in found.stderr.splitlines()]
    assert ends == ["2026.1/index.html after it was published; it is again what was published."] * 2
    assert found.returncode == 0
    git(repository, "tag", "--delete", "handbook/2026.1")  # what it was, nobody but the branch itself says now
    found = handbook(repository, "verify")
    ends = [line.partition(" changed ")[2] for line in found.stderr.splitlines()]
    assert ends[:2] == ["2026.1/index.html after it was published"] * 2
    assert found.returncode == 1


def test_a_manifest_that_was_changed_with_its_file_differs_from_index_and_tag(publish, repository):
    publish("2026.1")
    manifest = git(repository, "show", "gh-pages:2026.1/manifest.json") + "\n"
    commit_on_branch(repository, {"2026.1/manifest.json": manifest.replace("Wanjiru", "Juma")})
    lines = handbook(repository, "verify").stderr.splitlines()
    assert "2026.1/manifest.json differs from what the index `versions.json` says of it" in lines
    assert any(line.startswith("2026.1/manifest.json is not what commit ") for line in lines)


def test_a_branch_that_was_written_anew_is_said_also_with_the_same_files(publish, repository):
    publish("2026.1")
    was = git(repository, "rev-parse", "gh-pages")
    commit_on_branch(repository, {}, amend=True)
    lines = handbook(repository, "verify").stderr.splitlines()
    assert f"2026.1: the branch gh-pages was written anew; it no longer holds commit {was} (handbook/2026.1)" in lines
    with pytest.raises(Refused, match=r"no longer holds what the tag handbook/2026\.1 names, so somebody"):
        publish("2026.2", "2026-04-01")


def test_a_version_that_vanished_is_named(publish, repository):
    publish("2026.1")
    publish("2026.2", "2026-04-01")
    git(repository, "update-ref", "refs/heads/gh-pages", "gh-pages~1")
    lines = handbook(repository, "verify").stderr.splitlines()
    assert any("2026.2: its folder is missing on gh-pages, and the tag handbook/2026.2 says" in line for line in lines)


def test_a_clone_without_the_branch_is_not_said_to_be_in_order(two):
    git(two, "branch", "-D", "gh-pages")
    done = handbook(two, "verify")
    assert (done.returncode, done.stdout) == (3, "")
    said = (
        "The branch gh-pages is not here, and tags say that 2026.1, 2026.2 stood on it; "
        "`git update-ref refs/heads/gh-pages handbook/2026.2^{commit}` brings it back.\n"
    )
    assert done.stderr.startswith(said)
    git(two, *said.split("`")[1].split()[1:])
    assert problems(two) == []


def test_what_leads_to_a_version_that_is_not_in_force_any_more_is_noted(publish, repository):
    publish("2026.1")
    publish("2027.1", "2027-01-01")
    assert verify(known(repository), NOW).notes == []
    (note,) = verify(known(repository), NOW.replace(year=2027, month=1, day=2)).notes
    assert "would be written otherwise now: another is in force" in note


@pytest.mark.parametrize(
    ("file", "content", "how"),
    [
        ("summary.txt", b"\xe9", "2026.1/manifest.json cannot be read (`summary.txt` beside it is no text)"),
        ("withdrawn.json", b"[" * 100_000, "2026.1/manifest.json cannot be read (`withdrawn.json` does not say"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(two, file, content, how):
    (two.parent / "content").write_bytes(content)
    blob = git(two, "hash-object", "-w", str(two.parent / "content"))
    commit_on_branch(two, {f"2026.1/{file}": "x"})
    rows = git(two, "ls-tree", "gh-pages:2026.1").splitlines()
    changed = "\n".join(f"100644 blob {blob}\t{file}" if row.endswith(f"\t{file}") else row for row in rows)
    folder = git(two, "mktree", given=f"{changed}\n")
    top = [row for row in git(two, "ls-tree", "gh-pages").splitlines() if not row.endswith("\t2026.1")]
    whole = git(two, "mktree", given="\n".join([*top, f"040000 tree {folder}\t2026.1"]) + "\n")
    git(two, "update-ref", "refs/heads/gh-pages", git(two, "commit-tree", whole, "-p", "gh-pages", "-m", "Odd"))
    assert any(problem.startswith(how) for problem in problems(two))
    assert "Traceback" not in handbook(two, "versions").stderr


def test_a_page_that_git_has_lost_is_missing_and_is_not_compared_as_an_empty_one(publish, two):
    for pack in (two / ".git" / "objects" / "pack").glob("*.pack"):
        data = pack.rename(two / "pack").read_bytes()
        subprocess.run(["git", "unpack-objects", "-q"], cwd=two, input=data, check=True)
    page = git(two, "rev-parse", "gh-pages:2026.2/policies/harassment/index.html")
    (two / ".git" / "objects" / page[:2] / page[2:]).unlink()
    assert problems(two) == ["2026.2/policies/harassment/index.html is missing"]
    for words in (["changes", "2026.1", "2026.2"], ["versions", "--with", "harassment"]):
        done = handbook(two, *words)
        assert (done.returncode, done.stdout) == (4, "")
        assert "git has lost what stood in 2026.2/policies/harassment/index.html; run the command in a" in done.stderr
    with pytest.raises(GitFailed, match=r"has lost what stood in 2026\.2/policies/harassment/index\.html"):
        publish("2026.3", "2026-05-01")


def test_of_a_version_that_was_taken_down_no_command_makes_the_tag_again(two):
    git(two, "tag", "--delete", "handbook/2026.1", "handbook/2026.2")
    withdraw(two, Number.of("2026.1"), "unsafe", committer(two), False, NOW, print)
    assert verify(known(two), NOW).notes == [
        "2026.1 has no tag here; `git fetch origin --tags` brings that of origin.",
        "2026.2 has no tag here; `git fetch origin --tags` brings that of origin; where there is none, the command "
        "that published it makes it.",
    ]


def test_the_manifest_of_another_version_is_named(two):
    commit_on_branch(two, {"2026.2/manifest.json": git(two, "show", "gh-pages:2026.1/manifest.json") + "\n"})
    assert "2026.2/manifest.json cannot be read (it is that of 2026.1)" in problems(two)


def test_one_file_is_counted_as_one(two):
    commit_on_branch(two, {"assets/current.js": "x"})
    assert "1 file that stands beside the versions is written anew." in handbook(two, "publish", "--due").stderr


def test_nothing_is_published_on_top_of_a_version_that_somebody_has_changed(publish, two):
    page = git(two, "show", "gh-pages:2026.1/help-now/index.html")
    commit_on_branch(two, {"2026.1/help-now/index.html": page.replace("phone", "call")})
    before = git(two, "rev-parse", "gh-pages")
    with pytest.raises(Refused) as refused:
        publish("2026.3", "2026-05-01")
    assert refused.value.sentences == (
        "on the branch gh-pages, 2026.1 is not what was published; `python3 -m handbook verify` says which file "
        "differs and which commit changed it. Copy this repository before anybody touches it, ask who changed it, and "
        "have it taken back by `git switch gh-pages`, `git revert` with the commit, and `git switch -`; or take the "
        "branch from a clone that still has what was published",
    )
    words = ("withdraw", "2026.1", "--reason", "unsafe", "--confirm", "2026.1")
    for more in (words, ("publish", "--due"), ("versions", "--rebuild")):
        assert handbook(two, *more).returncode == 3
    assert git(two, "rev-parse", "gh-pages") == before
    taken_back(two, refused.value, git(two, "rev-parse", "gh-pages"))
    assert problems(two) == []
    assert not publish("2026.3", "2026-05-01")[0].already
    commit_on_branch(two, {"2026.1/help-now/index.html": page.replace("phone", "call")})
    assert problems(two)[0] == "2026.1/help-now/index.html is not what was published"


def test_nothing_is_published_on_top_of_what_somebody_put_in_place_of_a_version_that_was_taken_down(publish, two):
    withdraw(two, Number.of("2026.1"), "unsafe", committer(two), False, NOW, print)
    page = git(two, "show", "gh-pages:2026.1/index.html")
    commit_on_branch(two, {"2026.1/index.html": page.replace("taken down", "put right")})
    with pytest.raises(Refused, match=r"on the branch gh-pages, 2026\.1 is not what was published"):
        publish("2026.3", "2026-05-01")


def test_what_was_put_in_place_of_a_version_is_looked_at_also_where_no_tag_says_that_it_was_taken_down(publish, two):
    withdraw(two, Number.of("2026.1"), "unsafe", committer(two), False, NOW, print)
    git(two, "tag", "--delete", "handbook/2026.1-taken-down")
    publish("2026.3", "2026-05-01")
    commit_on_branch(two, {"2026.1/about/what.html": "x"})
    with pytest.raises(Refused, match=r"on the branch gh-pages, 2026\.1 is not what was published"):
        publish("2026.4", "2026-06-01")


def test_a_branch_from_which_every_version_was_deleted_is_not_taken_for_somebody_elses(publish, two):
    git(two, "tag", "--delete", "handbook/2026.1", "handbook/2026.2")
    rows = [row for row in git(two, "ls-tree", "gh-pages").splitlines() if "\t2026." not in row]
    left = git(two, "mktree", given="\n".join(rows) + "\n")
    git(two, "update-ref", "refs/heads/gh-pages", git(two, "commit-tree", left, "-p", "gh-pages", "-m", "Tidy"))
    assert [problem for problem in problems(two) if "says that it was published" not in problem] == [
        f"{version}: commit {git(two, 'rev-parse', 'gh-pages')} of {git(two, 'log', '-1', '--format=%cs', 'gh-pages')} "
        "changed 2026.1/404.html and 13 more after it was published".replace("2026.1", version)
        for version in ("2026.1", "2026.2")
    ]
    for more in (["publish", "--due"], ["versions", "--rebuild"]):
        assert "2026.1, 2026.2 are not what was published" in handbook(two, *more).stderr, more
