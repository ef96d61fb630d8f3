"""Sections are found by their ids and replaced whole."""

import pytest

from handbook import ROOT
from handbook.markup.braces import open_statement
from handbook.markup.lines import Lines
from handbook.markup.sections import section_text, sections, with_section
from handbook.site import Site
from tests.given import TODAY
from tests.pages.overlaid import overlaid

PAGE = Lines.of(
    """Intro.

## One {: #one }

First.

### Deep {: #deep }

Below.

```
## Not a heading {: #not }
```

## Two {: #two .wide }

Second.
""",
    "docs/p.md",
    first=10,
)


def test_a_section_reaches_to_the_next_heading_of_its_level():
    found = {section.id: (section.first, section.last) for section in sections(PAGE)}
    assert found == {"one": (2, 14), "deep": (6, 14), "two": (14, 18)}


def test_a_section_is_replaced_with_those_below_it():
    own = Lines.of("## Uno {: #one }\n\nOurs.", "organization/sections/p/one.md")
    page = with_section(PAGE, "one", own)
    assert page is not None
    assert "First." not in page.text
    assert "Below." not in page.text
    assert page.text.startswith("Intro.\n\n\n## Uno {: #one }\n\nOurs.\n\n## Two")


def test_without_a_heading_of_its_own_the_heading_stays():
    page = with_section(PAGE, "two", Lines.of("Ours.", "organization/sections/p/two.md"))
    assert page is not None
    assert "## Two {: #two .wide }\n\nOurs." in page.text
    assert "Second." not in page.text


def test_a_line_knows_the_file_it_came_from():
    page = with_section(PAGE, "deep", Lines.of("### Deep {: #deep }\n\nOurs.", "organization/sections/p/deep.md"))
    assert page is not None
    offset = page.text.index("Ours.")
    assert page.at(offset) == ("organization/sections/p/deep.md", 3, 1)
    assert page.at(page.text.index("Second.") + 2) == ("docs/p.md", 26, 3)


@pytest.mark.parametrize(
    ("section", "around"),
    [
        ("## One {: #one }\n\n{% if a %}x{% endif %}\n\n", "{% endif %}\n"),
        ("## One {: #one }\n\n{% if a %}x{% else %}y{% endif %}\n\n", "{% else %}\n\nz\n\n{% endif %}"),
        ("## One {: #one }\n\nText.\n\n", '!!! next "Next"\n\n    - [a](a.md)\n'),
    ],
)
def test_what_belongs_to_the_page_around_stays(section, around):
    one = with_section(Lines.of(section + around, "p.md"), "one", Lines.of("Ours.", "o.md"))
    assert one is not None
    assert one.text == f"## One {{: #one }}\n\nOurs.\n\n{around}"


def test_a_section_that_is_not_there_cannot_be_replaced():
    assert with_section(PAGE, "three", Lines.of("x", "f")) is None


@pytest.mark.parametrize(
    ("within", "stays"),
    [
        ("{% if org.committees %}\n## Other {: #other }\n\nMore.\n{% endif %}\n", "{% if org.committees %}"),
        ("Old `{% endif %}` is code.\n\nOld too.\n\n## Other {: #other }\n", "## Other"),
        ("```\n!!! next\n```\n\nOld too.\n\n## Other {: #other }\n", "## Other"),
    ],
)
def test_a_section_ends_before_a_condition_that_goes_on_behind_it_and_never_within_code(within, stays):
    page = Lines.of(f"## One {{: #one }}\n\nOld.\n\n{within}", "docs/p.md")
    changed = with_section(page, "one", Lines.of("New.", "own.md"))
    assert changed and changed.text.startswith(f"## One {{: #one }}\n\nNew.\n\n{stays}")


def test_every_section_of_ours_can_be_replaced():
    pages = overlaid(Site.of(ROOT, TODAY))[0].pages.values()
    texts = [(page.address, section.id, section_text(page.body, section.id)) for page in pages
             for section in sections(page.body) if section.id]  # fmt: skip
    assert len(texts) > 300
    assert [(address, name) for address, name, text in texts if open_statement(Lines.of(text or "", ""))] == []
