"""What is found in Markdown source, and what is not because it is code."""

from handbook.markup.markdown import ids, links, references, tags, with_targets
from handbook.markup.masks import masked, open_fence

TEXT = """[a](x.md) `[b](y.md)` ![c](d.png "t") <https://example.org> <mail@example.org>

```
[e](z.md) <script>
```

[ref]: w.md "title"
<kbd title="x">K</kbd> {: #one } a < b
<!-- <b> -->
"""


def test_links():
    assert [(link.target, link.image) for link in links(TEXT)] == [
        ("x.md", False),
        ("d.png", True),
        ("https://example.org", False),
        ("mailto:mail@example.org", False),
    ]


def test_tags_and_ids():
    assert [(tag.name, tag.closes, tag.attributes) for tag in tags(TEXT)] == [
        ("kbd", False, {"title": "x"}),
        ("kbd", True, {}),
    ]
    assert list(ids(TEXT)) == ["one"]


def test_offsets_stay_when_code_is_masked():
    assert len(masked(TEXT)) == len(TEXT)
    assert masked(TEXT).count("\n") == TEXT.count("\n")


def test_a_link_to_what_is_gone_becomes_its_words():
    text = "see [the page](gone.md#x) and [more](here.md)"
    assert with_targets(text, lambda target: "" if "gone" in target else None) == "see the page and [more](here.md)"
    assert with_targets(text, lambda target: "index.md" if "gone" in target else None) == (
        "see [the page](index.md) and [more](here.md)"
    )


def test_a_target_written_apart_is_found_and_a_note_is_not():
    assert [TEXT[link.offset :].split("\n")[0] for link in references(TEXT)] == ['[ref]: w.md "title"']
    assert list(references("[^1]: a note\n")) == []


def test_code_without_an_end_is_found():
    assert open_fence("```\na\n```\n\n~~~ python\nb\n~~~") is None
    assert open_fence("text\n```\na\n``` b\n") == 5
    assert open_fence("````\n```\n") == 0
    assert open_fence("{% raw %}\n```\n{% endraw %}") == 10
