"""The plans of a folder: as ``convert`` writes it, plan files alone, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.diff.folder import plans_in
from maalplan.errors import NoPlans, SourceMissing
from maalplan.output.plan_json import plan_to_json
from tests.diff.making import goal, plan

SSI = plan(2025, goal("1", "Beredskab for pandemier", "Øvelsen er holdt (Q3)."))
SST = plan(2024, goal("1", "Sundhed for børn", "Vejledningen er udgivet."), agency="sst", name="Sundhedsstyrelsen")


def write(folder: Path, *plans: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for one in plans:
        (folder / f"{one.id}.json").write_bytes(plan_to_json(one))  # type: ignore[attr-defined, arg-type]


def test_a_converted_folder(tmp_path: Path) -> None:
    write(tmp_path / "plans", SST, SSI)
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    assert plans_in(tmp_path) == ((SSI, SST), ())


def test_a_folder_of_plan_files(tmp_path: Path) -> None:
    write(tmp_path, SSI)
    (tmp_path / "læs mig.txt").write_text("ikke en plan", encoding="utf-8")
    (tmp_path / ".journal.json").write_text("{}", encoding="utf-8")
    assert plans_in(tmp_path) == ((SSI,), ())


def test_other_files_of_maalplan_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, SSI)
    (tmp_path / "ændringer.json").write_text('{"$schema": "urn:maalplan:schema:diff:1.2"}', encoding="utf-8")
    (tmp_path / "report.json").write_text('{"schema_version": "1.2"}', encoding="utf-8")
    assert plans_in(tmp_path) == ((SSI,), ())


@pytest.mark.parametrize("broken", ["{", '{"schema_version": "9.0", "id": "x"}', '{"a": 1}', ""])
def test_a_broken_file_is_said_and_passed_over(tmp_path: Path, broken: str) -> None:
    write(tmp_path / "plans", SSI)
    (tmp_path / "plans" / "brækket.json").write_text(broken, encoding="utf-8")
    plans, problems = plans_in(tmp_path)
    assert plans == (SSI,)
    assert len(problems) == 1
    assert "brækket.json" in problems[0]
    assert "\n" not in problems[0]


def test_a_plan_file_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    earlier = plan_to_json(SSI).replace(b'"schema_version": "1.2"', b'"schema_version": "1.0"')
    earlier = earlier.replace(b'  "version": null,\n', b"")
    (tmp_path / "ssi.json").write_bytes(earlier)
    ((read,), problems) = plans_in(tmp_path)
    assert (read.version, read.goals, problems) == (None, SSI.goals, ())


@pytest.mark.parametrize("name", ["plan.pdf", "noter.txt", None])
def test_a_folder_of_documents_is_to_be_converted_first(tmp_path: Path, name: str | None) -> None:
    if name:
        (tmp_path / name).write_text("Mål 1", encoding="utf-8")
    with pytest.raises(NoPlans, match=r"maalplan convert .* -o OUT") as raised:
        plans_in(tmp_path)
    assert "\n" not in raised.value.message


def test_a_folder_of_broken_files_alone(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(NoPlans, match=r"No plan file .* can be read. The first one: .*a\.json"):
        plans_in(tmp_path)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="Check the name"):
        plans_in(tmp_path / "findes ikke")
