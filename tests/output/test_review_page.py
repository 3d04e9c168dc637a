"""The page that lays a plan beside its document, as it is written."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from maalplan.model import Finding, Lang, Place, Plan, Review
from maalplan.output.review.index import index_to_html
from maalplan.output.review.kept import is_made_of, made_of
from maalplan.output.review.page import review_to_html
from maalplan.pipeline import see_document
from maalplan.review import reviewed
from tests.review.seen_plans import SAMPLES, entries, hostile_page, laid_beside, sample, sample_plan

NAMES = [path.name for path in sorted(SAMPLES.iterdir())]


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def of(self, name: str) -> list[dict[str, str]]:
        """The elements that have the attribute *name*."""
        return [attributes for _, attributes in self.found if name in attributes]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_to_something_on_the_page(name: str) -> None:
    page = Elements(review_to_html(sample(name)))
    ids = [one["id"] for one in page.of("id")]
    assert len(ids) == len(set(ids))
    targets = {one["href"] for one in page.of("href")}
    assert all(target.startswith("#") for target in targets), "and nowhere else"
    assert {target[1:] for target in targets} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_carries_its_path_and_its_quote(name: str) -> None:
    rows = {one["id"]: one for one in Elements(review_to_html(sample(name))).of("data-field")}
    for entry in entries(sample(name)):
        row = rows.get(f"v{entry.number}")
        if row is None:
            assert (entry.quote, entry.field) in ((None, "number"), (None, "scope"))
            continue
        assert row["data-path"] == entry.path
        assert row.get("data-quote") == (entry.quote.text if entry.quote else None)


def test_the_page_allows_its_own_style_and_script_and_inline_pictures_alone() -> None:
    page = review_to_html(sample("ens-2025.pdf"))
    elements = Elements(page)
    (policy,) = (one["content"] for one in elements.of("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("form-action 'none'; img-src data:")
    assert not elements.of("style")
    assert all(one["src"].startswith("data:image/webp;base64,") for one in elements.of("src"))


def test_a_six_page_plan_stays_under_a_megabyte() -> None:
    review = sample("fvst-2025.pdf")
    fullest = max(review.pages, key=lambda page: len(page.picture.data))
    six = replace(review, pages=(*review.pages[:-1], fullest, fullest)[:6])
    assert len(six.pages) == 6
    assert len(review_to_html(six)) < 1_000_000


def hostile_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    lines = [
        *("Mål- og resultatplan 2025", "Statens Serum Institut", "Mål 1: <script>alert(1)</script>"),
        *("Målepunkter:", '- "><img src=x onerror=alert(1)> er afsluttet (Q2).', "- To <b>rapporter</b> er klar i Q3."),
    ]
    for number, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if line.startswith("Mål ") else "Helvetica", 18 if number == 2 else 11)
        canvas.drawString(80, 760 - 24 * number, line)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


HOSTILE = {
    "plan.html": hostile_page(),
    "plan.txt": b"\n".join(
        [
            *(
                "Mål- og resultatplan 2025".encode(),
                b"Statens Serum Institut",
                "Mål 1: <script>alert(1)</script>".encode(),
            ),
            *(
                "Målepunkter:".encode(),
                b'- "><img src=x onerror=alert(1)> er afsluttet (Q2).',
                b"- To rapporter er klar.",
            ),
        ]
    ),
    "plan.pdf": hostile_pdf(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_words_of_a_document_never_become_markup(name: str) -> None:
    review = laid_beside(HOSTILE[name], f'"><img src=x onerror=alert(2)>{name}')
    assert "onerror" in str(review.goals)
    own = Elements(review_to_html(sample("ens-2025.pdf" if name.endswith("pdf") else "slks-2024.txt")))
    page = Elements(review_to_html(review))
    assert {tag for tag, _ in page.found} <= {tag for tag, _ in own.found} | {"td", "tr", "table", "hr"}
    assert not page.of("onerror")
    assert not page.of("onclick")
    assert sum(tag == "script" and "type" not in given for tag, given in page.found) == 1
    listed = Elements(index_to_html([review.plan], [review.plan.id]))
    assert not listed.of("onerror")
    assert sum(tag == "script" for tag, _ in listed.found) == 1


def shown(review: Review, lang: str = "da") -> str:
    page = review_to_html(review, lang="en" if lang == "en" else "da").decode()
    return html.unescape(re.sub(r"<[^>]+>", " ", page.partition("</style>")[2].partition("<script>")[0]))


def test_labels_are_danish_unless_english_is_asked_for() -> None:
    danish, english = shown(sample("ens-2025.pdf")), shown(sample("ens-2025.pdf"), "en")
    assert "Målepunkt 1" in danish
    assert "Frist" in danish
    assert "Milestone 1" in english
    assert "Deadline" in english


@pytest.mark.parametrize(
    ("unseen", "words"),
    [("missing", "blev ikke fundet"), ("changed", "er ændret, siden"), ("unreadable", "kan ikke vises")],
)
def test_a_document_that_is_not_to_be_seen_is_said_so_and_the_quotes_stand(unseen: str, words: str) -> None:
    plan = sample_plan("ens-2025.pdf")
    review = reviewed(plan, None, unseen, "The PDF asks for a password.")  # type: ignore[arg-type] # one of three words
    told = shown(review)
    assert words in told
    assert "ens-2025.pdf" in told
    assert "The PDF asks for a password." in told
    assert "Alle centre har godkendt deres\nbudget for 2025 (Q1)." in told
    assert "#m" not in str(Elements(review_to_html(review)).of("href"))


def test_beside_a_document_that_is_not_to_be_seen_no_finding_leads_nowhere() -> None:
    finding = Finding("unsure-words", "warning", "On page 2 6 words are hard to recognise.", (Place(page=2),))
    plan = replace(sample_plan("ens-2025.pdf"), findings=(finding,))
    page = Elements(review_to_html(reviewed(plan, None, "missing")))
    assert {one["href"][1:] for one in page.of("href")} <= {one["id"] for one in page.of("id")}


@pytest.mark.parametrize(("lang", "words"), [("da", "siger ikke, hvor værdierne står"), ("en", "does not say where")])
def test_a_plan_without_places_says_how_to_get_them(lang: Lang, words: str) -> None:
    plan = without_quotes(sample_plan("slks-2024.txt"))
    sight = see_document((SAMPLES / "slks-2024.txt").read_bytes(), path="slks-2024.txt")
    page = review_to_html(reviewed(plan, sight), lang=lang).decode()
    assert words in page
    assert 'class="legend' not in page
    assert words not in review_to_html(sample("slks-2024.txt"), lang=lang).decode()
    assert words not in review_to_html(reviewed(plan, None, "missing"), lang=lang).decode()


def without_quotes(plan: Plan) -> Plan:
    """*plan* as a version that kept no quotes wrote it."""
    goals = tuple(
        replace(goal, quotes={}, milestones=tuple(replace(one, quotes={}) for one in goal.milestones))
        for goal in plan.goals
    )
    return replace(plan, quotes={}, goals=goals, follow_ups=(), signatures=(), findings=())


def test_the_same_plan_gives_the_same_page_and_notes_what_it_was_made_of() -> None:
    plan = sample_plan("slks-2024.txt")
    data = (SAMPLES / "slks-2024.txt").read_bytes()
    pages = [review_to_html(reviewed(plan, see_document(data, path="x")), made_of="abc") for _ in range(2)]
    assert pages[0] == pages[1]
    assert made_of(plan, "da", "1") != made_of(plan, "en", "1") != made_of(plan, "en", "2")
    assert made_of(replace(plan, year=2031), "da", "1") != made_of(plan, "da", "1")


def test_a_page_is_known_by_its_note(tmp_path: Path) -> None:
    file = tmp_path / "side.html"
    assert not is_made_of(file, "abc")
    file.write_bytes(review_to_html(sample("slks-2024.txt"), made_of="abc"))
    assert is_made_of(file, "abc")
    assert not is_made_of(file, "abd")


def test_the_list_has_every_plan_and_links_to_those_with_a_page() -> None:
    plans = [sample_plan(name) for name in ("slks-2024.txt", "ens-2024.docx", "ens-2025.pdf")]
    page = index_to_html(plans, ["ens-2025", "slks-2024"])
    assert [one["href"] for one in Elements(page).of("href")] == ["#indhold", "ens-2025.html", "slks-2024.html"]
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.decode().partition("<tbody>")[2])).split())
    assert re.search(
        r"Energistyrelsen Mål- og resultatplan 2025, ens-2025\.pdf 2025 7 16 100 % 0 0 Energistyrelsen", words
    )
