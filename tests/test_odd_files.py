"""Odd PDFs from end to end: through Python, through the command line, and in a batch where the others go on."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("reportlab", reason="reportlab draws the PDFs of these tests (pip install -e .[dev])")
pytest.importorskip("pikepdf", reason="pikepdf edits the PDFs of these tests (pip install -e .[dev])")

import pikepdf
from reportlab.pdfgen.canvas import Canvas

import maalplan
from maalplan.cli import main
from maalplan.errors import MaalplanError
from maalplan.findings import DAMAGE
from maalplan.model import PdfEngine, Plan, ReadOptions, Text
from maalplan.pipeline import read_document
from tests.ingest.odd_pdfs import MILESTONES, cut, edited, paged, plan, rewritten, with_hole, without_table_of_objects

AS_IT_IS = ReadOptions(ocr="never")
"""Words in pictures are of no matter here, whether they can be read or not."""
PLAN = plan(3)


def milestones(plan: Plan) -> list[str]:
    return [milestone.text for goal in plan.goals for milestone in goal.milestones]


def locked(password: str) -> bytes:
    return rewritten(PLAN, encryption=pikepdf.Encryption(owner="ejer", user=password))


def portfolio(*names: str) -> bytes:
    def attach(document: pikepdf.Pdf) -> None:
        for name in names:
            document.attachments[name] = PLAN  # type: ignore[assignment] # pikepdf takes bytes, and says otherwise
        document.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    return edited(paged(1, lambda canvas, _: canvas.drawString(60, 700, "Portefølje")), attach)


def test_the_plan_itself_is_read_whole() -> None:
    read = maalplan.read_plan(PLAN, options=AS_IT_IS)
    assert milestones(read) == list(MILESTONES)
    assert not {finding.code for finding in read.findings} & DAMAGE


class Odd(NamedTuple):
    """A file that gives no plan: its error, and words of the message."""

    data: bytes
    code: str
    words: str


STOPPED = {
    "låst.pdf": Odd(locked("hemmeligt"), "encrypted", "--password"),
    "afbrudt.pdf": Odd(cut(PLAN, 0.3), "damaged", "fetch it again"),
    "støj.pdf": Odd(b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged", "fetch it again"),
    "tom.pdf": Odd(b"", "not-a-document", "empty"),
    "tekst.pdf": Odd("Husk mælk".encode(), "not-a-document", "The name says PDF"),
    "flere.pdf": Odd(portfolio("a.pdf", "b.pdf"), "unsupported", "a.pdf, b.pdf"),
    "blank.pdf": Odd(paged(2, lambda *_: None), "not-a-document", "Nothing stands"),
    "uden mål.pdf": Odd(
        without_table_of_objects(paged(1, lambda canvas, _: canvas.drawString(60, 700, "Frokost"))),
        "damaged",
        "No goals can be read",
    ),
}
READ = {
    "plan.pdf": PLAN,
    "rettet.pdf": without_table_of_objects(PLAN),
    "portefølje.pdf": portfolio("Plan 2025.pdf"),
}


@pytest.mark.parametrize("name", STOPPED)
def test_python_gets_one_error_with_one_line(name: str) -> None:
    odd = STOPPED[name]
    with pytest.raises(MaalplanError) as caught:
        maalplan.read_plan(odd.data, path=name, options=AS_IT_IS)
    assert caught.value.code == odd.code
    assert odd.words in caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", STOPPED)
@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_the_command_line_says_it_in_one_line(
    command: str, name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(STOPPED[name].data)
    status = main([command, str(tmp_path / name), "--ocr", "never"])
    out, err = capfd.readouterr()
    assert status == 1
    assert STOPPED[name].words in err
    assert err.count("\n") == 1
    assert not out or name == "uden mål.pdf"


@pytest.mark.parametrize("name", READ)
def test_what_can_be_had_is_had(name: str) -> None:
    assert milestones(maalplan.read_plan(READ[name], options=AS_IT_IS)) == list(MILESTONES)


def test_in_a_folder_the_others_go_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plans, out = tmp_path / "planer", tmp_path / "ud"
    plans.mkdir()
    for name, data in {**READ, **{name: odd.data for name, odd in STOPPED.items()}}.items():
        (plans / name).write_bytes(data)
    assert main(["convert", str(plans), "-o", str(out), "--ocr", "never", "-v"]) == 1
    report = {Path(one["source"]).name: one for one in json.loads((out / "report.json").read_bytes())["documents"]}
    assert {name for name, one in report.items() if one["status"] == "ok"} == set(READ)
    for name, odd in STOPPED.items():
        assert report[name]["error"]["code"] == odd.code
        assert report[name]["status"] == ("skipped" if odd.code == "unsupported" else "failed")
    assert len(list((out / "plans").iterdir())) == len(READ)
    assert len(capfd.readouterr().err.splitlines()) == len(READ) + len(STOPPED) + 1


# ------------------------------------------------------------------ passwords


PASSWORD = "rødgrød med fløde"  # noqa: S105 - it locks what these tests make, and nothing else


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--password", PASSWORD], ""),
        (["--password", "forkert", "--password", PASSWORD], ""),
        ([], PASSWORD),
        ([], f"forkert\n{PASSWORD}\n"),
    ],
)
def test_passwords_are_given_with_the_call_or_in_the_environment(
    arguments: list[str], environment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAALPLAN_PASSWORD", environment)
    file, out = tmp_path / "plan.pdf", tmp_path / "ud"
    file.write_bytes(locked(PASSWORD))
    assert main(["inspect", str(file), *arguments]) == 0
    assert main(["convert", str(file), "-o", str(out), *arguments]) == 0
    assert (out / "plans" / "ssi-2025.json").exists()


@pytest.mark.parametrize("stage", ["--blocks", "--records", "--ledger", "--plan"])
def test_every_look_takes_them(stage: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(locked(PASSWORD))
    assert main(["inspect", str(file), stage]) == 1
    assert main(["inspect", str(file), stage, "--password", PASSWORD]) == 0


def test_a_password_stands_in_nothing_that_is_written_or_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ud"
    (tmp_path / "plan.pdf").write_bytes(locked("hemmelig-nøgle"))
    (tmp_path / "anden.pdf").write_bytes(locked("en helt anden"))
    call = ["convert", str(tmp_path), "-o", str(out), "-v", "--password", "hemmelig-nøgle"]
    assert main(call) == 1
    assert main(["inspect", str(tmp_path / "anden.pdf"), "--password", "hemmelig-nøgle"]) == 1
    said = "".join(capfd.readouterr()).encode()
    written = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert b"ssi-2025" in written
    assert "nøgle".encode() not in said + written
    assert "nøgle" not in repr(ReadOptions(passwords=("hemmelig-nøgle",)))


# ------------------------------------------------------------------ the other options


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_engine_is_chosen_and_named(engine: str, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(PLAN)
    out = tmp_path / "ud"
    assert main(["convert", str(tmp_path / "plan.pdf"), "-o", str(out), "--pdf-engine", engine]) == 0
    written = json.loads((out / "plans" / "ssi-2025.json").read_bytes())
    assert written["source"]["parser"] == engine
    assert [one["text"] for goal in written["goals"] for one in goal["milestones"]] == list(MILESTONES)


def test_both_engines_ask_for_the_same_password() -> None:
    for engine in ("pdfium", "pdfplumber"):
        options = ReadOptions(pdf_engine=engine, ocr="never", passwords=("forkert", PASSWORD))
        assert milestones(maalplan.read_plan(locked(PASSWORD), options=options)) == list(MILESTONES)


@pytest.mark.parametrize("arguments", [["--ocr", "måske"], ["--pdf-engine", "acrobat"], ["--password"]])
def test_an_option_that_is_none(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "plan.pdf", *arguments]) == 2
    assert arguments[0] in capfd.readouterr().err


# ------------------------------------------------------------------ whatever happens to a file


def cuts(dice: random.Random) -> list[bytes]:
    return [cut(PLAN, dice.random()) for _ in range(60)]


def flips(dice: random.Random) -> list[bytes]:
    """The plan with bytes changed in its words, which are packed; in the rest nothing shows that a name was another."""
    packed = [
        at for found in re.finditer(rb">>\s*stream\n(.*?)endstream", PLAN, re.DOTALL) for at in range(*found.span(1))
    ]
    return [_changed(dice, packed) for _ in range(120)]


def anywhere(dice: random.Random) -> list[bytes]:
    return [_changed(dice, range(len(PLAN))) for _ in range(120)]


def _changed(dice: random.Random, places: Sequence[int]) -> bytes:
    data = bytearray(PLAN)
    for _ in range(dice.choice((1, 2, 5, 30))):
        data[dice.choice(places)] = dice.randrange(256)
    return bytes(data)


def read_or_none(data: bytes) -> Plan | None:
    """The plan in *data*; None where it is refused. Anything else that happens fails the test."""
    try:
        return maalplan.read_plan(data, options=AS_IT_IS)
    except MaalplanError:
        return None


@pytest.mark.parametrize("harm", [cuts, flips], ids=["cut off", "bytes changed"])
def test_what_was_lost_is_said(harm: Callable[[random.Random], list[bytes]]) -> None:
    for data in harm(random.Random(2025)):  # noqa: S311 - the same every time
        read = read_or_none(data)
        if read is not None and milestones(read) != list(MILESTONES):
            assert {finding.code for finding in read.findings} & DAMAGE


def test_bytes_changed_anywhere_stop_a_document_or_nothing() -> None:
    for data in anywhere(random.Random(2026)):  # noqa: S311 - the same every time
        read_or_none(data)


def test_a_page_that_lost_its_words_is_named_in_the_plan() -> None:
    read = maalplan.read_plan(with_hole(PLAN, page=3), options=AS_IT_IS)
    (finding,) = (finding for finding in read.findings if finding.code in DAMAGE)
    assert [place.page for place in finding.source] == [3]
    assert milestones(read)[:2] == list(MILESTONES[:2])


def test_five_hundred_pages() -> None:
    long = paged(500, lambda canvas, number: canvas.drawString(60, 700, f"Side {number + 1} af planen"))
    assert read_document(long, options=AS_IT_IS).source.pages == 500


def test_a_page_on_which_nothing_stands_is_noted() -> None:
    """It may be meant so, or what stood there is not found any more; nobody can tell."""
    read = maalplan.read_plan(renamed_once(PLAN, b"/Contents", b"/Kontents"), options=AS_IT_IS)
    (finding,) = (finding for finding in read.findings if finding.code == "empty-pages")
    assert (finding.severity, [place.page for place in finding.source]) == ("note", [3])


def renamed_once(data: bytes, name: bytes, other: bytes) -> bytes:
    """*data* with *other* in the last place where *name* stands."""
    before, after = data.rsplit(name, 1)
    return before + other + after


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_letters_that_stand_nowhere_stop_nothing(engine: PdfEngine) -> None:
    """Text of no size, and a drawing that draws itself, smaller each time, until nothing is left."""

    def draw(canvas: Canvas, _number: int) -> None:
        canvas.drawString(60, 700, "Mål 1 er sundhed")
        for scale in (0.0, 1e-30, 1e30):
            text = canvas.beginText()
            text.setTextTransform(scale, 0, 0, scale, 60, 600)
            text.textOut("usynligt")
            canvas.drawText(text)

    def nest(document: pikepdf.Pdf) -> None:
        drawing = document.make_stream(b"BT /F 10 Tf (inderst) Tj ET 0.5 0 0 0.5 9 9 cm /X Do")
        drawing.Type, drawing.Subtype, drawing.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 500, 500]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        drawing.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(X=drawing))
        page = document.pages[0]
        page.Resources.XObject = pikepdf.Dictionary(X=drawing)
        page.contents_add(b"q 1 0 0 1 60 300 cm /X Do Q")

    document = read_document(edited(paged(1, draw), nest), options=ReadOptions(pdf_engine=engine, ocr="never"))
    words = " ".join(block.text for block in document.blocks if isinstance(block, Text))
    assert "Mål 1 er sundhed" in words
