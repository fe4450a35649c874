"""HTML from the record's bytes and nothing else: one page, no script, nothing fetched."""

import re
from base64 import b64encode
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from veedor.report.charts import hundreds, kinds_of, panels
from veedor.report.contents import contents
from veedor.report.gaps import missing_records, unanswered
from veedor.report.headlines import grounded, headlines, key_estimate
from veedor.report.law import rules_spoken
from veedor.report.lines import plots, tables
from veedor.report.maps import unsure
from veedor.report.method import blocks
from veedor.report.numbers import number
from veedor.report.record import read_record
from veedor.report.shown import (
    counted,
    in_words,
    named,
    noted,
    own,
    quoted,
    show,
    unit,
    unveiled,
    when,
)
from veedor.report.unmeasured import unmeasured
from veedor.report.visible import visible

_LANG = {"es": "es-AR", "en": "en"}
_COLUMNS = {  # the columns after the first, of tables that a report has many of
    "estimates": ("table.number", "table.reach", "table.base", "table.method"),
    "options": ("table.value",),
    "rules": ("rules.question", "rules.result", "rules.rests-on"),
}
# Empty lines that the templates leave: within a text, "<" is always escaped.
_IDLE = re.compile(r"\n{2,}(?=<)")
# A text between elements may hold quotes as they are; only in an attribute they end it.
_TEXT = re.compile(r">[^<]+")


def to_html(record: bytes, language: str) -> str:
    """Lay out a report's JSON in ``language`` as one page that works offline."""
    report = read_record(record)
    digest = sha256(record).hexdigest()
    style = _style(digest, language)
    template = _pages().get_template("page.html")
    page = template.render(
        report=report,
        language=language,
        lang=_LANG[language],
        record_sha256=digest,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        contents=contents(report, language),
        headlines=headlines(report),
        gaps=missing_records(report),
        unanswered=unanswered(report),
        grounded=partial(grounded, report),
        **_spoken(language),
        **rules_spoken(report, language),
    )
    return _TEXT.sub(_with_quotes, _IDLE.sub("\n", page))


def _with_quotes(text: re.Match[str]) -> str:
    return text[0].replace("&#39;", "'").replace("&#34;", '"')


def _spoken(language: str) -> dict[str, Any]:
    """Bind what the templates call to one language."""
    return {
        "t": lambda id_, **facts: own(id_, language, **unveiled(facts)),
        "say": partial(in_words, language=language),
        "n": partial(counted, language=language),
        "show": partial(show, language=language),
        "named": lambda family, name: named(family, name, language),
        "unit": lambda name, total: unit(name, total, language),
        "quoted": partial(quoted, language=language),
        "noted": partial(noted, language=language),
        "when": partial(when, language=language),
        "hundreds": partial(hundreds, language=language),
        "panels": partial(panels, language=language),
        "kinds_of": kinds_of,
        "rate": partial(number, language=language),
        "unmeasured": partial(unmeasured, language=language),
        "unsure": unsure,
        "plots": partial(plots, language=language),
        "tables": partial(tables, language=language),
        "key_estimate": key_estimate,
        "blocks": blocks,
        "plain": _plain,
    }


@cache
def _pages() -> Environment:
    """Escape everything; stop at a name that is not there; show what cannot be seen."""
    return Environment(
        loader=PackageLoader("veedor.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _final(value: object) -> object:
    # Markup is a template's own text (already escaped, and made visible piece by piece).
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value


def _plain(value: object) -> str:
    """Write an option or a bound value as JSON, texts without their quotes."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _style(digest: str, language: str) -> str:
    """Give the one style sheet, with the record's digest for the foot of printed pages."""
    sheet = resources.files("veedor.report").joinpath("templates", "style.css")
    return sheet.read_text("utf-8").replace("RECORD-SHA256", digest) + _labels(language)


def _labels(language: str) -> str:
    """Name the columns of tables once for all, where a narrow page puts them in a pile."""
    rules = "".join(
        f'.{table} td:nth-of-type({place})::before {{ content: "{own(id_, language)}"; }}\n'
        for table, ids in _COLUMNS.items()
        for place, id_ in enumerate(ids, 1)
    )
    return f"@media (max-width: 41.99rem) {{\n{rules}}}\n"
