"""One source of a first case file: how to read the file, and which column is which."""

from collections.abc import Iterator

from veedor.core import Column, Glimpse, GlimpseColumn
from veedor.intake.dates import Readings, readings
from veedor.intake.match import Match, Taken
from veedor.intake.place import shown
from veedor.intake.remarks import noted, remark
from veedor.intake.synonyms import folded, words
from veedor.intake.written import written

_MARKERS = frozenset(
    {"-", "--", "n/a", "na", "null", "none", "nan", "s/d", "sin dato", "sin datos", "\\n"}
)
_TIMES_APART = frozenset({"hora", "hora_consulta", "time", "hour", "search_time"})
_POINTS = frozenset(".-/ ")
_NUMBERS = frozenset({"n", "no", "nro", "num", "numero", "number", "id"})
_DAY = len("%d/%m/%Y")
_MOST_MAPPED, _LONGEST_MAPPED = 10, 40


def source_lines(look: Glimpse, found: Match, language: str) -> Iterator[str]:
    """Write the entries of one source, each with what a person has to know beside it."""
    meaning = found.record.es if language == "es" else found.record.en
    yield f"record: {found.record.name}  # {meaning}"
    if found.instead:
        yield f"# {remark('instead', language, record=found.instead)}"
    yield f"file: {written(look.file)}"
    for said in filter(None, (noted(note, language) for note in look.notes)):
        yield f"# {said}"
    yield from _reading(look, language)
    yield from _zone(found, language)
    yield "columns:"
    for line in _columns(found, look, language):
        yield f"  {line}"
    unused = ", ".join(map(shown, _unused(found, look)))
    if unused:
        yield f"# {remark('unused', language, columns=unused)}"


def _reading(look: Glimpse, language: str) -> Iterator[str]:
    entries: list[str] = []
    if look.delimiter not in {None, ","}:
        entries.append(f"delimiter: {written(look.delimiter or '')}")
    if look.encoding not in {None, "utf-8"}:
        guess = "encoding is a guess" in look.notes
        said = f"  # {remark('encoding', language)}" if guess else ""
        entries.append(f"encoding: {written(look.encoding or '')}{said}")
    if look.sheet is not None:
        key = "table" if look.form == "sqlite" else "sheet"
        entries.append(f"{key}: {written(look.sheet)}")
    if entries:
        yield "reading:"
        yield from (f"  {entry}" for entry in entries)


def _zone(found: Match, language: str) -> Iterator[str]:
    moments = [taken for name, taken in found.taken.items() if _kind(found, name) == "moment"]
    if not moments:
        return
    if all(_read(taken.theirs).offset for taken in moments):
        yield f"# {remark('offset', language)}"
        return
    utc = any("utc" in words(taken.theirs.name) for taken in moments)
    yield f'zone: "?"  # {remark("zone_utc" if utc else "zone", language)}'


def _kind(found: Match, name: str) -> str:
    return found.record.column(name).kind


def _columns(found: Match, look: Glimpse, language: str) -> Iterator[str]:
    for column in found.record.columns:
        taken = found.taken.get(column.name)
        if taken is not None:
            yield from _column(column, taken, look, language)
        elif column.required:
            meaning = column.es if language == "es" else column.en
            said = remark("absent", language, meaning=meaning.rstrip("."))
            yield f'{column.name}: "?"  # {said}{_perhaps(column, found, look, language)}'


def _perhaps(column: Column, found: Match, look: Glimpse, language: str) -> str:
    """Name the one column that says no more of itself than that it is a number, for a key."""
    numbers = [name for name in _unused(found, look) if folded(name) in _NUMBERS]
    if column.name not in found.record.key or len(numbers) != 1:
        return ""
    return f"; {remark('perhaps', language, column=shown(numbers[0]))}"


def _unused(found: Match, look: Glimpse) -> list[str]:
    used = {taken.theirs.name for taken in found.taken.values()}
    return [column.name for column in look.columns if column.name not in used]


def _column(column: Column, taken: Taken, look: Glimpse, language: str) -> Iterator[str]:
    theirs = taken.theirs
    unsure = "" if taken.sure else f"  # {remark('unsure', language)}"
    more = [*_moment(column, theirs, look, language), *_map(column, theirs, language)]
    block = any(not line.startswith("#") for line in more)
    if block:
        yield f"{column.name}:"
        yield f"  from: {written(theirs.name)}{unsure}"
    else:
        yield f"{column.name}: {written(theirs.name)}{unsure}"
    more += [*_markers(column, theirs, language), *_points(column, theirs, language)]
    yield from (f"  {line}" if block else line for line in more)


def _markers(column: Column, theirs: GlimpseColumn, language: str) -> Iterator[str]:
    """Ask about texts that often stand for no value."""
    marked = sorted({value for value in theirs.seen if value.strip().casefold() in _MARKERS})
    if marked and not column.values:
        texts = ", ".join(written(value) for value in marked)
        yield f"# {remark('markers', language, texts=texts)}"


def _points(column: Column, theirs: GlimpseColumn, language: str) -> Iterator[str]:
    """Tell of points and the like in the numbers of persons, who are joined as written."""
    numbered = (
        value
        for value in theirs.seen
        if any(map(str.isdigit, value)) and value.strip().casefold() not in _MARKERS
    )
    marks = {mark for value in numbered for mark in value if mark in _POINTS}
    if marks and column.kind == "person":
        yield f"# {remark('points', language, marks=written(''.join(sorted(marks))))}"


def _moment(
    column: Column, theirs: GlimpseColumn, look: Glimpse, language: str
) -> Iterator[str]:
    if column.kind not in {"moment", "date"}:
        return
    read = _read(theirs)
    yield from _format(read, theirs, language, moment=column.kind == "moment")
    yield from _elsewhere(read, look, language)
    if read.midnight:
        yield f"# {remark('midnight', language)}"
    if column.kind == "moment" and read.formats and not read.time:
        yield f'day: "?"  # {remark("day", language)}'
        apart = [each.name for each in look.columns if folded(each.name) in _TIMES_APART]
        if apart:
            yield f"# {remark('time_apart', language, column=shown(apart[0]))}"


def _format(
    read: Readings, theirs: GlimpseColumn, language: str, *, moment: bool
) -> Iterator[str]:
    """Write the format where the values prove it, and what fits where they do not."""
    if len(read.formats) == 1:
        said = remark("year_first" if read.year_first else "eliminated", language)
        if read.decided_by:
            number, place = read.decided_by
            said = remark("decided", language, number=number, place=place)
        as_no_format = read.plain and read.time == moment
        yield f"# {said}" if as_no_format else f'format: "{read.formats[0]}"  # {said}'
        return
    if read.formats:
        said = remark("ambiguous", language, formats=" · ".join(read.formats))
    elif not theirs.seen:
        said = remark("no_values", language)
    else:
        whole = all(value.isdigit() for value in theirs.seen)
        said = remark("epoch" if whole else "no_format", language)
    yield f'format: "?"  # {said}'


def _elsewhere(read: Readings, look: Glimpse, language: str) -> Iterator[str]:
    """Tell what another column of the file proves, where this one proves nothing."""
    days = {each[:_DAY] for each in read.formats}
    for other in look.columns if len(days) > 1 else ():
        proven = _read(other)
        if proven.decided_by and proven.formats[0][:_DAY] in days:
            column, day = shown(other.name), proven.formats[0][:_DAY]
            yield f"# {remark('elsewhere', language, column=column, format=day)}"
            return


def _read(theirs: GlimpseColumn) -> Readings:
    return readings(value for value in theirs.seen if value.strip().casefold() not in _MARKERS)


def _map(column: Column, theirs: GlimpseColumn, language: str) -> Iterator[str]:
    """Leave open what each of their values means, where ours are few and theirs as well."""
    boolean = column.kind == "boolean"
    ours = ("true", "false") if boolean else column.values
    seen = {value: value.lower() if boolean else value for value in theirs.seen}
    unknown = [value for value, read in seen.items() if read not in ours]
    short = all(len(value) <= _LONGEST_MAPPED for value in unknown)
    if ours and unknown and short and len(unknown) <= _MOST_MAPPED:
        yield f"map:  # {remark('map', language, values=', '.join(ours))}"
        yield from (f'  {written(value)}: "?"' for value in unknown)
