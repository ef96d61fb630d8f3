"""The law: each point that changed is said once, however many pages print it."""

from handbook.redline import changes
from tests.redline.sites import between, blocks, marked, notes, page, point

LIMIT = "3 months for a written complaint to the committee. Ask early."
LONGER = LIMIT.replace("3 months", "6 months")
OTHER = point("Whoever complains is protected.")


def law(found):
    return [(one.place, one.change, marked(one.runs)) for one in found.law]


def everywhere(*points):
    """Return a site whose pages all print the same points of law."""
    return {
        "rights/in/index.html": page(
            f"<h2 id='limits'>How long?</h2>{notes(*points)}", "Your rights in India", law=True
        ),
        "a/index.html": page(f"<p>Words.</p>{notes(*points)}", "A"),
        "b/index.html": page(notes(*points), "B"),
    }


def test_a_point_that_changed_is_said_once():
    found = changes(everywhere(point(LIMIT), OTHER), everywhere(point(LONGER), OTHER))
    assert law(found) == [
        ("India", "changed", "[-3-]{+6+} months for a written complaint to the committee. Ask early.")
    ]
    assert [one.address for one in found.law[0].pages] == ["a/", "b/", "rights/in/"]
    assert found.pages == ()


def test_what_the_time_line_repeats_is_not_said_again():
    def pages(text):
        line = f"<ul><li><span data-law='India'>{text} for a written complaint</span>, in Pune.</li></ul>"
        return everywhere(point(f"{text} for a written complaint. Ask."), OTHER) | {
            "0/index.html": page(f"<details class='law' data-law><summary>x</summary>{line}</details>", "Line")
        }

    found = changes(pages("3 months"), pages("90 days"))
    assert law(found) == [("India", "changed", "[-3 months-]{+90 days+} for a written complaint. Ask.")]
    assert "0/" in [one.address for one in found.law[0].pages]
    new = changes(everywhere(OTHER), pages("3 months"))
    assert [text for _, change, text in law(new) if change == "added"] == ["{+3 months for a written complaint. Ask.+}"]


def test_new_and_gone_points_are_said():
    found = changes(everywhere(point(LIMIT), OTHER), everywhere(point("You can go to the police as well."), OTHER))
    assert law(found) == [
        ("India", "removed", f"[-{LIMIT}-]"),
        ("India", "added", "{+You can go to the police as well.+}"),
    ]


def test_a_day_on_which_somebody_looked_again_is_no_change_of_the_law():
    found = changes(everywhere(point(LIMIT), OTHER), everywhere(point(LIMIT, day="2 June 2026"), OTHER))
    assert found.law == ()
    assert [(one.place, one.day, one.points) for one in found.law_checked] == [("India", "2 June 2026", 1)]
    assert found.pages == ()


def test_another_source_of_the_same_point_is_said():
    found = changes(everywhere(point(LIMIT)), everywhere(point(LIMIT, source="Another Act, s.1")))
    assert [marked(one.source) for one in found.law] == ["[-An-]{+Another+} Act, s.1. Told by others."]


def test_the_law_of_a_new_place_is_one_line():
    here = everywhere(point(LIMIT), OTHER)
    more = [point(f"{text} is so in Kenya.", "Kenya") for text in ("One", "Two", "Three")]
    found = changes(here, here | {"c/index.html": page(notes(OTHER, *more), "C")})
    assert [(one.place, one.change, one.points) for one in found.law] == [("Kenya", "place added", 3)]


def test_a_point_that_stood_elsewhere_already_is_not_new():
    found = between("<p>Words.</p>", f"<p>Words.</p>{notes(OTHER)}", other=notes(OTHER))
    assert found.law == ()
    assert blocks(found) == ["{+Whoever complains is protected.+}"]


def test_a_link_to_the_section_that_answers_a_point_is_no_part_of_it():
    def answers(title):
        return (
            "<details class='law' data-law><summary>This page answers 1 point</summary><ul>"
            f"<li data-law='India'><a href='#x'>{title}</a>: That people are told.</li></ul></details>"
        )

    assert not between(answers("Who knows?"), answers("Who is told?"))


def test_the_words_of_a_page_that_is_all_law_are_told_with_the_law():
    found = changes(
        {"rights/in/index.html": page("<p>It is information.</p>", law=True)},
        {"rights/in/index.html": page("<p>It is no advice.</p>", law=True)},
    )
    assert [one.law for one in found.pages] == [True]
