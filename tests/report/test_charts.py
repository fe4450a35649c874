import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.core import Estimate, Finding, Interval, Report
from veedor.report import to_html, to_json
from veedor.report.charts import hundreds, kinds_of, nice, panels
from veedor.report.page import _style


def finding_with(report: Report, *estimates: Estimate) -> Finding:
    names = tuple(one.name for one in estimates)
    return msgspec.structs.replace(
        report.audits[0].findings[0], estimates=estimates, pictured=names
    )


def measured(report: Report, name: str, **facts: object) -> Estimate:
    return msgspec.structs.replace(
        report.audits[0].findings[0].estimates[0], name=name, **facts
    )


def between(low: float, high: float, value: float) -> Interval:
    return Interval(kind="confidence", low=low, high=high, value=value, level=0.95)


def test_a_number_without_an_interval_is_not_drawn(report: Report) -> None:
    assert panels(report.audits[0].findings[2], "es") == ()


def test_a_name_that_is_not_there_is_not_drawn(report: Report) -> None:
    finding = msgspec.structs.replace(report.audits[0].findings[0], pictured=("nothing",))
    assert panels(finding, "es") == ()


def test_shares_stand_on_an_axis_from_none_to_all(report: Report) -> None:
    (panel,) = panels(report.audits[0].findings[0], "es")
    assert [(tick.place, tick.text.split()[0]) for tick in panel.ticks] == [
        (0.0, "0"),
        (50.0, "50"),
        (100.0, "100"),
    ]
    assert [mark.kind for mark in panel.marks] == ["exact count", "bounds", "bounds"]
    assert panel.marks[1].low == pytest.approx(42.17)
    assert panel.marks[1].value is None
    assert panel.zero == 0


def test_numbers_of_different_kinds_never_share_an_axis(report: Report) -> None:
    drawn = panels(report.audits[0].findings[1], "en")
    assert [len(panel.marks) for panel in drawn] == [1, 1, 2]
    assert [panel.ticks[-1].text.split()[0] for panel in drawn] == ["500", "1", "10"]
    assert kinds_of(drawn) == ("confidence", "simultaneous", "credible")


def test_small_shares_get_an_axis_whose_end_is_written(report: Report) -> None:
    small = measured(report, "small", interval=between(0.001, 0.004, 0.002))
    (panel,) = panels(finding_with(report, small), "es")
    assert [tick.text.split()[0] for tick in panel.ticks] == ["0", "0,25", "0,5"]
    assert panel.marks[0].value == pytest.approx(40)


def test_an_axis_reaches_below_zero_only_for_numbers_below_zero(report: Report) -> None:
    below = measured(report, "below", shape="index", interval=between(-0.3, 0.4, 0.1))
    (panel,) = panels(finding_with(report, below), "en")
    assert [tick.text for tick in panel.ticks] == ["-0.5", "0", "0.5"]
    assert panel.zero == pytest.approx(50)


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-0.01, 0.9, ["0", "1"]),
        (-0.9, 0.01, ["-1", "0"]),
        (-0.2, 0.4, ["-0.2", "0", "0.5"]),
        (0.2, 0.4, ["0", "0.25", "0.5"]),
    ],
)
def test_an_end_of_an_axis_that_would_touch_the_zero_gives_way_to_it(
    report: Report, low: float, high: float, told: list[str]
) -> None:
    one = measured(report, "one", shape="index", interval=between(low, high, high))
    (panel,) = panels(finding_with(report, one), "en")
    assert [tick.text for tick in panel.ticks] == told


def test_nothing_but_zeros_still_has_an_axis(report: Report) -> None:
    none = measured(
        report,
        "none",
        shape="count",
        interval=Interval(kind="exact count", low=0, high=0, value=0),
    )
    (panel,) = panels(finding_with(report, none), "en")
    assert [tick.text for tick in panel.ticks] == ["0", "0.5", "1"]
    assert panel.marks[0].value == 0


def test_only_numbers_below_zero_have_an_axis_that_ends_at_zero(report: Report) -> None:
    below = measured(report, "below", shape="rate", interval=between(-3, -2, -2.5))
    (panel,) = panels(finding_with(report, below), "en")
    assert [tick.text for tick in panel.ticks] == ["-5", "-2.5", "0"]
    assert panel.zero == 100


ends = st.floats(0, 1e9).filter(lambda value: value == 0 or value > 1e-9)


@given(ends, ends, ends, st.sampled_from(["share", "count", "rate", "index"]))
def test_every_mark_stands_on_its_axis_in_order(
    report: Report, one: float, two: float, three: float, shape: str
) -> None:
    low, value, high = sorted((one, two, three))
    estimate = measured(report, "any", shape=shape, interval=between(low, high, value))
    (panel,) = panels(finding_with(report, estimate), "es")
    mark = panel.marks[0]
    assert mark.value is not None
    assert 0 <= mark.low <= mark.value <= mark.high <= 100.001


@given(st.floats(1e-9, 1e15))
def test_an_axis_ends_at_a_round_number_close_above(value: float) -> None:
    end = nice(value)
    assert value <= end * (1 + 1e-9)
    assert end <= 2.5 * value * (1 + 1e-9)
    assert f"{end:e}".split("e")[0] in {"1.000000", "2.000000", "2.500000", "5.000000"}


def test_a_picture_tells_readers_of_screens_what_it_shows(record: bytes) -> None:
    page = to_html(record, "en")
    assert re.search(
        r'<svg class="plot" role="img"[^>]*aria-labelledby="a1-f1-p1-2-t a1-f1-p1-2-d">\s*'
        r'<title id="a1-f1-p1-2-t">Queries without a lawful basis, [^<]*</title>\s*'
        r'<desc id="a1-f1-p1-2-d">between 42.17\s%\sand 99.42\s%; bounds, under the as',
        page,
    )


def test_a_finding_without_numbers_has_no_picture(report: Report) -> None:
    audit = msgspec.structs.replace(report.audits[0], findings=(report.audits[0].findings[2],))
    alone = msgspec.structs.replace(report, audits=(audit,), headlines=())
    assert "<figure" not in to_html(to_json(alone), "es")


def palettes() -> dict[str, dict[str, str]]:
    sheet = _style("0" * 64, "es")
    light, dark = re.findall(r":root \{([^}]*)\}", sheet)[:2]
    (print_,) = re.findall(r"@media print \{\s*:root \{([^}]*)\}", sheet)
    read = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", text))
        for name, text in (("light", light), ("dark", dark), ("print", print_))
    }
    return read | {"print": read["light"] | read["print"]}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_text_stands_out_from_what_is_behind_it(name: str) -> None:
    colour = palettes()[name]
    pairs = [(ink, on) for ink in ("ink", "soft", "link") for on in ("paper", "sheet")]
    pairs += [("on-band", "band")] * (name != "print")
    verdicts = ("supported", "contradicted", "inconclusive", "unknown")
    pairs += [(verdict, f"{verdict}-wash") for verdict in verdicts]
    weak = {pair: contrast(colour[pair[0]], colour[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_marks_of_a_picture_stand_out_from_what_is_behind_them(name: str) -> None:
    colour = palettes()[name]
    assert min(contrast(colour[mark], colour["sheet"]) for mark in ("bar", "mark")) >= 3


def test_a_share_of_hundred_fills_squares_and_leaves_open_what_its_interval_does(
    report: Report,
) -> None:
    one = measured(report, "x.in-hundred", interval=between(0.331, 0.424, 0.4))
    finding = finding_with(report, one)
    assert panels(finding, "es") == ()
    (drawn,) = hundreds(finding, "es")
    assert (len(drawn.sure), len(drawn.open), len(drawn.none)) == (33, 10, 57)
    assert drawn.open[0] == (3, 3)


def test_a_share_that_was_stated_leaves_no_square_open(report: Report) -> None:
    stated = Interval(kind="exact count", low=0.8424, high=0.8424, value=0.8424)
    (drawn,) = hundreds(
        finding_with(report, measured(report, "x.in-hundred", interval=stated)), "es"
    )
    assert (len(drawn.sure), drawn.open, len(drawn.none)) == (84, (), 16)


def test_squares_have_a_title_a_description_and_their_table(report: Report) -> None:
    one = measured(report, "x.in-hundred", interval=between(0.331, 0.424, 0.4))
    first = finding_with(report, one)
    part = msgspec.structs.replace(report.audits[0], findings=(first,))
    whole = msgspec.structs.replace(report, audits=(part,), headlines=())
    page = to_html(to_json(whole), "en")
    found = re.search(r'<svg class="hundred" role="img".*?</svg>', page, re.DOTALL)
    assert found is not None
    assert "<title" in found[0]
    assert "Of 100: at least 33, at most 43" in found[0]
    assert found[0].count("h12v12h-12z") == 100
    assert page.count('class="estimates"') >= 1


def test_no_squares_are_drawn_without_an_interval(report: Report) -> None:
    lacking = msgspec.structs.replace(
        measured(report, "x.in-hundred"),
        interval=None,
        absent_because=report.audits[0].findings[0].title,
    )
    assert hundreds(finding_with(report, lacking), "es") == ()
