"""Drafts, amended plans and addenda as documents of several kinds: each says which version of the plan it is."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document as Word
from docx.oxml.parser import parse_xml

from maalplan.model import Plan
from maalplan.pipeline import read_plan

V = "urn:schemas-microsoft-com:vml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WATERMARK = (
    f'<w:r xmlns:w="{W}"><w:pict><v:shape xmlns:v="{V}" id="PowerPlusWaterMarkObject1" type="#_x0000_t136">'
    '<v:textpath style="font-family:&quot;Calibri&quot;" string="UDKAST"/></v:shape></w:pict></w:r>'
)
INTRODUCTION = "Planen beskriver de mål, som Banedanmark skal nå i året, og hvordan de følges op."
SIGNED = "København, den 17/12 2024"


def word(title: str, *lines: str, date: str = "") -> Word:
    made = docx.Document()
    for words in (title, "Banedanmark", *lines):
        made.add_paragraph(words)
    made.add_heading("1. Indledning", 1)
    made.add_paragraph(INTRODUCTION)
    made.add_heading("2. Mål", 1)
    made.add_heading("Mål 1: Flere tog til tiden", 2)
    made.add_paragraph("Togene skal køre til tiden.")
    made.add_paragraph("Målet anses som opnået når:")
    made.add_paragraph("Mindst 85 pct. af togene kører til tiden (Q4).", style="List Bullet")
    made.add_paragraph("Udkast til lovforslag om jernbanen er sendt i høring (Q2).", style="List Bullet")
    made.add_heading("3. Aftale", 1)
    made.add_paragraph("Planen indgås mellem Banedanmark og Transportministeriets departement.")
    for words in (date, "Åse Ærø", "Administrerende direktør", "Banedanmark"):
        made.add_paragraph(words)
    return made


def read_word(made: Word) -> Plan:
    stream = BytesIO()
    made.save(stream)
    return read_plan(stream.getvalue(), path="plan.docx")


TEXT = """\
Banedanmark
{title}
{line}

1. Indledning
Planen beskriver de mål, som Banedanmark skal nå i året, og hvordan de følges op.

2. Mål

Mål 1: Flere tog til tiden
Togene skal køre til tiden.
Målet anses som opnået når:
• Mindst 85 pct. af togene kører til tiden (Q4).
• Udkast til lovforslag om jernbanen er sendt i høring (Q2).
{head}
3. Aftale
Planen indgås mellem Banedanmark og Transportministeriets departement.

København, den {date}

Åse Ærø
Administrerende direktør
Banedanmark
"""


def kind_of(plan: Plan) -> tuple[str | None, str | None, str | None] | None:
    found = plan.version
    return (found.kind, found.number, found.date) if found else None


def test_a_plan_that_is_signed() -> None:
    plan = read_word(word("Mål- og resultatplan 2025", date=SIGNED))
    assert kind_of(plan) == ("signed", None, "2024-12-17")
    assert plan.quotes["version"].places


def test_a_plan_with_lines_left_to_be_signed_says_nothing() -> None:
    assert read_word(word("Mål- og resultatplan 2025", date="København, den ____________")).version is None


@pytest.mark.parametrize(
    ("title", "lines", "version"),
    [
        ("Mål- og resultatplan 2025", ("Udkast af 12. november 2024",), ("draft", None, "2024-11-12")),
        ("Udkast til mål- og resultatplan 2025", (), ("draft", None, None)),
        ("Mål- og resultatplan 2025", ("Høringsudgave", "Version 0.8"), ("draft", "0.8", None)),
        ("Mål- og resultatplan 2025", ("Revideret juni 2025",), ("amended", None, "2025-06")),
        ("Mål- og resultatplan 2025", ("Ændret pr. 1. juli 2025", "Version 2.0"), ("amended", "2.0", "2025-07-01")),
        ("Tillæg nr. 1 til mål- og resultatplan 2025", (), ("addendum", "1", None)),
        ("Rettelsesblad til mål- og resultatplan 2025", (), ("addendum", None, None)),
        ("Mål- og resultatplan 2025", ("Version 2.0",), ("signed", "2.0", "2024-12-17")),
    ],
)
def test_what_the_cover_says(
    title: str, lines: tuple[str, ...], version: tuple[str | None, str | None, str | None]
) -> None:
    plan = read_word(word(title, *lines, date=SIGNED))
    assert kind_of(plan) == version
    assert plan.year == 2025
    assert len(plan.goals) == 1


def test_a_mark_across_the_pages_of_a_word_file() -> None:
    made = word("Mål- og resultatplan 2025", date="København, den")
    header = made.sections[0].header.paragraphs[0]
    header._p.append(parse_xml(WATERMARK))
    plan = read_word(made)
    assert kind_of(plan) == ("draft", None, None)
    assert plan.version
    assert plan.version.text == "UDKAST"
    assert plan.quotes["version"].places == ()


def test_a_page_header_of_a_word_file() -> None:
    made = word("Mål- og resultatplan 2025")
    made.sections[0].header.paragraphs[0].text = "Banedanmark\tUdkast 3. december 2024\tSide 1"
    assert kind_of(read_word(made)) == ("draft", None, "2024-12-03")


def test_running_heads_of_a_text() -> None:
    head = "\n\x0cUDKAST\nMål- og resultatplan 2025\n"
    text = "UDKAST\n" + TEXT.format(title="Mål- og resultatplan 2025", line="", head=head, date="")
    assert kind_of(read_plan(text.encode(), path="plan.txt")) == ("draft", None, None)


@pytest.mark.parametrize(
    ("title", "line", "version"),
    [
        ("Mål- og resultatplan 2025", "", ("signed", None, "2024-12-17")),
        ("Mål- og resultatplan 2025", "UDKAST", ("draft", None, None)),
        ("Mål- og resultatplan 2025", "Genforhandlet juni 2025", ("amended", None, "2025-06")),
        ("Tillæg nr. 2 til mål- og resultatplan 2025", "", ("addendum", "2", None)),
    ],
)
def test_a_text_says_it_on_its_cover(title: str, line: str, version: tuple[str | None, str | None, str | None]) -> None:
    text = TEXT.format(title=title, line=line, head="", date="17/12 2024")
    assert kind_of(read_plan(text.encode(), path="plan.txt")) == version


@pytest.mark.parametrize(
    ("title", "version"),
    [
        ("Mål- og resultatplan 2025 – UDKAST", "draft"),
        ("Revideret mål- og resultatplan 2025", "amended"),
        ("Allonge til mål- og resultatplan 2025", "addendum"),
        ("Mål- og resultatplan 2025", None),
    ],
)
def test_a_web_page_says_it_in_its_title(title: str, version: str | None) -> None:
    page = (
        f"<html><body><h1>{title}</h1><p>Banedanmark</p><h2>Indledning</h2><p>{INTRODUCTION}</p><h2>Mål</h2>"
        "<h3>Mål 1: Flere tog til tiden</h3><p>Målet anses som opnået når:</p>"
        "<ul><li>Mindst 85 pct. af togene kører til tiden.</li></ul></body></html>"
    )
    plan = read_plan(page.encode(), path="plan.html")
    assert (plan.version.kind if plan.version else None) == version


def test_a_pdf_with_a_mark_aslant() -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1)
    lines = [
        line.removeprefix("• ")
        for line in TEXT.format(title="Mål- og resultatplan 2025", line="", head="", date="").split("\n")
    ]
    top = 800
    for line in lines:
        canvas.setFont("Helvetica-Bold" if line[:1].isdigit() or line.startswith("Mål ") else "Helvetica", 10)
        canvas.drawString(60, top, line)
        top -= 20
    canvas.saveState()
    canvas.setFont("Helvetica", 90)
    canvas.setFillGray(0.85)
    canvas.translate(150, 250)
    canvas.rotate(50)
    canvas.drawString(0, 0, "UDKAST")
    canvas.restoreState()
    canvas.save()
    plan = read_plan(stream.getvalue(), path="plan.pdf")
    assert kind_of(plan) == ("draft", None, None)
    assert plan.quotes["version"].places[0].page == 1
