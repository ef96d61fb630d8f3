"""Publishing through the real command line: what HR types, and what is on the branch afterwards."""

import json
import shutil

import pytest

from handbook.publishing import publish as publishing
from tests.found import snapshot
from tests.given import ORGANIZATIONS
from tests.pictures.made import A_JPEG
from tests.publishing.repositories import change, git, handbook, tree

MADE = ("publish", "2026.1", "--effective", "2026-03-01", "--change", "material", "--summary", "The first one.")


@pytest.fixture(scope="module")
def published(prepared, tmp_path_factory):
    """A repository in which three versions were published, one announced for later, and its origin."""
    base = tmp_path_factory.mktemp("published")
    folder = base / "repository"
    shutil.copytree(prepared, folder, symlinks=True)
    git(base, "init", "--quiet", "--bare", "origin.git")
    git(folder, "remote", "add", "origin", str(base / "origin.git"))
    said, trees = [], []
    said.append(handbook(folder, *MADE))
    trees.append(tree(folder, "2026.1"))
    git(folder, "push", "--quiet", "origin", "main")
    assert handbook(folder, *MADE, "--push").returncode == 0
    change(folder)
    git(folder, "push", "--quiet", "origin", "main")
    said.append(handbook(folder, "publish", "2026.2", "--effective", "2026-06-01", "--change", "editorial", "--push"))
    trees.append(tree(folder, "2026.2"))
    announced = ("--effective", "2199-01-01", "--change", "material", "--summary", "You can tell the night desk.")
    said.append(handbook(folder, "publish", "2199.1", *announced, "--push"))
    trees.append(tree(folder, "2199.1"))
    return folder, said, trees


def test_a_version_is_published_with_one_command_and_announced_if_its_day_is_to_come(published):
    _, said, _ = published
    assert [one.returncode for one in said] == [0, 0, 0], [one.stderr for one in said]
    at = "https://lakeside.example/handbook"
    assert said[0].stderr.splitlines() == [
        "Building version 2026.1 …",
        f"Published on the branch gh-pages here. Version 2026.1 is in force since 1 March 2026: {at}/2026.1/",
        "Readers had no version on that day; the list of versions says when this one was published.",
        "Readers do not see it yet. The same command with --push sends it to origin.",
    ]
    assert [line for line in said[1].stderr.splitlines() if line.startswith(("Since", "Readers"))] == [
        "Since version 2026.1: 1 paragraph changed, on 1 page.",
        "Readers had no version on that day; the list of versions says when this one was published.",
    ]
    assert said[2].stderr.splitlines()[1:] == [
        "Since version 2026.2: Nothing that a reader sees has changed.",
        f"Published. Version 2199.1 is announced; it takes effect on 1 January 2199: {at}/2199.1/",
    ]


def test_what_was_published_is_the_same_to_the_byte_after_later_publications(published):
    folder, _, trees = published
    assert [tree(folder, name) for name in ("2026.1", "2026.2", "2199.1")] == trees


def test_origin_has_the_branch_and_every_tag(published):
    folder, _, _ = published
    origin = folder.parent / "origin.git"
    assert git(origin, "rev-parse", "gh-pages") == git(folder, "rev-parse", "gh-pages")
    assert git(origin, "tag").split() == ["handbook/2026.1", "handbook/2026.2", "handbook/2199.1"]


def test_the_working_tree_is_left_alone(published):
    folder, _, _ = published
    assert git(folder, "status", "--porcelain") == ""
    assert git(folder, "branch", "--show-current") == "main"


def test_the_manifest_says_what_was_published_from_what_and_by_whom(published):
    folder, _, _ = published
    manifest = json.loads(git(folder, "show", "gh-pages:2026.2/manifest.json"))
    assert manifest["commit"] == git(folder, "rev-parse", "main")
    assert (manifest["publisher"], manifest["organization"]) == ("Wanjiru Kamau", "Lakeside School")
    assert (manifest["effective"], manifest["time_zone"]) == ("2026-06-01", "Africa/Nairobi")
    assert (manifest["before"], manifest["change"]) == ("2026.1", "editorial")
    assert list(manifest["showing"]) == ["about/acknowledge/index.html", "about/changes/index.html"]
    page = git(folder, "show", "gh-pages:2026.2/about/acknowledge/index.html")
    assert f"Its seal is <code>{manifest['seal']}</code>." in page
    assert f"Seal%20of%20the%20version%3A%20{manifest['seal']}" in page


def test_a_page_names_its_version_and_its_own_address(published):
    page = git(published[0], "show", "gh-pages:2026.2/policies/harassment/index.html")
    assert "Version 2026.2, takes effect on 1 June 2026." in page
    assert '<link rel="canonical" href="https://lakeside.example/handbook/2026.2/policies/harassment/">' in page
    assert "Preview" not in page
    assert "not in force" not in page


def test_plain_addresses_lead_to_the_version_in_force_and_new_ones_to_the_version_that_has_them(published):
    folder, _, _ = published
    for at, up in (("", "../../"), ("current/", "../../../")):
        page = git(folder, "show", f"gh-pages:{at}policies/harassment/index.html")
        assert f'content="0; url={up}2026.2/policies/harassment/"' in page
    home = git(folder, "show", "gh-pages:index.html")
    assert '<a href="2026.2/" data-address="" data-since="2026.1">' in home


def test_the_redline_shows_what_a_reader_sees_changed_and_nothing_else(published):
    folder, _, _ = published
    page = git(folder, "show", "gh-pages:2026.2/about/changes/index.html")
    redline = page.partition('<div class="redline"')[2].partition("<h2")[0]
    assert redline.count('<div class="redline-page">') == 1
    assert '<h3><a href="../../reporting/">How to report</a></h3>' in redline
    assert '<del><span class="unseen">removed: </span>only</del>' in redline
    first = git(folder, "show", "gh-pages:2026.1/about/changes/index.html")
    assert "There is no version before this one that it could be compared with." in first


def test_pages_on_versions_lead_to_their_list_and_say_what_is_compared(published):
    page = git(published[0], "show", "gh-pages:2026.2/about/changes/index.html")
    assert '<a href="../../../versions/">all versions</a>' in page
    assert "This compares version 2026.2 with version 2026.1, which came before it" in page
    said = handbook(published[0], "changes", "2026.2", "2199.1").stdout
    assert said == "Nothing that a reader sees has changed.\n"  # the number and the seal are no change


def test_only_material_changes_are_news(published):
    news = [
        git(published[0], "show", f"gh-pages:{name}/about/changes/index.html")
        .partition('id="new"')[2]
        .partition("<h2")[0]
        for name in ("2026.1", "2026.2", "2199.1")
    ]
    assert [one.count("(version ") for one in news] == [1, 1, 2]
    assert "From 1 January 2199 (version 2199.1).</strong> You can tell the night desk." in news[2]


def test_the_same_command_again_changes_nothing(published):
    folder, _, _ = published
    before = git(folder, "rev-parse", "gh-pages")
    again = handbook(folder, "publish", "2199.1", "--effective", "2199-01-01", "--change", "material",
                     "--summary", "You can tell the night desk.")  # fmt: skip
    assert again.returncode == 0
    assert "Version 2199.1 is published already, with the same files" in again.stderr
    assert git(folder, "rev-parse", "gh-pages") == before


def test_a_published_version_is_never_written_again(published):
    folder, _, _ = published
    before = git(folder, "rev-parse", "gh-pages")
    other = handbook(folder, *MADE)
    assert other.returncode == 3
    assert other.stderr.splitlines()[-2:] == [
        "Version 2026.1 is published already, and readers would see something else at reporting/; what is published "
        "does not change, so publish a new version.",
        "Nothing was published; what was published before is as it was.",
    ]
    day = handbook(folder, "publish", "2026.1", "--effective", "2026-03-02", "--change", "material")
    assert day.returncode == 3
    assert "is published already, and takes effect on 1 March 2026" in day.stderr
    assert git(folder, "rev-parse", "gh-pages") == before


def test_the_policy_of_a_day_is_named_with_its_address(published):
    folder, _, _ = published

    def on(day):
        return handbook(folder, "versions", "--on", day).stdout.splitlines()

    assert on("2026-02-28") == ["On 28 February 2026 no version was in force; the first takes effect on 1 March 2026."]
    assert on("2026-03-01")[0] == (
        "On 1 March 2026 version 2026.1 was in force: https://lakeside.example/handbook/2026.1/"
    )
    assert on("2026-05-31")[1] == "It holds from 1 March 2026 until 31 May 2026."
    assert on("2026-06-01")[0].startswith("On 1 June 2026 version 2026.2 was in force")
    assert on("2198-12-31")[0].startswith("On 31 December 2198 version 2026.2 will be in force unless another")
    assert on("2199-01-01")[0].startswith("On 1 January 2199 version 2199.1 will be in force unless another")
    assert any(line.startswith("It was published later, on ") for line in on("2026-03-01"))


def test_the_list_of_versions_says_from_when_to_when(published):
    lines = handbook(published[0], "versions").stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == ["Version", "2199.1", "2026.2", "2026.1"]
    assert "1 March 2026 to 31 May 2026" in lines[3]


def test_everything_is_found_to_be_what_was_published_also_by_a_clone(published, tmp_path):
    folder, _, _ = published
    assert handbook(folder, "verify").returncode == 0
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-checkout", str(folder.parent / "origin.git"), str(clone))
    for name in ("handbook", "requirements.txt"):
        target = clone / name
        (shutil.copytree if (folder / name).is_dir() else shutil.copy2)(folder / name, target)
    (clone / ".venv").symlink_to(folder / ".venv")
    found = handbook(clone, "verify")
    assert (found.returncode, found.stderr) == (0, "")
    assert (
        "of 3 versions compared with manifests, index, tags and history: every one is what was published."
        in found.stdout
    )


def test_changes_are_told_as_text_html_and_json(published):
    folder, _, _ = published
    text = handbook(folder, "changes", "2026.1", "2026.2")
    assert (text.returncode, text.stderr) == (0, "")
    assert "[-only-]" in text.stdout
    page = handbook(folder, "changes", "2026.1", "--format", "html").stdout
    assert "<title>What changed from version 2026.1 to what is here now</title>" in page
    assert '<a href="reporting/index.html#your-choices">' in page
    assert json.loads(handbook(folder, "changes", "2026.1", "2026.2", "--format", "json").stdout)
    assert handbook(folder, "changes").stdout == "Nothing that a reader sees has changed.\n"
    assert handbook(folder, "changes", "2026.7").stderr.startswith("There is no version 2026.7; published is 2199.1, ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            [],
            "Missing: the version, such as 2026.1 (VERSION), the day from which it holds (--effective), whether the",
        ),
        (
            ["../../evil", "--effective", "2026-03-01", "--change", "material"],
            "`../../evil` is no version; write a year",
        ),
        (["2026.01", "--effective", "2026-03-01", "--change", "material"], "`2026.01` is no version"),
        (
            ["2026.1", "--effective", "2026-13-45", "--change", "material"],
            "`2026-13-45` is no day of the calendar; write year-month-day",
        ),
        (["2026.1", "--effective", "1 March", "--change", "material"], "`1 March` is no day"),
        (
            ["2026.1", "--effective", "2062-03-01", "--change", "material"],
            "`2026.1` and 2062-03-01 are years apart; one of them may be mistyped.",
        ),
        (["2026.1", "--effective", "2026-03-01", "--change", "material", "--without", "2026.2, x 2026.3"], "`x` is"),
        (["2026.1", "--effective", "2026-03-01", "--change", "huge"], "`huge` is not known here"),
        (
            ["2026.1", "--efective", "2026-03-01"],
            "`--efective` is not known here; did you mean `--effective`?",
        ),
        (
            [*MADE[1:], "more", "words"],
            "`more words` is too much; words that belong together stand in quotation marks",
        ),
        (["2026.1", "--effective"], "--effective needs a value behind it; there is an example in the help"),
        (["2026.1", "--due"], "With --due nothing is published"),
        ([*MADE[1:-1], "two\nlines"], "The summary is a sentence or two in one line"),
    ],
)
def test_words_that_cannot_be_understood_are_answered_with_an_example(repository, words, sentence):
    done = handbook(repository, "publish", *words)
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (["2026-03-01"], ["`2026-03-01` is too much", "Example: python3 -m handbook versions --on 2026-03-01"]),
        (["--on", ""], ["`` is no day; write year-month-day, such as 2026-11-03."]),
    ],
)
def test_words_to_versions_that_cannot_be_understood_are_answered_with_an_example(repository, words, sentences):
    done = handbook(repository, "versions", *words)
    assert done.returncode == 2
    assert all(any(line.startswith(one) for line in done.stderr.splitlines()) for one in sentences)


def dirty(folder):
    (folder / "note.txt").write_text("x")
    (folder / "docs" / "help-now.md").open("a").write("\n")


def ignored(folder):
    folder.joinpath(".gitignore").open("a").write("*.jpg\n")
    git(folder, "commit", "--quiet", "--all", "--message", "x")
    (folder / "docs" / "about" / "door.jpg").write_bytes(A_JPEG)


def example(folder):
    details = folder / "organization" / "organization.yml"
    details.write_text("example: true\n" + details.read_text())
    git(folder, "commit", "--quiet", "--all", "--message", "x")


def without_address(folder):
    details = folder / "organization" / "organization.yml"
    details.write_text(details.read_text().replace("site_url: https://lakeside.example/handbook/\n", ""))
    git(folder, "commit", "--quiet", "--all", "--message", "x")


def without_name(folder):
    git(folder, "config", "--unset", "user.name")
    git(folder, "config", "--unset", "user.email")
    git(folder, "config", "user.useConfigOnly", "true")


def unconfirmed(folder):
    details = folder / "organization" / "organization.yml"
    text = (ORGANIZATIONS["brannoc-hospitals"] / "organization.yml").read_text(encoding="utf-8")
    shutil.rmtree(folder / "organization")
    shutil.copytree(ORGANIZATIONS["brannoc-hospitals"], folder / "organization")
    details.write_text(text + "site_url: https://brannoc.example/\n", encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (dirty, "What is here is not what was committed (docs/help-now.md, note.txt); commit it, or take it away."),
        (ignored, "What is here is not what was committed (docs/about/door.jpg)"),
        (example, "organization/organization.yml:1:10: this is the example that comes with the handbook"),
        (without_address, "nothing says at which address the handbook is published; write it, such as `site_url:"),
        (without_name, "Git does not know who publishes; run `git config user.name"),
        (unconfirmed, "nobody here has confirmed the number +44 29 2018 0102"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_publication_is_refused_with_its_reason_and_changes_nothing(repository, spoil, sentence):
    spoil(repository)
    before = snapshot(repository / ".git" / "refs")
    done = handbook(repository, *MADE)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert sentence in done.stderr
    assert done.stderr.splitlines()[-1] == "Nothing was published; what was published before is as it was."
    assert snapshot(repository / ".git" / "refs") == before


def test_a_folder_without_git_is_told_what_to_do(repository):
    shutil.rmtree(repository / ".git")
    done = handbook(repository, *MADE)
    assert done.returncode == 3
    assert "is no git repository, and versions are kept in one; run `git init` and commit" in done.stderr


def test_flaws_of_the_content_come_first(repository):
    change(repository, "docs/help-now.md", "{{ emergency_numbers() }}", "{{ emergency_nubmers() }}")
    done = handbook(repository, *MADE)
    assert done.returncode == 1
    assert "`emergency_nubmers(…)` cannot be called" in done.stderr
    assert done.stderr.splitlines()[-1] == "Nothing was published; mend what is listed first."


def test_readers_are_not_asked_to_acknowledge_again_what_is_the_same_without_a_word_why(repository):
    assert handbook(repository, *MADE).returncode == 0
    words = ("publish", "2026.2", "--effective", "2026-06-01", "--change", "material")
    done = handbook(repository, *words)
    assert done.returncode == 3
    assert "not be told why; say it in a sentence with --summary, or publish the version as editorial." in done.stderr
    assert handbook(repository, *words, "--summary", "Once a year we ask everybody again.").returncode == 0


def test_a_page_of_a_version_whose_day_is_to_come_is_not_missed_yet(publish, repository, monkeypatch):
    publish("2026.1")
    few = vars(publishing)["built"]
    page = {"new/index.html": b"<!doctype html><html><head></head></html>"}
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "built", lambda *words: few(*words) | page)
        publish("2099.1", "2099-01-01")
    assert "new/" not in handbook(repository, "check").stdout
    assert not publish("2026.2", "2026-04-01")[0].already


def test_a_page_that_is_gone_keeps_a_publication_back_until_its_address_leads_somewhere(repository):
    assert handbook(repository, *MADE).returncode == 0
    details = repository / "organization" / "organization.yml"
    with details.open("a") as more:
        more.write("remove: [support/helping-a-colleague/, case-studies/call-centre/]\n")
    git(repository, "commit", "--quiet", "--all", "--message", "x")
    second = ("publish", "2026.2", "--effective", "2026-06-01", "--change", "editorial")
    checked = handbook(repository, "check")
    assert checked.returncode == 0
    assert (
        "organization/organization.yml:3:1: warning: `case-studies/call-centre/` is a page of version 2026.1, and "
        "nothing answers there now; say in organization.yml under `redirects:` where it went, or under `gone:` why"
    ) in checked.stdout
    assert checked.stdout.splitlines()[-1] == (
        "Before a version can be published, settle 2 addresses that lead nowhere."
    )
    done = handbook(repository, *second)
    assert done.returncode == 3
    where = "say in organization.yml under `redirects:` where it went, or under `gone:` why nothing is in its place."
    assert done.stderr.splitlines()[-3:-1] == [
        f"`case-studies/call-centre/` is a page of version 2026.1, and none of this one; {where}",
        f"`support/helping-a-colleague/` is a page of version 2026.1, and none of this one; {where}",
    ]
    with details.open("a") as more:
        more.write("redirects: {support/helping-a-colleague/: support/}\n")
        more.write('gone: {case-studies/call-centre/: "It is <one> of many."}\n')
    git(repository, "commit", "--quiet", "--all", "--message", "x")
    assert "nowhere" not in handbook(repository, "check").stdout
    assert handbook(repository, *second).returncode == 0
    page = git(repository, "show", "gh-pages:2026.2/case-studies/call-centre/index.html")
    assert "<h1>This page is gone</h1>" in page
    assert "It is &lt;one&gt; of many." in page
    assert 'href="../../help-now/"' in page
    assert "url=../" in git(repository, "show", "gh-pages:2026.2/support/helping-a-colleague/index.html")
    assert "2026.2/support/help" in git(repository, "show", "gh-pages:support/helping-a-colleague/index.html")


def test_before_a_version_is_in_force_there_is_nothing_to_compare_with_and_that_is_no_failure(publish, repository):
    def said(form):
        done = handbook(repository, "changes", "--format", form)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    sentence = "No version is in force yet, so there is nothing to compare with."
    assert said("text") == f"{sentence}\n"
    assert f"<p>{sentence}</p>" in said("html")
    assert json.loads(said("json")) is None
    publish("2199.1", "2199-01-01")
    assert said("text") == f"{sentence}\n"
    git(repository, "update-ref", "refs/heads/gh-pages", "main")
    assert handbook(repository, "changes").returncode == 3
