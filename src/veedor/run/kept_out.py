"""What a case file itself writes of persons and accounts: kept out of every report.

A case may write a few rows in itself, and replace values by a map. Where those are of a column
that stands for persons or accounts, the report gives their number and digest in the receipt,
and not the values; they are replaced by pseudonyms at admission, as those of a file are.
"""

from collections.abc import Mapping

from msgspec import UNSET, structs

from veedor.core import Case, From, Receipt, Repair, Source
from veedor.records import RECORDS

_PRIVATE_KINDS = {"person", "account", "shape"}


def writes_persons(case: Case) -> bool:
    """Say whether a case file itself writes values that stand for persons or accounts."""
    return any(map(_source_writes, case.sources.values()))


def case_kept_out(case: Case) -> Case:
    """Give a case without the rows and maps that write values of persons or accounts."""
    if not writes_persons(case):
        return case
    sources = {name: _kept_out(source) for name, source in case.sources.items()}
    return structs.replace(case, sources=sources)


def receipt_kept_out(receipt: Receipt) -> Receipt:
    """Give a receipt that counts what a map replaced in such columns, and does not show it.

    Nor does it show in what ways the values of such columns are written.
    """
    receipt = structs.replace(receipt, shapes=UNSET)
    maps = {
        name: receipt.columns[name].map
        for name in sorted(_private(receipt.record) & receipt.columns.keys())
        if receipt.columns[name].map
    }
    if not maps:
        return receipt
    columns = {
        name: _without_map(one) if name in maps else one
        for name, one in receipt.columns.items()
    }
    return structs.replace(receipt, columns=columns, repairs=_repairs(receipt.repairs, maps))


def _private(record: str) -> set[str]:
    columns = RECORDS[record].columns if record in RECORDS else ()
    return {column.name for column in columns if column.kind in _PRIVATE_KINDS}


def _source_writes(source: Source) -> bool:
    return _rows_write(source) or any(
        isinstance(origin, From) and origin.map
        for name, origin in source.columns.items()
        if name in _private(source.record)
    )


def _rows_write(source: Source) -> bool:
    """Say whether rows that stand in the case have a value in such a column."""
    named = {_named(source, name) for name in _private(source.record)}
    return any(row.get(name) is not None for row in source.rows or () for name in named)


def _named(source: Source, column: str) -> str:
    origin = source.columns.get(column, column)
    return origin if isinstance(origin, str) else origin.column


def _kept_out(source: Source) -> Source:
    private = _private(source.record)
    columns: dict[str, str | From] = {
        name: _without_map(one) if name in private and isinstance(one, From) else one
        for name, one in source.columns.items()
    }
    rows = None if _rows_write(source) else source.rows
    return structs.replace(source, rows=rows, columns=columns)


def _without_map(origin: From) -> From:
    return structs.replace(origin, map={}) if origin.map else origin


def _repairs(
    repairs: tuple[Repair, ...], maps: Mapping[str, Mapping[str, str]]
) -> tuple[Repair, ...]:
    """Give one repair for all the values of a column that a map replaced."""
    replaced = [one for one in repairs if one.theirs in maps.get(one.column, {})]
    shown = [one for one in repairs if one not in replaced]
    counted = {name: sum(one.values for one in replaced if one.column == name) for name in maps}
    folded = [
        Repair(column=name, theirs="*", ours="*", values=n) for name, n in counted.items()
    ]
    return (*shown, *folded)
