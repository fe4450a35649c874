"""Small cells: none stands in the public version, and none can be worked out from it."""

from functools import cache
from pathlib import Path

import msgspec
import pytest
from msgspec import UNSET

from tests.report.adversary import Range, every, own_cells, published, ranges, small_cells
from veedor.core import UNSAID, WITHHELD, Combined, Estimate, Report, Sentence, Unlike
from veedor.report import phrase, read_record, to_html, to_json
from veedor.report.cells.declared import NOT_COUNTS, of_persons
from veedor.report.cells.left import is_withheld
from veedor.report.cells.sentences import sentences, with_shares
from veedor.report.cells.withhold import withhold
from veedor.run.kinds import kinds, words

AUDITS = Path(__file__).parents[2] / "src/veedor/audits"


def example(kind: str) -> Report:
    return read_record((AUDITS / kind / "example/report.json").read_bytes())


@cache
def solved(kind: str) -> tuple[Range, ...]:
    """Give what each small cell of an example can be, from its public version."""
    full = example(kind)
    both = zip(full.audits, withhold(full, words).audits, strict=True)
    return tuple(one for before, after in both for one in ranges(before, after))


@pytest.mark.parametrize("kind", kinds())
def test_no_small_cell_of_an_example_can_be_worked_out(kind: str) -> None:
    full = example(kind)
    public = withhold(full, words)
    for before, after in zip(full.audits, public.audits, strict=True):
        assert not small_cells(before) & published(after)
    for found in solved(kind):
        assert found.low < found.high, f"{found} is known"
        assert found.low <= found.cell.value <= found.high
        # Two of the values that are small must be left, whatever else is possible.
        assert min(found.high, 9) > max(found.low, 1), f"{found} is all but known"


@pytest.mark.parametrize(
    "kind", ["access", "stops", "changes", "exposure", "retention", "trial"]
)
def test_a_small_cell_of_these_can_be_anything_from_one_to_nine(kind: str) -> None:
    found = solved(kind)
    assert found
    assert all(one.low == 1 and one.high >= 9 for one in found)


def test_the_adversary_finds_every_small_cell_of_a_report_that_withholds_nothing() -> None:
    full = example("stops")
    found = [one for audit in full.audits for one in ranges(audit, audit)]
    assert len(found) > 5
    assert all(one.low == one.high == one.cell.value for one in found)


def test_the_adversary_takes_back_what_primary_suppression_alone_leaves_open() -> None:
    """Blank the small estimates and nothing else: some must be got back, or he is blind."""
    full = example("recognition")
    taken = 0
    for audit in full.audits:
        blanked = msgspec.structs.replace(
            audit,
            findings=tuple(
                msgspec.structs.replace(
                    finding,
                    estimates=tuple(
                        one
                        for one in finding.estimates
                        if not any(0 < cell.value < 10 for cell in own_cells(one).values())
                    ),
                )
                for finding in audit.findings
            ),
        )
        taken += sum(one.low == one.high for one in ranges(audit, blanked))
    assert taken > 10


@pytest.mark.parametrize("kind", kinds())
def test_no_sentence_receipt_or_coverage_says_a_small_count(kind: str) -> None:
    public = withhold(example(kind), words)
    for audit in public.audits:
        for finding in audit.findings:
            if not any(of_persons(one.unit) for one in every(finding)):
                continue
            for one in sentences(with_shares(finding, words(audit.kind))):
                counts = [v for k, v in one.facts.items() if k not in NOT_COUNTS]
                assert not [n for n in counts if isinstance(n, int) and 0 < n < 10], one
                if UNSAID in one.facts.values():
                    assert "[reservado]" in one.es
                    assert "[withheld]" in one.en
        assert all(query.rows == WITHHELD or not 0 < query.rows < 10 for query in audit.queries)
        for part in audit.coverage:
            numbers = (part.admitted, part.audited, *(one.rows for one in part.excluded))
            assert not of_persons(part.record) or not any(0 < n < 10 for n in numbers)
    for receipt in public.received:
        numbers = (*receipt.missing.values(), receipt.admitted, receipt.duplicates)
        assert not of_persons(receipt.record) or not any(0 < n < 10 for n in numbers)


@pytest.mark.parametrize("kind", kinds())
def test_a_public_version_is_the_same_bytes_when_it_is_read_back(kind: str) -> None:
    full = example(kind)
    public = withhold(full, words)
    record = to_json(public)
    assert read_record(record) == public
    assert to_json(read_record(record)) == record
    assert b'"support":-1' not in record
    assert b'"rows":-1' not in record
    assert withhold(public, words) == public
    assert [one.verdict for audit in public.audits for one in audit.findings] == [
        one.verdict for audit in full.audits for one in audit.findings
    ]
    assert full.withheld is UNSET
    for tongue, title in (("es", "Versión pública"), ("en", "Public version")):
        assert title in to_html(record, tongue)


def test_curves_that_would_give_small_counts_back_are_left_out_and_counted() -> None:
    full = example("forecast")
    public = withhold(full, words)
    assert public.withheld is not UNSET
    both = list(zip(full.audits[0].findings, public.audits[0].findings, strict=True))
    gone = [after for before, after in both if before.charts and not after.charts]
    assert gone
    for one in gone:
        (caveat,) = (part for part in one.caveats if part.id == "withheld.chart")
        assert "withheld" in caveat.en
        assert "se reservan" in caveat.es
    maps = sum(bool(before.map) and not after.map for before, after in both)
    assert public.withheld.pictures == len(gone) + maps


def test_a_case_may_withhold_more() -> None:
    full = example("access")
    more = msgspec.structs.replace(
        full, case=msgspec.structs.replace(full.case, withhold_below=60)
    )
    ten, sixty = withhold(full, words), withhold(more, words)
    assert ten.withheld is not UNSET
    assert sixty.withheld is not UNSET
    assert (ten.withheld.below, sixty.withheld.below) == (10, 60)
    assert sixty.withheld.measures > ten.withheld.measures
    for audit in sixty.audits:
        for finding in audit.findings:
            for one in every(finding):
                if of_persons(one.unit) and not is_withheld(one):
                    assert not any(0 < cell.value < 60 for cell in own_cells(one).values())


def test_what_is_not_of_persons_is_left_as_it_is() -> None:
    full, public = example("forecast"), withhold(example("forecast"), words)
    for before, after in zip(full.audits, public.audits, strict=True):
        for was, now in zip(before.findings, after.findings, strict=True):
            if not any(of_persons(one.unit) for one in every(was)) and every(was):
                counts = [one for one in was.estimates if one.shape == "count"]
                assert [one for one in now.estimates if one.shape == "count"] == counts


def test_two_audits_of_one_kind_give_no_small_difference() -> None:
    """A case may ask the same of two years, or under two assumptions."""
    full = example("stops")
    (first,) = full.audits
    alone = withhold(full, words)
    name, count = next(
        (one.name, one.count)
        for finding in alone.audits[0].findings
        for one in finding.estimates
        if one.shape == "share" and one.count is not None and one.count > 40
    )

    def moved(one: Estimate) -> Estimate:
        if one.name != name or one.count is None:
            return one
        return msgspec.structs.replace(one, count=one.count + 3)

    findings = tuple(
        msgspec.structs.replace(finding, estimates=tuple(map(moved, finding.estimates)))
        for finding in first.findings
    )
    second = msgspec.structs.replace(first, findings=findings)
    both = withhold(msgspec.structs.replace(full, audits=(first, second)), words)

    def shown(public: Report, place: int) -> list[int | None]:
        found = public.audits[place].findings
        return [one.count for each in found for one in each.estimates if one.name == name]

    assert shown(alone, 0) == [count]
    assert shown(both, 0) == [count]
    assert shown(both, 1) == [None]


def test_a_number_is_withheld_wherever_it_stands() -> None:
    """By its value: no table gives what a sentence holds back, nor the other way round."""
    full, public = example("access"), withhold(example("access"), words)
    (before,), (after,) = full.audits, public.audits
    hidden = {
        own_cells(was)["count"].value
        for one, other in zip(before.findings, after.findings, strict=True)
        for was, now in zip(every(one), every(other), strict=True)
        if is_withheld(now) and "count" in own_cells(was)
    }
    assert hidden
    for finding in after.findings:
        for one in every(finding):
            assert not of_persons(one.unit) or one.count not in hidden
        for sentence in sentences(with_shares(finding, words("access"))):
            told = {v for k, v in sentence.facts.items() if k not in NOT_COUNTS}
            assert not {n for n in told if isinstance(n, int)} & hidden


def test_rows_that_two_files_share_are_not_told_by_adding_up_their_receipts() -> None:
    full = example("access")
    (audit,) = full.audits
    first = next(one for one in full.received if one.record == "queries")
    second = msgspec.structs.replace(first, source="julio")
    rows = 2 * first.admitted - 4
    put_together = Combined(
        record="queries", sources=(first.source, "julio"), rows=rows, duplicates=4
    )
    changed = msgspec.structs.replace(
        full,
        received=(first, second),
        audits=(msgspec.structs.replace(audit, combined=(put_together,)),),
    )
    public = withhold(changed, words)
    assert [one.admitted for one in public.received] == [WITHHELD, WITHHELD]
    assert public.audits[0].combined[0].duplicates == WITHHELD
    apart = msgspec.structs.replace(put_together, rows=2 * first.admitted - 40, duplicates=40)
    left = msgspec.structs.replace(
        changed, audits=(msgspec.structs.replace(audit, combined=(apart,)),)
    )
    assert withhold(left, words).received[0].admitted == first.admitted


@pytest.mark.parametrize(
    ("values", "of", "shown"), [(4, 900, False), (896, 900, False), (400, 900, True)]
)
def test_few_who_are_written_otherwise_are_not_told(
    values: int, of: int, *, shown: bool
) -> None:
    full = example("access")
    (audit,) = full.audits
    told = Unlike(
        column="person",
        record="orders",
        beside="queries",
        values=values,
        support=of,
        like=("99.999.999",),
    )
    changed = msgspec.structs.replace(
        full, audits=(msgspec.structs.replace(audit, unlike=(told,)),)
    )
    public = withhold(changed, words)
    (left,) = public.audits[0].unlike or ()
    assert (left.values, left.like) == ((values, told.like) if shown else (WITHHELD, ()))
    page = to_html(to_json(public), "en")
    assert "written as none in the record" in page
    assert ("99.999.999" in page) == ("Written so" in page) == shown


def test_a_share_in_a_sentence_that_gives_a_small_count_is_withheld() -> None:
    full = example("access")
    (audit,) = full.audits
    place, finding = next(
        (place, one)
        for place, one in enumerate(audit.findings)
        if one.estimates
        and one.estimates[0].unit == "queries"
        and not small_cells(msgspec.structs.replace(audit, findings=(one,)))
    )
    whole = finding.estimates[0].support
    told = Sentence("access.test", {"share": 7 / whole}, es="", en="")
    names = {"access.test": "{share:percent}"}
    known = words("access")
    both = {tongue: {**known[tongue], **names} for tongue in known}
    findings = list(audit.findings)
    findings[place] = msgspec.structs.replace(finding, caveats=(phrase(told, both),))
    changed = msgspec.structs.replace(audit, findings=tuple(findings))
    public = withhold(msgspec.structs.replace(full, audits=(changed,)), lambda _: both)
    (caveat,) = public.audits[0].findings[place].caveats
    assert caveat.facts == {"share": UNSAID}
    assert (caveat.es, caveat.en) == ("[reservado]", "[withheld]")
