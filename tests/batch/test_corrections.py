"""The whole circle: what a person put right stands in plans, tables and workbook, through every later run, until it is
taken back."""

from __future__ import annotations

import csv
import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from maalplan.batch.corrections import apply_corrections
from maalplan.batch.corrections_kept import CORRECTIONS
from maalplan.batch.folder import OutputFolder, opened
from maalplan.batch.run import Listener, Manner, convert_into
from maalplan.batch.state import FILE, Journal
from maalplan.errors import NoPlans
from maalplan.ingest.sources import find_sources
from maalplan.model import CorrectionsFile, Plan, Report
from maalplan.output import files
from maalplan.output.corrections.json_file import corrections_from_json
from tests.batch.corrections_made import file_of, on, plan_in, saved, whole_day
from tests.batch.test_run import contents

SAMPLES = Path(__file__).resolve().parents[2] / "samples/plans"
CORRECTED = {"ens-2025": "ens-2025.pdf", "slks-2025": "slks-2025.docx", "stps-2025": "stps-2025.txt"}


def convert(
    *sources: str, out: str = "ud", warnings: list[str] | None = None, jobs: int = 0, force: bool = False
) -> Report:
    told = Listener(warning=[].append if warnings is None else warnings.append)
    found = find_sources(sources or ("planer",), leave_out=Path(out))
    return convert_into(Path(out), found, told, Manner(jobs=jobs, force=force))


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with documents and what a conversion made of them, to be copied."""
    desk = tmp_path_factory.mktemp("skrivebord")
    (desk / "planer").mkdir()
    for name in (*CORRECTED.values(), "slks-2024.txt"):
        shutil.copy(SAMPLES / name, desk / "planer")
    with chdir(desk):
        convert()
    return desk


@pytest.fixture
def desk(converted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to stand in."""
    shutil.copytree(converted, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(table: str, plan_id: str, out: str = "ud") -> list[dict[str, str]]:
    with Path(out, table).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["plan_id"] == plan_id]


def corrections() -> list[CorrectionsFile]:
    return [file_of(plan_in(name), *whole_day(plan_in(name))) for name in CORRECTED]


def is_corrected(plan_id: str, out: str = "ud") -> bool:
    """Whether all that :func:`whole_day` puts right stands in a plan and in the tables."""
    plan, texts = plan_in(plan_id, out), [row["text"] for row in rows("milestones.csv", plan_id, out)]
    standing = {one.id for one in plan.corrections}
    deadlines = {row["deadline_end"] for row in rows("milestones.csv", plan_id, out)}
    wanted = ["Alle tilsyn er gennemført inden udgangen af Q2.", "Analysen er afsluttet i Q1."]
    return (
        standing == {"frist", "ny", "væk", "delt", "samlet"}
        and all(text in texts for text in wanted)
        and f"{plan.year}-09-30" in deadlines
        and f"{plan.year}-06-30" in deadlines
    )


def visible(out: str = "ud") -> dict[str, object]:
    """The files of a folder but for what it remembers of its own."""
    return {name: content for name, content in contents(Path(out)).items() if not name.startswith(".")}


# ------------------------------------------------------------------ the circle


def test_corrections_stand_in_everything_that_is_written(desk: Path) -> None:
    before = {name: len(rows("milestones.csv", name)) for name in CORRECTED}
    applied = apply_corrections(Path("ud"), corrections())
    assert applied.is_whole
    assert applied.said == ()
    assert [(one.plan, len(one.new)) for one in applied.plans] == [(name, 5) for name in CORRECTED]
    assert all(map(is_corrected, CORRECTED))
    # One added, one removed, one split in two, two merged.
    assert {name: len(rows("milestones.csv", name)) for name in CORRECTED} == before
    book = openpyxl.load_workbook("ud/maalplan.xlsx", read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "Alle tilsyn er gennemført inden udgangen af Q2." in cells
    report = json.loads(Path("ud/report.json").read_bytes())
    found = {entry["plan_id"]: entry["findings"] for entry in report["documents"]}
    assert found == {name: len(plan_in(name).findings) for name in (*CORRECTED, "slks-2024")}


def test_later_runs_keep_them(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply_corrections(Path("ud"), corrections())
    corrected = contents(Path("ud"))
    warnings: list[str] = []
    assert [entry.reused for entry in convert(warnings=warnings).documents] == [True] * 4
    assert contents(Path("ud")) == corrected
    assert [entry.reused for entry in convert(force=True, warnings=warnings).documents] == [False] * 4
    assert contents(Path("ud")) == corrected
    monkeypatch.setattr("maalplan.batch.course.reading_key", lambda _job: "en nyere udgave")
    assert [entry.reused for entry in convert(warnings=warnings).documents] == [False] * 4
    assert visible() == {name: content for name, content in corrected.items() if not name.startswith(".")}
    assert warnings == []


@pytest.mark.parametrize("jobs", [0, 3])
def test_another_folder_has_them_with_the_file(desk: Path, jobs: int) -> None:
    apply_corrections(Path("ud"), corrections())
    Path("nyt").mkdir()
    shutil.copy(Path("ud", CORRECTIONS), "nyt")
    convert(out="nyt", jobs=jobs)
    assert contents(Path("nyt")) == contents(Path("ud"))


def test_a_file_that_is_copied_in_or_edited_counts_at_the_next_run(desk: Path) -> None:
    saved(f"ud/{CORRECTIONS}", *corrections())
    reused = {entry.plan_id: entry.reused for entry in convert().documents}
    assert reused == {**dict.fromkeys(CORRECTED, False), "slks-2024": True}
    assert all(map(is_corrected, CORRECTED))
    kept = Path("ud", CORRECTIONS)
    kept.write_text(kept.read_text(encoding="utf-8").replace("-09-30", "-10-31"), encoding="utf-8")
    assert [entry.reused for entry in convert().documents if entry.plan_id in CORRECTED] == [False] * 3
    assert "2025-10-31" in {row["deadline_end"] for row in rows("milestones.csv", "ens-2025")}
    kept.unlink()
    convert()
    assert plan_in("ens-2025").corrections == ()
    assert not Path("ud/.maalplan/as-read").exists()


def test_a_file_that_was_edited_is_put_in_anew_without_the_documents(desk: Path) -> None:
    shutil.rmtree("planer")
    saved(f"ud/{CORRECTIONS}", *corrections())
    applied = apply_corrections(Path("ud"))
    assert [(one.plan, len(one.new)) for one in applied.plans] == [(name, 5) for name in CORRECTED]
    assert all(map(is_corrected, CORRECTED))


def test_taken_back_all_is_as_it_was_byte_for_byte(desk: Path) -> None:
    before = contents(Path("ud"))
    apply_corrections(Path("ud"), corrections())
    applied = apply_corrections(Path("ud"), undo=["all"])
    assert [len(one.undone) for one in applied.plans] == [5, 5, 5]
    assert not Path("ud/.maalplan/as-read").exists(), "no trace is left, nor an empty folder"
    assert contents(Path("ud")) == before


def test_taken_back_one_by_one_is_as_it_was_too(desk: Path) -> None:
    before = contents(Path("ud"))
    apply_corrections(Path("ud"), corrections())
    for n, one in enumerate(["ny", "delt", "frist", "samlet", "væk"], start=1):
        applied = apply_corrections(Path("ud"), undo=[one])
        assert applied.is_whole
        assert len(plan_in("ens-2025").corrections) == 5 - n
    assert contents(Path("ud")) == before


def test_one_at_a_time_is_all_at_once(desk: Path) -> None:
    given = corrections()
    shutil.copytree("ud", "efterhånden")
    apply_corrections(Path("ud"), given)
    for n in range(5):
        for file in given:
            (document,) = file.documents
            step = replace(document, corrections=document.corrections[n : n + 1])
            apply_corrections(Path("efterhånden"), [replace(file, documents=(step,))])
    assert contents(Path("efterhånden")) == contents(Path("ud"))


def test_what_is_there_already_changes_nothing(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    before = contents(Path("ud"))
    for given in (corrections_again(), []):
        applied = apply_corrections(Path("ud"), given)
        assert [(one.plan, one.new, len(one.made)) for one in applied.plans] == [(name, (), 5) for name in CORRECTED]
        assert contents(Path("ud")) == before


def corrections_again() -> list[CorrectionsFile]:
    return [corrections_from_json(Path("ud", CORRECTIONS).read_bytes())]


def test_a_dry_run_says_the_same_and_writes_nothing(desk: Path) -> None:
    before = contents(Path("ud"))
    dry = apply_corrections(Path("ud"), corrections(), dry_run=True)
    assert contents(Path("ud")) == before
    assert apply_corrections(Path("ud"), corrections()) == dry


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_done_a_new_folder_with_the_same_corrections_is_the_same(desk: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    singles = [
        replace(file, documents=(replace(document, corrections=(one,)),))
        for file in corrections()
        for document in file.documents
        for one in document.corrections
    ]
    for _ in range(8):
        match chance.choice(("apply", "apply", "undo", "convert", "force")):
            case "apply":
                apply_corrections(Path("ud"), chance.sample(singles, 3))
            case "undo":
                apply_corrections(Path("ud"), undo=[chance.choice(["frist", "ny", "væk", "delt", "samlet"])])
            case how:
                convert(force=how == "force")
    convert()  # the report is of a run
    Path("nyt").mkdir()
    if Path("ud", CORRECTIONS).exists():
        shutil.copy(Path("ud", CORRECTIONS), "nyt")
    convert(out="nyt")
    assert contents(Path("nyt")) == contents(Path("ud"))


# ------------------------------------------------------------------ ids


def renaming(plan: Plan, agency: str) -> CorrectionsFile:
    value = {"id": agency, "name": "Styrelsen for Prøver", "acronym": agency.upper()}
    return file_of(plan, on(plan, "myndighed", "set", field="agency", value=value))


def test_another_agency_gives_another_id(desk: Path) -> None:
    before = contents(Path("ud"))
    (one,) = apply_corrections(Path("ud"), [renaming(plan_in("stps-2025"), "proeve")]).plans
    assert (one.was, one.plan, plan_in("proeve-2025").id) == ("stps-2025", "proeve-2025", "proeve-2025")
    assert {path.stem for path in Path("ud/plans").iterdir()} == {"ens-2025", "slks-2024", "slks-2025", one.plan}
    corrected = contents(Path("ud"))
    convert(force=True)
    assert contents(Path("ud")) == corrected
    apply_corrections(Path("ud"), undo=["myndighed"])
    assert contents(Path("ud")) == before


def test_an_id_that_another_plan_has_is_not_taken(desk: Path) -> None:
    before = contents(Path("ud"))
    (one,) = apply_corrections(Path("ud"), [renaming(plan_in("stps-2025"), "slks")]).plans
    assert one.plan == "slks-2025-2"
    assert "id-taken" in {finding.code for finding in plan_in("slks-2025-2").findings}
    assert plan_in("slks-2025-2").goals[0].id.startswith("slks-2025-2/")
    corrected = contents(Path("ud"))
    convert(force=True)
    assert contents(Path("ud")) == corrected
    plan = plan_in("slks-2025-2")
    apply_corrections(Path("ud"), [file_of(plan, on(plan, "titel", "set", field="title", value="Ny titel"))])
    assert (plan_in("slks-2025-2").title, len(plan_in("slks-2025-2").corrections)) == ("Ny titel", 2)
    apply_corrections(Path("ud"), undo=["all"])
    assert contents(Path("ud")) == before


@pytest.mark.parametrize("agency", ["../../uden for", "a/b", "C:\\x", ".skjult", "x" * 300, "nul\0"])
def test_no_correction_names_a_file_elsewhere(desk: Path, agency: str) -> None:
    apply_corrections(Path("ud"), [renaming(plan_in("stps-2025"), agency)])
    assert {path.parent for path in Path().rglob("*-2025*.json")} <= {Path("ud/plans"), Path("ud/.maalplan/as-read")}
    assert not list(Path().parent.glob("*uden*"))


# ------------------------------------------------------------------ what cannot be put in


def test_a_plan_that_a_person_edited_is_left(desk: Path) -> None:
    path = Path("ud/plans/ens-2025.json")
    path.write_text(path.read_text(encoding="utf-8").replace("Energistyrelsen", "Energi"), encoding="utf-8")
    edited = path.read_bytes()
    (first, *_) = corrections()
    (one,) = apply_corrections(Path("ud"), [first]).plans
    assert one.untouched == "edited"
    assert path.read_bytes() == edited
    convert(force=True)
    assert is_corrected("ens-2025"), "they were kept until the plan was written anew"


def test_corrections_of_documents_that_are_not_there_are_kept(desk: Path) -> None:
    plan = plan_in("ens-2025")
    elsewhere = replace(plan, source=replace(plan.source, sha256="0" * 64, path="andet.pdf"), id="andet-2025")
    applied = apply_corrections(Path("ud"), [file_of(elsewhere, *whole_day(plan))])
    assert not applied.is_whole
    assert [(one.path, len(one.corrections)) for one in applied.kept] == [("andet.pdf", 5)]
    assert Path("ud", CORRECTIONS).exists()
    assert plan_in("ens-2025") == plan


def test_a_run_says_which_plans_some_do_not_fit(desk: Path) -> None:
    plan = plan_in("stps-2025")
    gone = replace(plan.goals[0].milestones[0], id="stps-2025/agency/99/1", text="Findes ikke.", quotes={})
    first, *_ = whole_day(plan)
    saved(f"ud/{CORRECTIONS}", file_of(plan, first, on(gone, "tabt", "remove")))
    for expected in (
        ["stps-2025: 1 correction could not be put in; 'maalplan review list ud' says why."],
        [],  # it was not read again
    ):
        warnings: list[str] = []
        convert(warnings=warnings)
        assert warnings == expected
    assert {one.code for one in plan_in("stps-2025").findings} >= {"corrected", "correction-left"}


def test_a_plan_that_is_not_there_as_it_was_read_waits_for_its_document(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    shutil.rmtree("ud/.maalplan/as-read")
    applied = apply_corrections(Path("ud"), undo=["ny"])
    assert [one.untouched for one in applied.plans] == ["unread"] * 3
    convert()
    assert {one.id for one in plan_in("ens-2025").corrections} == {"frist", "væk", "delt", "samlet"}


def test_a_folder_without_plans_is_not_made_one(share: Path) -> None:
    with pytest.raises(NoPlans):
        apply_corrections(Path("ud"))
    assert not Path("ud").exists()


def test_a_folder_that_another_run_writes_to_is_refused_at_once(desk: Path) -> None:
    given = corrections()
    with opened(Path("ud")), pytest.raises(OutputFolder, match="Another run of maalplan writes to ud"):
        apply_corrections(Path("ud"), given)


# ------------------------------------------------------------------ older documents


def changed(plan: str = "stps-2025.txt") -> None:
    path = Path("planer", plan)
    path.write_text(path.read_text(encoding="utf-8") + "\nRevideret i marts.\n", encoding="utf-8")


def test_a_document_that_changed_tells_of_its_corrections(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    changed()
    warnings: list[str] = []
    report = convert(warnings=warnings)
    plan = plan_in("stps-2025")
    assert plan.corrections == ()
    (finding,) = [one for one in plan.findings if one.code == "corrections-of-older-document"]
    assert finding.message.startswith("5 corrections were made to an older version of this document")
    assert warnings == [
        "ud/plans/stps-2025.json: 5 corrections were made to an older version of its document; "
        "'maalplan review apply ud --carry' puts in those whose words still stand."
    ]
    (entry,) = [one for one in report.documents if one.plan_id == "stps-2025"]
    assert entry.findings == len(plan.findings)
    told = contents(Path("ud"))
    again: list[str] = []
    convert(warnings=again)
    assert (contents(Path("ud")), again) == (told, warnings)
    convert(force=True)
    assert contents(Path("ud")) == told


def test_a_plan_that_is_not_read_again_tells_of_them_too(desk: Path) -> None:
    given = corrections()
    changed()
    convert()
    saved(f"ud/{CORRECTIONS}", *given)
    reused = {entry.plan_id: entry.reused for entry in convert().documents}
    assert reused["stps-2025"]
    assert [one.code for one in plan_in("stps-2025").findings] == ["corrections-of-older-document"]


def test_taken_back_they_are_told_of_no_more(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    changed()
    convert()
    apply_corrections(Path("ud"), undo=["all"])
    convert()  # the report is of a run over the documents as they are now
    convert(out="nyt")
    assert contents(Path("ud")) == contents(Path("nyt"))


def test_they_are_carried_over_when_asked(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    changed()
    convert()
    applied = apply_corrections(Path("ud"), carry=True)
    assert applied.carried == {"stps-2025": 5}
    assert is_corrected("stps-2025")
    assert "corrections-of-older-document" not in {one.code for one in plan_in("stps-2025").findings}
    before = contents(Path("ud"))
    convert(force=True)
    assert contents(Path("ud")) == before


def test_what_no_longer_fits_stays_and_is_told(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    path = Path("planer/stps-2025.txt")
    text = path.read_text(encoding="utf-8")
    assert "412" in text
    path.write_text(text.replace("412", "420"), encoding="utf-8")
    convert()
    applied = apply_corrections(Path("ud"), carry=True)
    assert not applied.is_whole
    assert applied.carried == {"stps-2025": 4}
    assert [left.correction.id for left in applied.stayed["stps-2025"]] == ["frist"]
    plan = plan_in("stps-2025")
    assert {one.id for one in plan.corrections} == {"ny", "væk", "delt", "samlet"}
    (finding,) = [one for one in plan.findings if one.code == "corrections-of-older-document"]
    assert finding.message.startswith("1 correction was made to an older version")
    before = contents(Path("ud"))
    convert(force=True)
    assert contents(Path("ud")) == before


def test_corrections_of_a_document_that_came_back_stand_again(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    before = contents(Path("ud"))
    old = Path("planer/stps-2025.txt").read_bytes()
    changed()
    convert()
    Path("planer/stps-2025.txt").write_bytes(old)
    convert()
    assert contents(Path("ud")) == before


def test_a_document_that_was_only_moved_keeps_them(desk: Path) -> None:
    apply_corrections(Path("ud"), corrections())
    Path("planer/stps-2025.txt").rename("planer/stps.txt")
    warnings: list[str] = []
    convert(warnings=warnings)
    assert is_corrected("stps-2025")
    assert warnings == []


# ------------------------------------------------------------------ memory of earlier versions, and cut off


def test_a_folder_of_an_earlier_version_is_understood(desk: Path) -> None:
    lines = [json.loads(line) for line in Path("ud", FILE).read_bytes().splitlines()]
    for line in lines:
        for name in ("corrections", "older"):
            line.get("document", {}).pop(name, None)
        line.get("tables", {}).pop("asked", None)
    Path("ud", FILE).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert all(entry.reused for entry in convert().documents)
    assert apply_corrections(Path("ud"), corrections()).is_whole
    assert all(map(is_corrected, CORRECTED))


class Cut(BaseException):
    """The end, at any moment."""


@pytest.mark.parametrize("undo", [False, True])
def test_cut_off_at_any_write_it_leaves_whole_files_and_goes_on(
    desk: Path, monkeypatch: pytest.MonkeyPatch, *, undo: bool
) -> None:
    given = [*corrections()[:1], renaming(plan_in("stps-2025"), "proeve")]
    wanted: list[str] = []
    if undo:
        apply_corrections(Path("ud"), given)
        given, wanted = [], ["all"]
    shutil.copytree("ud", "før")
    apply_corrections(Path("ud"), given, undo=wanted)
    whole = contents(Path("ud"))
    moments = 0
    while moments < 100:
        shutil.rmtree("ud")
        shutil.copytree("før", "ud")
        with monkeypatch.context() as cutting:
            left = iter(range(moments))
            _cut_after(left, cutting)
            try:
                apply_corrections(Path("ud"), given, undo=wanted)
            except Cut:
                for path in Path("ud").rglob("*.json"):
                    json.loads(path.read_bytes())
            else:
                break
        apply_corrections(Path("ud"), given, undo=[])
        if undo:
            apply_corrections(Path("ud"), undo=["all"])
        assert sorted(contents(Path("ud"))) == sorted(whole), f"cut off after {moments} writes"
        assert contents(Path("ud")) == whole, f"cut off after {moments} writes"
        moments += 1
    assert moments > 10, "it was cut off at many moments"


def test_a_conversion_that_is_cut_off_goes_on_too(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(f"før/{CORRECTIONS}", *corrections())
    shutil.copytree("før", "hel")
    convert("planer/stps-2025.txt", out="hel")
    whole = contents(Path("hel"))
    moments = 0
    while True:
        shutil.rmtree("ny", ignore_errors=True)
        shutil.copytree("før", "ny")
        with monkeypatch.context() as cutting:
            _cut_after(iter(range(moments)), cutting)
            try:
                convert("planer/stps-2025.txt", out="ny")
            except Cut:
                pass
            else:
                break
        convert("planer/stps-2025.txt", out="ny")
        assert contents(Path("ny")) == whole, f"cut off after {moments} writes"
        moments += 1
    assert moments > 10, "it was cut off at many moments"


def test_what_was_cut_off_is_nobodys_edit_to_a_run_over_other_documents(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree("ud", "før")
    given = [*corrections()[:1], renaming(plan_in("stps-2025"), "proeve")]
    apply_corrections(Path("ud"), given)
    convert("planer/slks-2024.txt")
    whole = contents(Path("ud"))
    for moments in range(0, 24, 2):
        shutil.rmtree("ud")
        shutil.copytree("før", "ud")
        with monkeypatch.context() as cutting:
            _cut_after(iter(range(moments)), cutting)
            with pytest.raises(Cut):
                apply_corrections(Path("ud"), given)
        warnings: list[str] = []
        convert("planer/slks-2024.txt", warnings=warnings)
        assert warnings == []
        assert apply_corrections(Path("ud"), given).is_whole
        assert contents(Path("ud")) == whole, f"cut off after {moments} writes"


def _cut_after(left: Iterator[int], cutting: pytest.MonkeyPatch) -> None:
    """Have every change of a file beyond those *left* end the run, and nothing that would tidy up come to pass."""

    def cut(function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            if next(left, None) is None:
                raise Cut
            return function(*arguments, **named)

        return called

    cutting.setattr(files, "_write", cut(files._write))
    cutting.setattr(files.Draft, "put", cut(files.Draft.put))
    cutting.setattr(Journal, "_put", cut(Journal._put))
    cutting.setattr(Path, "unlink", cut(Path.unlink))


def test_plans_that_an_earlier_version_wrote_are_left_until_they_are_read_anew(desk: Path) -> None:
    shutil.rmtree("ud/.maalplan")
    before = {path: data for path, data in contents(Path("ud")).items() if "/plans/" in str(path)}
    applied = apply_corrections(Path("ud"), corrections())
    assert [(one.plan, one.untouched, one.made) for one in applied.plans] == [
        (name, "edited", ()) for name in CORRECTED
    ]
    assert (applied.kept, applied.is_whole) == ((), False)
    assert {path: data for path, data in contents(Path("ud")).items() if "/plans/" in str(path)} == before
    convert(force=True)
    assert all(map(is_corrected, CORRECTED))
