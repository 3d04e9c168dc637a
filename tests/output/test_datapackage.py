from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from maalplan.model import Deadline, Goal, Milestone, Plan
from maalplan.output import WRITERS
from maalplan.output.datapackage import DESCRIPTOR, descriptor_bytes, package_files
from maalplan.output.files import write_files
from tests.output.examples import FVST, PLANS
from tests.output.strategies import SENTENCES

HARD = replace(
    FVST,
    id="ssi-2025",
    goals=tuple(
        Goal(
            f"ssi-2025/agency/n{n}",
            "agency",
            title=words,
            extra={words: words},
            milestones=(Milestone(f"ssi-2025/agency/n{n}/1", "1", words, Deadline(words, None, "2025-06-30")),),
        )
        for n, words in enumerate(SENTENCES, start=1)
    ),
)


def problems(folder: Path) -> list[list[str]]:
    report = frictionless.validate(str(folder / DESCRIPTOR))
    return [list(map(str, problem)) for problem in report.flatten(["rowNumber", "fieldName", "type", "message"])]


def change(folder: Path, name: str, old: bytes, new: bytes) -> None:
    """Edits a table and describes it anew, so that only its content can be wrong."""
    path = folder / name
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    tables = {file.name: file.read_bytes() for file in folder.glob("*.csv")}
    (folder / DESCRIPTOR).write_bytes(descriptor_bytes(tables))


@pytest.mark.parametrize("plans", [(), PLANS, (HARD, *PLANS)], ids=["none", "two", "hard words"])
def test_package_and_data_are_valid(tmp_path: Path, plans: Sequence[Plan]) -> None:
    write_files(tmp_path, package_files(plans))
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("goals.csv", b"n2,fvst-2025,", b"n2,fvst-2024,", "foreign-key"),
        ("milestones.csv", b"1/2,fvst-2025/ministry/1,", b"1/2,fvst-2025/ministry/9,", "foreign-key"),
        ("goals.csv", b"fvst-2025/agency/n2,", b"fvst-2025/ministry/1,", "primary-key"),
        ("goals.csv", b",agency,", b",styrelse,", "constraint-error"),
        ("plans.csv", b"2025-12-31", b"31/12 2025", "type-error"),
        ("plans.csv", b",2024-12,", b",december,", "constraint-error"),
        ("milestones.csv", b",plus_minus,5,", b",plus_minus,fem,", "type-error"),
        ("milestones.csv", b"[{", b"{", "type-error"),
    ],
)
def test_wrong_data_are_found(tmp_path: Path, name: str, old: bytes, new: bytes, kind: str) -> None:
    write_files(tmp_path, package_files(PLANS))
    change(tmp_path, name, old, new)
    assert kind in {problem[2] for problem in problems(tmp_path)}


def test_an_edited_table_no_longer_has_the_hash_of_its_description(tmp_path: Path) -> None:
    write_files(tmp_path, package_files(PLANS))
    (tmp_path / "goals.csv").write_bytes((tmp_path / "goals.csv").read_bytes() + b"\r\n")
    assert {problem[2] for problem in problems(tmp_path)} & {"hash-count", "byte-count"}


def test_the_descriptor_describes_what_stands_beside_it() -> None:
    files = package_files(PLANS)
    package = json.loads(files[DESCRIPTOR])
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        header = data.decode("utf-8").partition("\r\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_package_is_the_tables_and_their_description() -> None:
    files = package_files(PLANS)
    assert {name: files[name] for name in WRITERS["csv"](PLANS)} == WRITERS["csv"](PLANS)
    assert package_files(PLANS[::-1]) == files
