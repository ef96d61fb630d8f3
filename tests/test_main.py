"""A fault of ours, and folders that lead nowhere: a sentence, whatever it is."""

import pytest

from tests.conftest import run


def test_a_fault_of_ours_is_said_in_a_sentence_that_repeats_nothing_of_a_page(repository):
    rule = repository / "handbook" / "checks" / "targets.py"
    first = "    if book.organization is None:\n"
    text = rule.read_text("utf-8").replace(first, f'    raise KeyError("their secret")\n{first}', 1)
    rule.write_text(text, "utf-8")
    result = run("check", folder=repository, HANDBOOK_TRACEBACK="")
    assert (result.returncode, result.stdout) == (4, "")
    number = text[: text.index("raise KeyError")].count("\n") + 1
    assert result.stderr.splitlines() == [
        "the handbook has a fault of its own, and what stood before stands as it was "
        f"(KeyError in handbook/checks/targets.py, line {number}); "
        "report this line, and with HANDBOOK_TRACEBACK=1 all of it can be seen"
    ]
    assert "their secret" in run("check", folder=repository).stderr


@pytest.mark.parametrize(
    "words", [("check", "--organization", "loop"), ("build", "--output", "loop/site")], ids=" ".join
)
def test_links_in_a_circle_lead_nowhere(repository, words):
    (repository / "loop").symlink_to("loop")
    result = run(*words, folder=repository)
    assert result.returncode in (1, 2, 4)
    assert "Traceback" not in result.stderr
    assert "loop" in result.stdout + result.stderr
