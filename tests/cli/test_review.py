"""The command ``review``: what it takes, what it writes, how it ends."""

from __future__ import annotations

import shutil
from contextlib import chdir
from pathlib import Path

import pytest

from maalplan.cli import main
from maalplan.ingest.office import find_office

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
STUB = Path(__file__).resolve().parents[1] / "batch/stub"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two plans and what a conversion made of them, to be copied."""
    desk = tmp_path_factory.mktemp("skrivebord")
    (desk / "planer").mkdir()
    for name in ("slks-2024.txt", "ens-2025.pdf"):
        shutil.copy(SAMPLES / name, desk / "planer")
    with chdir(desk):
        assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    return desk


@pytest.fixture
def desk(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to stand in."""
    shutil.copytree(converted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, list[str]]:
    """How ``review`` ends, and what it says; in this process, unless ``--jobs`` is among the arguments."""
    capsys.readouterr()
    arguments = arguments if "--jobs" in arguments else (*arguments, "--jobs", "0")
    status = main(["review", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err.splitlines()


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_every_plan_has_a_page_and_one_lists_them(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, said = run(capsys, "ud")
    assert (status, out) == (0, "")
    assert said == ["2 pages in ud/review; open ud/review/index.html"]
    assert names("ud/review") == ["ens-2025.html", "index.html", "slks-2024.html"]
    page = Path("ud/review/ens-2025.html").read_text(encoding="utf-8")
    assert page.count("data:image/webp;base64,") == 5
    assert "Energistyrelsen 2025" in page


def test_pages_that_are_as_they_would_be_are_left(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "ud", "-o", "sider")
    before = {path: path.stat().st_mtime_ns for path in Path("sider").iterdir()}
    shutil.rmtree("planer")
    assert run(capsys, "ud", "-o", "sider")[0] == 0
    assert {path: path.stat().st_mtime_ns for path in Path("sider").iterdir()} == before
    shutil.copytree(SAMPLES, "planer")
    assert run(capsys, "ud", "-o", "sider", "--lang", "en")[0] == 0
    assert "The plan beside its document" in Path("sider/ens-2025.html").read_text(encoding="utf-8")


def test_some_plans_alone_and_the_list_keeps_the_others(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(capsys, "ud", "--agency", "Energistyrelsen", "--year", "2025")
    assert (status, said[0][:6]) == (0, "1 page")
    assert names("ud/review") == ["ens-2025.html", "index.html"]
    index = Path("ud/review/index.html").read_text(encoding="utf-8")
    assert "Slots- og Kulturstyrelsen" in index
    assert 'href="slks-2024.html"' not in index


def test_a_document_that_is_gone_is_said_with_the_remedy(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("planer").rename("arkiv")
    status, _, said = run(capsys, "ud")
    assert status == 1
    assert said[0] == (
        "ens-2025: the document ens-2025.pdf was not found; name its folder with --documents."
        " The page shows the quotes alone."
    )
    assert "blev ikke fundet" in Path("ud/review/ens-2025.html").read_text(encoding="utf-8")
    assert run(capsys, "ud", "--documents", "arkiv")[0] == 0
    assert "blev ikke fundet" not in Path("ud/review/ens-2025.html").read_text(encoding="utf-8")


def test_where_documents_are_not_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, said = run(capsys, "ud", "--documents", "findes-ikke")
    assert status == 0, "all were found where they were read"
    assert said[0].startswith("findes-ikke: There is no such file or folder")


def test_a_document_that_makes_trouble_stops_no_other(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trouble(*_: object) -> None:
        raise KeyError("hemmelige ord")

    monkeypatch.setattr("maalplan.ingest.pdf.pictures.page_pictures", trouble)
    status, _, said = run(capsys, "ud")
    assert status == 1
    assert said[0].startswith(
        "ens-2025: the document ens-2025.pdf cannot be shown. A fault in maalplan itself (KeyError in"
    )
    assert "hemmelige" not in " ".join(said)
    assert names("ud/review") == ["ens-2025.html", "index.html", "slks-2024.html"]


def test_processes_make_the_same_pages(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "ud", "-o", "her")
    assert run(capsys, "ud", "-o", "der", "--jobs", "2") == (0, "", ["2 pages in der; open der/index.html"])
    assert {path.name: path.read_bytes() for path in Path("her").iterdir()} == {
        path.name: path.read_bytes() for path in Path("der").iterdir()
    }


@pytest.mark.parametrize(
    ("word", "bounds", "said"),
    [
        ("dør", (), "The process that read this broke down"),
        ("venter", ("--timeout", "2"), "Not done after 2 seconds"),
        ("grådig", ("--memory", "500"), "memory"),
    ],
)
def test_a_document_that_takes_its_process_along_leaves_the_quotes(
    desk: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    bounds: tuple[str],
    said: str,
) -> None:
    file = Path("planer/slks-2024.txt")
    file.write_bytes(f"{word} \n".encode() + file.read_bytes())
    assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    monkeypatch.syspath_prepend(STUB)
    status, _, lines = run(capsys, "ud", "--jobs", "2", *bounds)
    assert status == 1
    assert lines[0].startswith("slks-2024: the document slks-2024.txt cannot be shown. ")
    assert said in lines[0]
    assert len(lines) == 2
    page = Path("ud/review/slks-2024.html").read_text(encoding="utf-8")
    assert "kan ikke vises" in page
    assert 'class="value' in page, "the plan stands all the same"
    assert "data:image/webp" in Path("ud/review/ens-2025.html").read_text(encoding="utf-8")


def test_a_document_that_changed_is_said(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path("planer/slks-2024.txt")
    file.write_bytes(file.read_bytes() + b"\n")
    status, _, said = run(capsys, "ud")
    assert status == 1
    assert said[0].startswith("slks-2024: the document slks-2024.txt has changed since it was read; convert it again.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["findes-ikke"], "There is no folder findes-ikke"),
        (["ud", "--year", "1999"], "There are no plans of 1999"),
        (["ud", "--agency", "ukendt styrelse"], "There are no plans of 'ukendt styrelse'"),
        (["ud", "-o", "planer/slks-2024.txt"], "is a file"),
    ],
)
def test_a_wrong_call_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, out, said = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in said[-1]
    assert not Path("ud/review").exists()


@pytest.mark.parametrize("pictures", ["auto", "never"])
def test_a_word_plan_is_shown_as_pages_where_libreoffice_makes_them(
    desk: Path, capsys: pytest.CaptureFixture[str], pictures: str
) -> None:
    if find_office() is None:
        pytest.skip("missing program: soffice")
    shutil.copy(SAMPLES / "at-2025.docx", "planer")
    assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    arguments = ("ud", "--agency", "AT", "--pictures", pictures)
    assert run(capsys, *arguments)[0] == 0
    page = Path("ud/review/at-2025.html")
    made = page.stat().st_mtime_ns
    assert page.read_text(encoding="utf-8").count("data:image/webp;base64,") == (6 if pictures == "auto" else 0)
    assert run(capsys, *arguments)[0] == 0
    assert page.stat().st_mtime_ns == made, "it is as it would be made again"
    other = "never" if pictures == "auto" else "auto"
    assert run(capsys, *arguments[:-1], other)[0] == 0
    assert page.read_text(encoding="utf-8").count("data:image/webp;base64,") == (0 if pictures == "auto" else 6)


def test_that_no_pages_could_be_made_stops_nothing_and_is_tried_again(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SAMPLES / "at-2025.docx", "planer")
    assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet"]) == 0
    monkeypatch.setattr("maalplan.ingest.printing.find_office", lambda: Path("soffice"))
    monkeypatch.setattr("maalplan.ingest.printing.convert", lambda *_, **__: None)
    page = Path("ud/review/at-2025.html")
    for _ in range(2):
        status, _, said = run(capsys, "ud", "--agency", "AT", "--jobs", "0")
        assert (status, len(said)) == (0, 1)
        assert "kunne ikke lave sider" in page.read_text(encoding="utf-8")
        assert "Arbejdstilsynet" in page.read_text(encoding="utf-8")
        assert 'name="maalplan-made-of" content=""' in page.read_text(encoding="utf-8")
