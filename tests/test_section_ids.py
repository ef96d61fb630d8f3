"""An id of a section is a promise: it stays, or the list of successors says where its words are now."""

from handbook import ROOT
from handbook.addresses import plain_address
from handbook.pages.successors import shown, successors
from handbook.site import Site
from tests.given import TODAY
from tests.pages.overlaid import overlaid
from tests.section_ids import present, promised


def successors_of_ours():
    pages = overlaid(Site.of(ROOT, TODAY, ROOT / "tests" / "organizations" / "harbour-lane"))[0].pages
    found, flaws = successors(pages)
    assert flaws == []
    return found


def is_led_on(found, name):
    new = found.of(*plain_address(name).split("#"))
    return new is not None and shown(new) in present()


def test_no_id_of_a_section_goes_without_a_successor():
    found = successors_of_ours()
    lost = {name for name in set(promised()) - present() if not is_led_on(found, name)}
    assert not lost, (
        f"{', '.join(sorted(lost))}: letters, posters and organizations' own files name these ids. Give the section "
        "its id back, or say in handbook/pages/successors.yml where its words stand now (of a page that has moved, "
        "`formerly` at its top says all)."
    )


def test_no_page_goes_unless_to_another_address():
    found = successors_of_ours()
    pages = {name.partition("#")[0] for name in present()}
    lost = {page for page in (name.partition("#")[0] for name in promised()) if found.page(page) not in pages}
    assert not lost, (
        f"{', '.join(sorted(lost))}: posters, and the organizations that use this handbook, name these addresses. Say "
        "`formerly` at the top of the page that has moved; one whose words are elsewhere now stays, and leads there."
    )


def test_a_page_keeps_the_form_of_its_file_to_which_links_of_organizations_lead():
    """What stands below a page lies in a folder of its name beside it: `a/b.md` and `a/b/c.md`."""
    docs = ROOT / "docs"
    indexes = {file.parent.relative_to(docs).as_posix() for file in docs.rglob("index.md")}
    parts = {".", "case-studies", "hr", "managers", "policies", "reporting", "rights", "support"}
    assert indexes & {name.partition("#")[0].rstrip("/") or "." for name in promised()} <= parts <= indexes


def test_every_id_of_a_section_is_on_the_list_of_those_promised():
    new = present() - set(promised())
    assert not new, f"{', '.join(sorted(new))}: new ids are promised from now on; run `python -m tests.section_ids`."
    assert promised() == sorted(set(promised()))


def test_every_successor_is_a_section_and_was_promised():
    found = {shown(old): shown(new) for old, new in successors_of_ours().to}
    assert set(found.values()) - present() == set()
    assert found.keys() - set(promised()) == set()
