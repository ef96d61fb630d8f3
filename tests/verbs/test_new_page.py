"""`new page`, `new case-study`, `new section`: files to begin with, that build and say what is still to be written."""

import re
import shlex
import shutil

import pytest

from handbook.data.yaml import read_yaml
from tests.found import snapshot
from tests.given import ORGANIZATIONS
from tests.running import errors_of, run


@pytest.fixture
def organization(tmp_path):
    """The folder of a hospital group, which has a section and pages of its own."""
    return shutil.copytree(ORGANIZATIONS["brannoc-hospitals"], tmp_path / "brannoc")


def new(organization, *words):
    return run("new", *words, "--organization", str(organization))


def remove(organization, address):
    details = organization / "organization.yml"
    text = details.read_text(encoding="utf-8").replace("remove: [", f"remove: [{address}, ")
    details.write_text(text, encoding="utf-8")


def checked(organization):
    result = run("check", "--organization", str(organization))
    return errors_of(result), result.stdout


def top_of(file):
    text = file.read_text(encoding="utf-8")
    return read_yaml(text.split("---\n")[1], "top", "text")[0].data


def test_a_new_page_builds_at_once_and_each_word_still_to_be_written_is_named(organization):
    result = new(organization, "page", "support/night-taxi", "--title", "Home: a taxi at night")
    file = organization / "pages" / "support" / "night-taxi.md"
    assert result.returncode == 0
    assert result.stdout == (
        f"Written: {file}\nWhat is still to be written is marked with TODO. See it with `python3 -m handbook serve "
        f"--organization {file.parents[2]}`; the same with `check` says what is left.\n"
    )
    assert top_of(file)["title"] == "Home: a taxi at night"
    errors, said = checked(organization)
    assert errors == []
    lines = file.read_text(encoding="utf-8").splitlines()
    first, *others = [number for number, line in enumerate(lines, 1) if "TODO" in line]
    further = ", ".join(map(str, others))
    assert (
        f"{file}:{first}:14: warning: `TODO` looks like a placeholder; write what belongs here, and in line {further}"
        in said
    )
    assert said.count(f"{file}:") == 2  # and the lines under asked_as are few
    assert "1 page or value to fill in, and what follows:" in said


def test_an_address_that_is_nearly_that_of_a_page_of_ours_is_begun_with_a_remark(organization):
    said = new(organization, "page", "policies/onlin-conduct").stdout
    assert (
        "Did you mean `policies/online-conduct/`, which is there already? Then delete this file, and `new page "
        "policies/online-conduct/` takes a copy of it, `new section policies/online-conduct/` one of a section. "
    ) in said
    assert (organization / "pages" / "policies" / "onlin-conduct.md").is_file()
    said = new(organization, "case-study", "shop-regulars").stdout
    assert "Did you mean `case-studies/shop-regular/`, which" in said
    assert "Did you mean" not in new(organization, "page", "policies/online-behaviour").stdout


@pytest.mark.parametrize("folder", ["docs/", "{organization}/pages/"])
def test_a_page_can_be_named_by_its_file(organization, folder):
    typed = folder.format(organization=organization)
    assert new(organization, "page", f"{typed}support/night-taxi.md").returncode == 0
    assert new(organization, "section", f"{typed}hr/training.md#law").returncode == 0
    assert (organization / "pages" / "support" / "night-taxi.md").is_file()
    assert (organization / "sections" / "hr" / "training" / "law.md").is_file()


def test_a_page_of_ours_that_has_moved_is_known_by_its_old_address(repository):
    page = repository / "docs" / "support" / "counselling.md"
    page.write_text(page.read_text("utf-8").replace("\nowner: ", "\nformerly: [hr/talking/]\nowner: ", 1), "utf-8")
    result = run("new", "page", "hr/talking", folder=repository)
    assert "It begins as ours, docs/support/counselling.md." in result.stdout
    section = run("new", "section", "hr/talking#what-it-is", folder=repository)
    assert "The page is yours, organization/pages/support/counselling.md; change the section there" in section.stderr
    (repository / "organization" / "pages" / "support" / "counselling.md").unlink()
    assert run("new", "section", "hr/talking#what-it-is", folder=repository).returncode == 0
    assert (repository / "organization" / "sections" / "support" / "counselling" / "what-it-is.md").is_file()


def test_nothing_is_begun_in_a_folder_without_details(tmp_path):
    result = new(tmp_path / "brannok", "page", "support/night-taxi")
    assert (result.returncode, (tmp_path / "brannok").exists()) == (2, False)
    assert result.stderr == (
        f"{tmp_path}/brannok holds no organization.yml; `python3 -m handbook new organization --organization "
        f"{tmp_path}/brannok` writes it. Nothing was written.\n"
    )


def test_a_command_that_is_shown_can_be_copied_whatever_the_folder_is_called(organization, tmp_path):
    moved = organization.rename(tmp_path / "Brannoc’s hospitals (new)")
    (shown,) = re.findall("`(python3 -m handbook serve.*?)`", new(moved, "page", "support/night-taxi").stdout)
    assert shlex.split(shown)[-2:] == ["--organization", str(moved)]


def test_a_new_page_in_a_folder_of_its_own_says_that_it_begins_a_new_part(organization):
    assert (
        "It begins a new part of the menu, since no other page lies in canteen/. "
        in new(organization, "page", "canteen/opening-hours").stdout
    )
    assert "lies in supports/; if you meant support/, move" in new(organization, "page", "supports/night-bus").stdout


@pytest.mark.parametrize(
    "typed", ["/hr/training/", "http://127.0.0.1:8000/hr/training/", "https://a.example/hr/training/"]
)
def test_an_address_can_be_copied_from_the_browser(organization, typed):
    assert new(organization, "section", f"{typed}#law").returncode == 0
    assert (organization / "sections" / "hr" / "training" / "law.md").is_file()


def test_a_new_case_study_has_every_section_of_one(organization):
    result = new(organization, "case-study", "night-porter")
    assert result.returncode == 0
    file = organization / "pages" / "case-studies" / "night-porter.md"
    assert top_of(file)["title"] == "Night porter"
    assert checked(organization)[0] == []


@pytest.mark.parametrize(
    "typed", ["policies/online-conduct", "/policies/online-conduct/", "policies/online-conduct.md"]
)
def test_a_copy_of_a_page_of_ours_is_the_same_page_and_knows_what_it_is_based_on(organization, typed):
    built = run("build", "--organization", str(organization), "--output", str(organization.parent / "before"))
    assert built.returncode == 0, built.stderr
    assert new(organization, "page", typed).returncode == 0
    file = organization / "pages" / "policies" / "online-conduct.md"
    assert top_of(file)["based_on"]
    errors, said = checked(organization)
    assert (errors, str(file) in said) == ([], False)
    run("build", "--organization", str(organization), "--output", str(organization.parent / "after"))
    before, after = snapshot(organization.parent / "before"), snapshot(organization.parent / "after")
    page = "policies/online-conduct/index.html"
    for site in (before, after):
        del site[".handbook"]
        site[page] = re.sub(rb'\s*<p class="edit">.*?</p>\s*', b" ", site[page], flags=re.DOTALL)
        site[page] = re.sub(rb"\s+", b" ", site[page])
    assert after == before


def test_a_copy_of_a_section_answers_of_the_law_what_ours_did(organization):
    assert new(organization, "section", "policies/client-harassment#training").returncode == 0
    file = organization / "sections" / "policies" / "client-harassment" / "training.md"
    assert "gb/training" in top_of(file)["satisfies"]
    errors, said = checked(organization)
    assert (errors, str(file) in said) == ([], False)


def test_links_to_removed_pages_are_not_copied(organization):
    remove(organization, "policies/online-conduct/")
    assert new(organization, "page", "policies/harassment").returncode == 0
    text = (organization / "pages" / "policies" / "harassment.md").read_text(encoding="utf-8")
    assert "online-conduct.md" not in text
    errors, said = checked(organization)
    assert (errors, "policies/harassment.md:" in said) == ([], False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("page Support/Night", "`Support/Night/` is no address; write it in lower case with hyphens, such as "),
        ("page de/hallo", "`de` has another meaning on the site; choose another name. Nothing was written."),
        ("page rights/gb", "`rights/gb/` is made of the law of your place; take a section of it instead, such as "),
        ("page case-studies/teacher-and-parent", "`case-studies/teacher-and-parent/` stands under `remove:`; take it"),
        ("case-study shop-regular", "docs/case-studies/shop-regular.md is there already; `new page case-studies/"),
        ("case-study a/b", "`a/b` is no name; write one in lower case with hyphens, such as night-porter."),
        (
            "section hr/training",
            "`hr/training` names a page, and no section of it; write one of these: hr/training/#who-and-when, ",
        ),
        ("section hr/trainings#law", "There is no page with the address `hr/trainings`; did you mean `hr/training/`? "),
        ("section case-studies/teacher-and-parent#what", "`case-studies/teacher-and-parent/` stands under `remove:`; "),
        ("section hr/training#lav", "`hr/training/` has no section `lav`; did you mean `law`? Nothing was"),
        ("section policies/client-harassment#our-promise", "our-promise.md takes the place of that section already; "),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(organization, words, said):
    before = sorted(organization.rglob("*"))
    remove(organization, "case-studies/teacher-and-parent/")
    result = new(organization, *words.split(" "))
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert sorted(organization.rglob("*")) == before


def test_a_file_that_is_there_is_left_as_it_is(organization):
    assert new(organization, "page", "support/night-taxi").returncode == 0
    file = organization / "pages" / "support" / "night-taxi.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOur own words.\n", encoding="utf-8")
    before = file.read_bytes()
    result = new(organization, "page", "support/night-taxi")
    assert (result.returncode, result.stderr) == (
        2,
        f"{file} is there already; open it, and go on in it. Nothing was written.\n",
    )
    assert file.read_bytes() == before


def test_a_case_study_is_not_begun_at_an_address_that_is_taken_out(organization):
    remove(organization, "case-studies/anonymous-donor-report/")
    result = new(organization, "case-study", "anonymous-donor-report")
    assert result.returncode == 2
    assert "`case-studies/anonymous-donor-report/` stands under `remove:`; take it out there" in result.stderr
