"""What is found in Markdown source, and what is not because it is code."""

from handbook.pages.markdown import ids, links, masked, tags, without_links

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
        ("w.md", False),
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
    assert without_links("see [the page](gone.md#x) and [more](here.md)", lambda target: "gone" in target) == (
        "see the page and [more](here.md)"
    )
