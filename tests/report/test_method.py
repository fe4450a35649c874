from hypothesis import given
from hypothesis import strategies as st

from veedor.report.method import blocks, spans

TEXT = """# Access

## Question
Who was looked up, and with
*what authority*?

## Method
A query is **outside** when `made_at` is in no span:
- half-open
  spans
- kinds apart

1. first
2) second

```sql
select *
  from x
```

| a | b |
|---|---|
| 1 | 2 |

See [the norm](infoleg).
"""


def test_a_method_is_read_block_by_block() -> None:
    read = [(block.kind, block.level, len(block.lines)) for block in blocks(TEXT)]
    assert read == [
        ("heading", 1, 1),
        ("heading", 2, 1),
        ("paragraph", 0, 1),
        ("heading", 2, 1),
        ("paragraph", 0, 1),
        ("bullets", 0, 2),
        ("numbered", 0, 2),
        ("code", 0, 1),
        ("code", 0, 1),
        ("paragraph", 0, 1),
    ]


def test_wrapped_lines_are_joined_and_code_is_kept_as_typed() -> None:
    read = blocks(TEXT)
    assert "".join(span.text for span in read[2].lines[0]) == (
        "Who was looked up, and with what authority?"
    )
    assert read[5].lines[0][0].text == "half-open spans"
    assert read[7].lines[0][0].text == "select *\n  from x"
    assert read[8].lines[0][0].text.startswith("| a | b |\n")


def test_pieces_of_a_line_say_what_they_are() -> None:
    assert [(span.kind, span.text) for span in spans("a `b` **c** *d* [e](f)")] == [
        ("text", "a "),
        ("code", "b"),
        ("text", " "),
        ("strong", "c"),
        ("text", " "),
        ("em", "d"),
        ("text", " "),
        ("text", "e (f)"),
    ]


def test_stars_that_stress_nothing_stay() -> None:
    assert [span.text for span in spans("2 * 3 * 4")] == ["2 * 3 * 4"]


@given(st.text(alphabet=st.characters(exclude_characters="`*[]()")))
def test_a_line_without_marks_comes_through_as_it_is(line: str) -> None:
    assert "".join(span.text for span in spans(line)) == line


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(block.lines for block in blocks(text))
