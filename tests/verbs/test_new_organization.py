"""`new organization`: from a clone to a page with one's own names on it, by the real command line in a terminal."""

import shutil
import subprocess
import sys
import textwrap
import urllib.request

import pytest
import yaml

from handbook import exits
from handbook.site import Site
from handbook.verbs import new_organization
from tests.copies import copy_repository
from tests.given import ORGANIZATIONS, PATIENCE, TODAY
from tests.running import run
from tests.verbs.terminal import SESSIONS, TRANSCRIPTS, Terminal, play, transcript
from tests.verbs.test_serve import Server


@pytest.fixture
def clone(tmp_path):
    """A copy of the repository with its example, as somebody who has just cloned it has it."""
    return copy_repository(tmp_path / "clone")


def test_ten_minutes_from_a_clone_to_a_page_with_ones_own_names(clone):
    for name in SESSIONS:
        returned, shown = play(transcript(name), clone, "new", "organization")
        assert (returned, shown) == (0, transcript(name))
    written = (clone / "organization" / "organization.yml").read_text(encoding="utf-8")
    assert written == (TRANSCRIPTS / "organization.yml").read_text(encoding="utf-8")
    assert not (clone / "organization" / ".answers.yml").exists()
    server = Server(clone)
    try:
        with urllib.request.urlopen(f"{server.address}reporting/who-to-tell/", timeout=PATIENCE) as page:
            text = page.read().decode()
        for name in ("Nordhavn Dental", "Bo Friis", "the Kestrel line", "people@nordhavn.example", "patients"):
            assert name in text
        assert "Harbour Lane" not in text
    finally:
        server.stop()


def typed(folder, text, *words):
    """Run `new organization` with `text` on its standard input."""
    command = [sys.executable, "-m", "handbook", "new", "organization", *words]
    return subprocess.run(
        command, cwd=folder, input=text, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def test_details_that_somebody_wrote_while_questions_were_asked_stand(clone, monkeypatch, capsys):
    details = clone / "organization" / "organization.yml"
    theirs = (ORGANIZATIONS["ringfield"] / "organization.yml").read_text(encoding="utf-8")

    def asked(interview, hear, say, keep):
        details.write_text(theirs, encoding="utf-8")

    monkeypatch.setattr(new_organization, "lead", asked)
    monkeypatch.setattr(new_organization, "agreed", lambda *_: True)
    monkeypatch.setattr(new_organization, "_said", lambda *_: [])
    assert new_organization.new_organization(Site.of(clone, TODAY), None) == exits.USAGE
    assert details.read_text(encoding="utf-8") == theirs
    said = capsys.readouterr().err
    assert said.startswith("Nothing was written: organization/organization.yml holds the details of Ringfield")
    assert said.endswith("Your answers are kept in organization/.answers.yml\n")


def test_answers_in_a_file_make_the_same_details_without_a_question(clone, tmp_path):
    file = tmp_path / "nordhavn.yml"
    file.write_text((TRANSCRIPTS / "answers.yml").read_text(encoding="utf-8"), encoding="utf-8")
    result = typed(clone, "", "--answers", str(file))
    assert result.returncode == 0, result.stderr
    written = (clone / "organization" / "organization.yml").read_text(encoding="utf-8")
    assert written == (TRANSCRIPTS / "organization.yml").read_text(encoding="utf-8")
    assert result.stdout.split("\n")[1] == "Written: organization/organization.yml"
    checked = run("check", folder=clone)
    assert checked.returncode == 0, checked.stdout


def test_all_that_is_wrong_with_answers_in_a_file_is_said_at_once_and_nothing_is_written(clone, tmp_path):
    details = clone / "organization" / "organization.yml"
    before = details.read_bytes()
    text = (TRANSCRIPTS / "answers.yml").read_text(encoding="utf-8")
    file = tmp_path / "answers.yml"
    for right, wrong in (
        ("name: Nordhavn Dental\n", ""),
        ("  role: owner and dentist", "  roll: owner and dentist"),
        ("country: DK", "country: Denmrk\n    time_zone: Copenhagen"),
        ('phone: "+45 89 88 01 42"', 'phone: "89 88 01 42"'),
        ("decision_owner: clinic-lead", "decision_owner: the boss"),
        ("acknowledge: one day", "acknowledge: soon"),
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    file.write_text(text, encoding="utf-8")
    result = typed(clone, "", "--answers", str(file))
    assert result.returncode == 1
    assert [line.removeprefix(str(file)) for line in result.stderr.splitlines()] == (
        (TRANSCRIPTS / "wrong-answers.txt").read_text(encoding="utf-8").splitlines()
    )
    assert details.read_bytes() == before


def test_the_answers_that_the_help_shows_can_be_given_as_they_stand(clone, tmp_path):
    _, _, example, *_ = typed(clone, "", "--help").stdout.split("\n\n")
    file = tmp_path / "quayside.yml"
    file.write_text(textwrap.dedent(example), encoding="utf-8")
    result = typed(clone, "", "--answers", str(file))
    assert (result.returncode, result.stderr) == (0, "")
    assert "\nname: Quayside\n" in (clone / "organization" / "organization.yml").read_text(encoding="utf-8")


def test_a_key_that_no_question_asks_for_is_told_with_those_that_stand_beside_it(clone, tmp_path):
    text = (TRANSCRIPTS / "answers.yml").read_text(encoding="utf-8")
    text = text.replace("  - name: Aarhus\n", "  - name: Aarhus\n    id: aarhus\n")
    file = tmp_path / "answers.yml"
    file.write_text(f"{text}colour: blue\n", encoding="utf-8")
    said = typed(clone, "", "--answers", str(file)).stderr
    assert "`id` (locations 1); known here: country, emergency, name, time_zone [answers]\n" in said
    assert "`colour`; known here: brand, contacts, duties, languages, leader, " in said


def test_one_answer_where_a_list_or_keys_belong_is_told_with_what_belongs_there(clone, tmp_path):
    file = tmp_path / "answers.yml"
    file.write_text("leader: Ada Bell\nlocations: London\n", encoding="utf-8")
    said = typed(clone, "", "--answers", str(file)).stderr
    assert ":1:1: `leader` holds more than one answer; write below it, each on a line, email, name, " in said
    listed = "begin each with `- `, with lines of its own for country, emergency, name, "
    assert f":2:1: `locations` holds more than one answer; {listed}" in said


def test_a_misspelt_key_is_told_once_and_not_as_missing_too(clone, tmp_path):
    text = (TRANSCRIPTS / "answers.yml").read_text(encoding="utf-8")
    file = tmp_path / "answers.yml"
    file.write_text(text.replace("leader:\n", "leeder:\n"), encoding="utf-8")
    told = typed(clone, "", "--answers", str(file)).stderr.splitlines()
    assert told[0] == f"{file}:5:1: no question asks for `leeder`; did you mean `leader`? [answers]"
    assert told[1] == ""


def test_a_file_of_answers_that_is_a_list_or_is_not_there_is_told_as_that_alone(clone, tmp_path):
    file = tmp_path / "answers.yml"
    result = typed(clone, "", "--answers", str(file))
    assert (result.returncode, result.stderr) == (2, f"{file} is not there; check the path\n")
    file.write_text("- a\n", encoding="utf-8")
    result = typed(clone, "", "--answers", str(file))
    assert result.returncode == 1
    assert result.stderr.splitlines()[0] == f"{file}:1:1: this is a list; write `key: value` lines [answers]"
    assert result.stderr.splitlines()[1] == ""


def test_details_that_are_ones_own_are_never_written_over(clone):
    details = clone / "organization" / "organization.yml"
    details.write_text(details.read_text(encoding="utf-8").replace("example: true\n", ""), encoding="utf-8")
    before = details.read_bytes()
    for words in ((), ("--answers", str(TRANSCRIPTS / "answers.yml"))):
        result = typed(clone, "Nordhavn\n", *words)
        assert result.returncode == 2
        assert result.stderr == (
            "organization/organization.yml holds the details of Harbour Lane already, and is left as it is. Change "
            "them in the file; each line has a note. For another organization name a folder with --organization.\n"
        )
        assert details.read_bytes() == before
    details.write_text("name: [\n", encoding="utf-8")
    result = typed(clone, "Nordhavn\n")
    assert (result.returncode, details.read_text(encoding="utf-8")) == (2, "name: [\n")


def test_another_organization_gets_a_folder_of_its_own_that_builds(clone, tmp_path):
    folder = tmp_path / "organizations" / "nordhavn"
    words = ("--organization", str(folder), "--answers", str(TRANSCRIPTS / "answers.yml"))
    result = typed(clone, "", *words)
    assert result.returncode == 0, result.stderr
    assert f"python3 -m handbook serve --organization {folder}\n" in result.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["organization.yml", "pages", "sections", "theme"]
    built = run("build", "--organization", str(folder), "--output", str(tmp_path / "site"), folder=clone)
    assert built.returncode == 0, built.stderr


def test_an_answer_that_is_asked_again_is_kept_and_what_comes_after_it_too(clone):
    file = clone / "organization" / ".answers.yml"
    shutil.copy2(TRANSCRIPTS / "answers.yml", file)
    whole = yaml.load((TRANSCRIPTS / "answers.yml").read_bytes(), Loader=yaml.CSafeLoader)
    result = typed(clone, "back\nquit\n")  # its short name, which the file has not
    assert result.stdout.endswith("The same command goes on with them.\n")
    kept = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    assert (kept["contacts"][1]["name"], kept["name"]) == (whole["contacts"][1]["name"], whole["name"])


def test_kept_answers_that_cannot_be_read_are_not_written_over(clone):
    file = clone / "organization" / ".answers.yml"
    file.write_text("name: [Nordhavn\n", encoding="utf-8")
    result = typed(clone, "Nordhavn\n")
    assert result.returncode == 1
    assert result.stderr.startswith("organization/.answers.yml:")
    assert "mend the file to go on with them, or delete it" in result.stderr
    assert file.read_text(encoding="utf-8") == "name: [Nordhavn\n"


@pytest.mark.parametrize("how", ["the input ends", "interrupted"])
def test_answers_are_kept_however_it_ends(clone, how):
    if how == "the input ends":
        result = typed(clone, "Nordhavn Dental\n\npatient\n")
        code, shown = result.returncode, result.stdout
    else:
        terminal = Terminal(clone, "new", "organization")
        for answer in ("Nordhavn Dental", "", "patient"):
            terminal.type(answer)
        terminal.interrupt()
        code, shown = terminal.end(), terminal.shown
    assert shown.endswith("3 answers are kept in organization/.answers.yml. The same command goes on with them.\n")
    assert code == (2 if how == "the input ends" else 0)
    kept = yaml.load((clone / "organization" / ".answers.yml").read_bytes(), Loader=yaml.CSafeLoader)
    assert kept == {"name": "Nordhavn Dental", "short_name": "", "outsiders": {"one": "patient"}}
    assert (clone / "organization" / "organization.yml").read_bytes() == (
        ORGANIZATIONS["harbour-lane"] / "organization.yml"
    ).read_bytes()


@pytest.mark.parametrize("word", ["quit", "Exit", ":q"])
def test_a_word_that_leaves_other_programs_leaves_the_questions(clone, word):
    result = typed(clone, f"Nordhavn Dental\n{word}\n")
    assert "1 answer is kept in organization/.answers.yml" in result.stdout


def test_what_check_would_refuse_is_said_before_anything_is_written(clone):
    answers = (TRANSCRIPTS / "answers.yml").read_text(encoding="utf-8")
    (clone / "organization" / ".answers.yml").write_text(
        answers.replace("outside_line_management: true", "outside_line_management: false"), encoding="utf-8"
    )
    result = typed(clone, "\n" * 60 + "quit\n")
    assert "! No reporting route is outside the line of management; add one with" in result.stdout
    assert "`no` or Enter shows your answers by number" in result.stdout
    assert "Written" not in result.stdout
