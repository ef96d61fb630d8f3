"""A page as sections: what search shows of each, and what it leaves out."""

from handbook.search.sections import Section, sections_of


def shown(html):
    return [(section.id, section.heading, section.sentence) for section in sections_of(html)]


def test_what_stands_above_the_first_heading_is_a_section_without_a_name():
    html = (
        '<p>You have choices today.</p><h2 id="stop">Can I <em>stop</em>?</h2><p>You may always stop. Then we talk.</p>'
    )
    assert shown(html) == [
        ("", "", "You have choices today."),
        ("stop", "Can I stop?", "You may always stop. Then we talk."),
    ]


def test_a_short_first_sentence_takes_the_next_one_with_it():
    html = "<p>Yes. You may end a meeting, a call or a visit at any time. It costs you nothing at all.</p>"
    assert shown(html)[0][2] == "Yes. You may end a meeting, a call or a visit at any time."


def test_a_first_sentence_keeps_the_mark_that_closes_it():
    html = "<p>“You may go whenever you like, at any time.” That is what we say here.</p>"
    assert shown(html)[0][2] == "“You may go whenever you like, at any time.”"


def test_a_long_first_sentence_ends_at_a_word():
    sentence = shown(f"<p>{'word ' * 100}</p>")[0][2]
    assert sentence.endswith("word …")
    assert len(sentence) <= 162


def test_a_number_with_a_dot_ends_no_sentence():
    text = "Section 1604.11 says who is covered, e.g. people outside. It is long."
    assert shown(f"<p>{text}</p>")[0][2] == "Section 1604.11 says who is covered, e.g. people outside."


def test_single_words_and_cells_are_no_first_sentence():
    html = '<h2 id="a">A</h2><table><tr><th>Place</th><td>Pune</td></tr></table><p>Here is who opens the door.</p>'
    assert shown(html)[1] == ("a", "A", "Here is who opens the door.")
    assert sections_of(html)[1].blocks == ["Place", "Pune", "Here is who opens the door."]


def test_a_value_stands_as_it_is_read_not_as_html_writes_it():
    html = '<h2 id="a">A&amp;B | Co &lt;script&gt;</h2><p>Ask <a href="x">Priya&nbsp;Raman</a>, she is <b>here</b>.</p>'
    assert shown(html)[1] == ("a", "A&B | Co <script>", "Ask Priya Raman, she is here.")


def test_lists_of_other_pages_icons_and_scripts_are_left_out():
    html = (
        "<p>Before.</p><div data-search-exclude><h2 id='x'>X</h2><div>inner</div><p>What other pages say.</p></div>"
        "<svg><title>icon</title></svg><script>let secret</script><p>After.</p>"
    )
    assert sections_of(html) == [Section("", "", ["Before.", "After."])]


def test_a_heading_without_an_id_belongs_to_the_section_around_it():
    assert [section.id for section in sections_of('<h2 id="a">A</h2><h3>B</h3><p>c</p>')] == ["", "a"]
    assert sections_of('<h2 id="a">A</h2><h3>B</h3><p>c</p>')[1].blocks == ["B", "c"]


def test_tags_are_read_however_a_writer_types_them():
    html = (
        "<H2 data-id='no' id='a > b'>A</H2><p title=\"x > y\">You <ABBR title='p>q'>may</ABBR> stop.<br>Today"
        ' <svg class="i"><text>icon</text></svg>we talk.</p><script>if (a < b) { "<p>no" }</script><p>Then rest.</p>'
    )
    assert [(section.id, section.heading, section.blocks) for section in sections_of(html)] == [
        ("", "", []),
        ("a > b", "A", ["You may stop. Today we talk.", "Then rest."]),
    ]


def test_what_is_left_out_ends_where_its_element_ends():
    html = (
        "<p>Call <span data-search-exclude>the <span>many</span> lists</span> us now.</p>"
        '<div data-search-exclude><div>x</div><p>y</p></div><p data-x="data-search">We stay with you.</p>'
    )
    assert sections_of(html)[0].blocks == ["Call us now.", "We stay with you."]


def test_an_element_without_an_end_leaves_nothing_out_that_follows():
    html = "<table><col data-search-exclude><tr><td>Ring us.</td></tr></table><p>We stay with you.</p>"
    assert sections_of(html)[0].blocks == ["Ring us.", "We stay with you."]


def test_each_box_to_tick_begins_a_line():
    html = "<fieldset><label><input> Messages</label> <label><input> Pictures</label></fieldset>"
    assert sections_of(html)[0].blocks == ["Messages", "Pictures"]
