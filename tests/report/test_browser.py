"""The page in a real browser: read by axe-core, by keyboard, on a telephone and on paper."""

import shutil
from collections.abc import Iterator
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from veedor import audits
from veedor.report import to_html, to_json
from veedor.run import audit

pytestmark = pytest.mark.browser

ROOM = Path(audits.__path__[0])
# 320 pixels are also a page of 1,280 at a zoom of 400 % (WCAG 2.2, 1.4.10).
SIGHTS = list(product(("es", "en"), ("light", "dark"), (320, 1280)))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


CASE = """title: Un caso
system: Un sistema
auditor: A. Perita
language: es
time_zone: UTC
seed: 1
sources:
  usadas:
    record: purposes
    rows: [{purpose: A, basis: lawful, document: d}]
audits:
  - {kind: watchlist, sources: {}}
rules:
  as_of: "2026-11-29"
  jurisdiction: AR-C
  packs: [{pack: us, good_practice: true}]
  unit: uiaas
questions:
  - {question: "¿Está en orden la lista?", rests_on: [watchlist.orders, US-01]}
  - {question: "¿Se borraron filas?", answer: No puede determinarse.}
expert: {name: A. Perita, qualification: Ingeniera, appointed_by: Juzgado 1,
  relations: ninguna, would_change: La bitácora íntegra., on: "2026-11-29"}
reply:
  - {point: Fueron pruebas., answer: Ninguna lo dice., about: [watchlist.kinds]}
recommendations:
  - {text: Guardar el motivo., to: El Ministerio, by: "2027-03-01"}
"""


@pytest.fixture(scope="module")
def law_record(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("law") / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    return to_json(audit(file).report)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is run

    chromium = shutil.which("chromium")
    assert chromium, "Chromium is not here; `make browser` installs it"
    with sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture(params=["by hand", "law"])
def page_of(request: pytest.FixtureRequest, record: bytes, law_record: bytes) -> bytes:
    return record if request.param == "by hand" else law_record


def opened(browser: Any, folder: Path, html: str, **how: Any) -> Any:
    file = folder / "index.html"
    file.write_text(html, encoding="utf-8")
    page = browser.new_context(**how).new_page()
    page.requests = []
    page.on("request", lambda sent: page.requests.append(sent.url))
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize(("language", "scheme", "width"), SIGHTS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    browser: Any, page_of: bytes, tmp_path: Path, language: str, scheme: str, width: int
) -> None:
    axe_finds_nothing(browser, tmp_path, to_html(page_of, language), scheme, width)


@pytest.mark.parametrize("kind", ["forecast", "exposure"])
@pytest.mark.parametrize(("language", "scheme", "width"), [SIGHTS[0], SIGHTS[7]])
def test_axe_finds_nothing_on_pages_with_charts_and_maps(
    browser: Any, tmp_path: Path, kind: str, language: str, scheme: str, width: int
) -> None:
    record = (ROOM / kind / "example" / "report.json").read_bytes()
    axe_finds_nothing(browser, tmp_path, to_html(record, language), scheme, width)


def axe_finds_nothing(browser: Any, folder: Path, html: str, scheme: str, width: int) -> None:
    # The page's own policy forbids scripts; axe is one.
    page = opened(
        browser,
        folder,
        html,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,
    )
    page.evaluate(OPEN_ALL)
    assert not page.evaluate(TOO_WIDE)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text())
    found = page.evaluate(f"axe.run(document, {{runOnly: {RULES}}})")
    told = [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 30
    page.context.close()


def test_the_page_asks_for_nothing_but_itself(
    browser: Any, page_of: bytes, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, to_html(page_of, "es"))
    assert page.requests == [(tmp_path / "index.html").as_uri()]
    page.context.close()


def test_all_can_be_reached_and_opened_by_keyboard(
    browser: Any, law_record: bytes, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, to_html(law_record, "es"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('summary').parentElement.open")
    assert page.evaluate(
        "[...document.querySelectorAll('[tabindex]')].every(one => one.tabIndex === 0)"
    )
    page.context.close()


def test_every_link_inside_the_page_leads_somewhere(
    browser: Any, page_of: bytes, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, to_html(page_of, "en"))
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(one => one.getAttribute('href'))"
        ".filter(to => !document.getElementById(to.slice(1)))"
    )
    assert broken == []
    page.context.close()


def test_it_prints_on_paper_with_all_that_is_folded_on_screen(
    browser: Any, law_record: bytes, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, to_html(law_record, "es"))
    page.emulate_media(media="print")
    folded = page.locator("details:not([open]) > :not(summary)")
    assert folded.count() > 10
    assert all(one.is_visible() for one in folded.all()[:20])
    assert page.pdf(format="A4").startswith(b"%PDF-")
    page.context.close()
