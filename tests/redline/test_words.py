"""Words that were added and removed, as somebody reads them."""

import pytest

from tests.redline.sites import between, blocks


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "We answer within five working days.",
            "We answer within one working day.",
            "We answer within [-five working days-]{+one working day+}.",
        ),
        ("You may stop a call.", "You may stop a call or a visit.", "You may stop a call {+or a visit+}."),
        ("We write it down, always.", "We write it down.", "We write it down[-, always-]."),
        ("Ring before 8:00 if you can.", "Ring before 9:30 if you can.", "Ring before [-8:00-]{+9:30+} if you can."),
        (
            "<strong>You may</strong> go home now.",
            "You <em>may</em> go home today.",
            "You may go home [-now-]{+today+}.",
        ),
        ("安全に帰れます。", "安全に戻れます。", "安全に[-帰-]{+戻+}れます。"),
    ],
    ids=str,
)
def test_only_words_that_changed_are_marked(before, after, shown):
    assert blocks(between(f"<p>{before}</p>", f"<p>{after}</p>")) == [shown]


def test_a_single_short_word_between_two_changes_does_not_break_them_up():
    found = between(
        "<p>Tell your manager or the front desk, and we write to you within a week of that.</p>",
        "<p>Tell your manager or the People team, and you hear from us within a week of that.</p>",
    )
    assert blocks(found) == [
        "Tell your manager or the [-front desk, and we write to you-]{+People team, and you hear from us+} "
        "within a week of that."
    ]


def test_a_paragraph_that_is_nearly_all_new_is_shown_whole():
    found = between("<p>Nobody has to put up with this at work.</p>", "<p>You can stop whenever you like.</p>")
    (page,) = found.pages
    (block,) = page.sections[0].blocks
    assert block.change == "rewritten"
    assert [(run.kind, run.text) for run in block.runs] == [
        ("removed", "Nobody has to put up with this at work."),
        ("added", "You can stop whenever you like."),
    ]


def test_how_words_are_set_is_no_change():
    assert not between("<p>You <b>may</b> stop.</p>", "<p>You\n  may <a href='../x/'>stop</a>.</p>")


def test_cells_of_a_row_stay_apart():
    found = between(
        "<table><tr><td>Your manager hears what was said</td><td>that day by phone from us</td></tr></table>",
        "<table><tr><td>Your manager hears what was meant</td><td>some day by phone from us</td></tr></table>",
    )
    assert blocks(found) == ["Your manager hears what was [-said-]{+meant+} | [-that-]{+some+} day by phone from us"]
