"""What is wrong hundreds of times over is told as often as somebody can read it, and that there is more."""

from handbook.flaws import MANY, Flaw, Place, errors, few, until_many

LINKS = [Flaw(Place("a.md", line), "there is no page `b.md`", "name one", "links") for line in range(1, MANY * 3)]
LOOK = Flaw(Place("a.md", 900), "a mark stands as typed", "take it out", "look")
WARNINGS = [Flaw(flaw.place, flaw.problem, flaw.mend, "links", "warning") for flaw in LINKS]


def test_of_one_rule_a_hundred_are_told_of_a_file_and_then_that_there_is_more():
    told = few([*LINKS, LOOK])
    assert told[:MANY] == LINKS[:MANY]
    assert str(told[MANY]) == (
        "a.md:101:1: from here on there is more of this kind; mend the 100 above, and check again [links]"
    )
    assert told[MANY + 1 :] == [LOOK]


def test_what_is_told_in_full_says_of_no_more():
    assert few(LINKS[:MANY]) == LINKS[:MANY]


def test_a_hundred_warnings_hide_no_error():
    assert errors(few([*WARNINGS, LINKS[-1]])) == [LINKS[-1]]
    assert [*until_many([*WARNINGS, LINKS[-1]])] == [*WARNINGS, LINKS[-1]]


def test_nobody_looks_for_more_errors_of_a_page_than_are_told():
    found = iter(LINKS)
    assert len(few(until_many(found))) == MANY + 1
    assert next(found) == LINKS[MANY + 1]
