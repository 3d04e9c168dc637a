"""The command ``history``: what it takes, what it gives, how it ends."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.cli import main
from maalplan.model import Agency, Plan
from maalplan.output.plan_json import plan_to_json
from tests.history.plans import AFTALE, ARKIV, MUSEER, SYGEFRAVAER, VAND, goal, numbered, plan, worded

SLKS = [
    plan(2022, goal("1", AFTALE, scope="ministry"), *numbered(ARKIV, VAND)),
    plan(2023, goal("1", AFTALE, scope="ministry"), *numbered(VAND, worded(ARKIV, "85 pct", "80 pct"))),
    plan(2025, goal("1", AFTALE, scope="ministry"), *numbered(VAND, ARKIV, MUSEER)),
]
SSI = [plan(2024, *numbered(SYGEFRAVAER), agency="ssi")]


def put(folder: Path, *plans: Plan) -> Path:
    """The plans as the files of a conversion."""
    (folder / "plans").mkdir(parents=True)
    for own in plans:
        (folder / "plans" / f"{own.id}.json").write_bytes(plan_to_json(own))
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return put(tmp_path / "ud", *SLKS, *SSI)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["history", *map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_all_agencies_are_shown_where_none_is_named(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, _ = run(capsys, out)

    assert status == 0
    assert "Slots- og Kulturstyrelsen: målene 2022–2025" in told
    assert "Statens Serum Institut: målene 2024" in told


@pytest.mark.parametrize("words", ["slks", "SLKS", "Slots- og Kulturstyrelsen"])
def test_an_agency_is_named_by_id_acronym_or_name(out: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    status, told, said = run(capsys, out, "--agency", words)

    assert status == 0
    assert "Statens Serum Institut" not in told
    assert "slks: No plan was found for 2024." in said


def test_a_wrong_agency_is_answered_with_the_nearest_in_one_line(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told, said = run(capsys, out, "--agency", "slk")

    assert (status, told) == (2, "")
    assert said.strip().endswith("Did you mean slks (Slots- og Kulturstyrelsen)?")
    assert len(said.strip().splitlines()) == 1


def test_json_of_one_agency_is_a_history_and_of_several_a_list(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, one, _ = run(capsys, out, "--agency", "ssi", "--format", "json")
    _, all_, _ = run(capsys, out, "--format", "json")

    assert json.loads(one)["agency"]["id"] == "ssi"
    assert [history["agency"]["id"] for history in json.loads(all_)] == ["slks", "ssi"]


@pytest.mark.parametrize(
    ("ending", "opening"),
    [("json", b'{\n  "$schema"'), ("csv", b"agency_id,"), ("html", b"<!doctype html>"), ("txt", b"Slots")],
)
def test_a_file_has_the_format_of_its_ending(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, opening: bytes
) -> None:
    file = tmp_path / f"historie æøå.{ending}"
    status, told, _ = run(capsys, out, "--agency", "slks", "-o", file)

    assert (status, told) == (0, "")
    assert file.read_bytes().startswith(opening)


def test_years_scope_and_goal_narrow_what_is_shown(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def titles(*options: str) -> list[str]:
        _, told, _ = run(capsys, out, "--agency", "slks", "--format", "json", *options)
        return [thread["title"] for thread in json.loads(told)["threads"]]

    assert titles("--scope", "ministry") == [AFTALE[0]]
    assert titles("--goal", "musikskoler") == []
    assert titles("--goal", "MUSEERNE") == [MUSEER[0]]
    assert MUSEER[0] not in titles("--to", "2023")
    assert titles("--from", "2025") == [AFTALE[0], VAND[0], ARKIV[0], MUSEER[0]]


def test_a_goal_that_was_asked_for_is_told_with_its_story(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, table, _ = run(capsys, out, "--agency", "slks")
    _, story, _ = run(capsys, out, "--agency", "slks", "--goal", "aflevering", "--lang", "en")

    assert "Nyt nummer" not in table
    assert "New number: 1 → 2." in story


def test_a_folder_of_plan_files_will_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for own in SLKS:
        (tmp_path / f"{own.id}.json").write_bytes(plan_to_json(own))
    status, told, _ = run(capsys, tmp_path)

    assert status == 0
    assert "målene 2022–2025" in told


def test_a_broken_file_is_said_and_the_others_are_shown(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "plans" / "slks-2024.json").write_text("{halv", encoding="utf-8")
    status, told, said = run(capsys, out, "--agency", "slks")

    assert status == 1
    assert "slks-2024.json" in said
    assert "målene 2022–2025" in told


@pytest.mark.parametrize("options", [("--from", "2030"), ("--to", "1999")])
def test_years_without_plans_are_a_wrong_call(
    out: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, str]
) -> None:
    status, told, said = run(capsys, out, "--agency", "slks", *options)

    assert (status, told) == (2, "")
    assert "there are plans of 2022 to 2025" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("ud", "--from", "2025", "--to", "2022"), "--from 2025 lies after --to 2022"),
        (("ud/plans/ssi-2024.json",), "is a file: name the folder"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_call(
    out: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    status, told, heard = run(capsys, out.parent / given[0], *given[1:])

    assert (status, told) == (2, "")
    assert said in heard


def test_an_agency_that_took_over_is_said_where_all_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [plan(year, *numbered(ARKIV, VAND), agency="kulturstyrelsen") for year in (2014, 2015)]
    out = put(tmp_path / "ud", *before, plan(2016, *numbered(VAND, ARKIV)))

    _, told, said = run(capsys, out)
    assert "målene 2014–2015" in told
    assert "--agency slks shows both in one" in said

    _, told, said = run(capsys, out, "--agency", "slks")
    assert "målene 2014–2016" in told
    assert "shows both in one" not in said


@pytest.mark.parametrize("folder", ["ingen-mappe", "tom"])
def test_a_folder_without_plans_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    (tmp_path / "tom").mkdir()
    status, told, said = run(capsys, tmp_path / folder)

    assert (status, told) == (2, "")
    assert len(said.strip().splitlines()) == 1


def test_plans_of_no_known_agency_are_shown_only_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = replace(plan(2024, *numbered(VAND), plan_id="ukendt-2024"), agency=Agency("ukendt"))
    folder = put(tmp_path / "ud", *SSI, unknown)
    _, told, said = run(capsys, folder)
    _, asked, _ = run(capsys, folder, "--agency", "ukendt")

    assert VAND[0] not in told
    assert "ukendt-2024" in said
    assert VAND[0] in asked


def test_plans_without_any_year_are_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = put(tmp_path / "ud", replace(SSI[0], year=None, id="ssi-0000"))
    status, _, said = run(capsys, folder)

    assert status == 2
    assert "no plan says of which year it is" in said
