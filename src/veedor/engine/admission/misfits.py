"""Values that cannot be read as what they should be: which, where, and what may be told."""

import duckdb

from veedor.core import TableError
from veedor.engine import messages
from veedor.engine.admission import moments
from veedor.engine.admission.casts import Cast
from veedor.engine.admission.discreet import listed, shape, shown
from veedor.engine.admission.physical import Physical
from veedor.engine.admission.places import Places, find_places


def _numbered(found: Physical) -> str:
    return f"(SELECT *, row_number() OVER () - 1 AS file_row_number FROM {found.relation})"


def unreadable(
    db: duckdb.DuckDBPyConnection,
    found: Physical,
    cast: Cast,
    *,
    name: str,
    private: frozenset[str],
) -> TableError | None:
    """Say which values of a column cannot be read, if any, with ten places.

    ``private``: columns of theirs that hold identifiers of persons, also under other names.
    """
    wrong = f"{cast.given} IS NOT NULL AND ({cast.read}) IS NULL"
    places = find_places(db, _numbered(found), wrong)
    if not places.count:
        return None
    form = cast.origin.format or ""
    order, other = _swapped(form)
    if order:
        otherwise = moments.formatted(cast.given, form.replace(order, other))
        swaps = find_places(
            db, _numbered(found), f"{wrong} AND ({otherwise}) IS NOT NULL"
        ).count
    hidden = cast.origin.column in private
    return TableError(
        messages.DAY_OR_MONTH if order and swaps else messages.NOT_READABLE,
        where=name,
        count=places.count,
        column=shown(cast.origin.column),
        kind=cast.column.kind,
        format=f" ({shown(form)})" if form else "",
        places=str(places) if hidden else _with_values(db, found, cast, places),
        order=order,
        other=other,
    )


def _with_values(
    db: duckdb.DuckDBPyConnection, found: Physical, cast: Cast, places: Places
) -> str:
    """Show the values that cannot be read, or their shape where they could name a person."""
    numbers = ", ".join(str(number - 1) for number in places.first)
    rows = db.execute(
        f"SELECT file_row_number + 1, left(CAST({cast.raw} AS VARCHAR), 40) FROM"
        f" {_numbered(found)} WHERE file_row_number IN ({numbers}) ORDER BY 1"
    ).fetchall()
    dates = cast.column.kind in {"date", "moment"}
    told = [f"#{number} {shape(value, dates=dates)}" for number, value in rows]
    return listed(told, places.count)


def _swapped(form: str) -> tuple[str, str]:
    """Give the order of day and month in a format, and the other one."""
    for order in ("%d/%m", "%m/%d", "%d-%m", "%m-%d", "%d.%m", "%m.%d"):
        if order in form:
            return order, order[3:] + order[2] + order[:2]
    return "", ""


def clock_changes(
    db: duckdb.DuckDBPyConnection, found: Physical, cast: Cast, *, name: str
) -> TableError | None:
    """Say which wall-clock times a change of clocks makes impossible or double."""
    if cast.doubtful is None:
        return None
    gap = find_places(db, _numbered(found), cast.doubtful[0])
    overlap = find_places(db, _numbered(found), cast.doubtful[1])
    if not gap.count + overlap.count:
        return None
    first = tuple(sorted(gap.first + overlap.first))[:10]
    return TableError(
        messages.CLOCK_CHANGE,
        where=name,
        column=shown(cast.origin.column),
        gap=gap.count,
        overlap=overlap.count,
        zone=cast.zone,
        places=str(Places(gap.count + overlap.count, first)),
    )
