"""``corrections.json`` is the user's: read as it may have been edited, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maalplan.batch.corrections_kept import CORRECTIONS, BrokenCorrections, Kept, kept_in
from maalplan.batch.run import convert_into
from maalplan.cli import main
from maalplan.ingest.sources import find_sources
from tests.batch.test_corrections_merged import SSI, SST, given, removed, title
from tests.batch.test_run import contents, put, run
from tests.stand_in import stand_in

__all__ = ["stand_in"]

BROKEN = {
    "no JSON": "{ødelagt",
    "half a file": '{"schema_version": "1.2", "documents": [{"sha256": "a',
    "another file": '{"$schema": "urn:maalplan:schema:report:1.2", "schema_version": "1.2"}',
    "a newer one": '{"schema_version": "2.0", "documents": []}',
    "a correction without an id": json.dumps(
        {
            "schema_version": "1.2",
            "documents": [
                {"sha256": "a", "path": "a", "plan": "a", "corrections": [{"action": "remove", "kind": "goal"}]}
            ],
        }
    ),
}


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    kept = Kept({SSI: given(title("a", "Æblegrød"), removed("b")), SST: given(removed("c"), sha256=SST)})
    kept.write(tmp_path)
    assert kept_in(tmp_path) == kept
    first = (tmp_path / CORRECTIONS).read_bytes()
    kept_in(tmp_path).write(tmp_path)
    assert (tmp_path / CORRECTIONS).read_bytes() == first


def test_a_folder_without_corrections_has_no_file(tmp_path: Path) -> None:
    assert kept_in(tmp_path) == Kept()
    Kept({SSI: given(removed("a"))}).write(tmp_path)
    Kept().write(tmp_path)
    assert not (tmp_path / CORRECTIONS).exists()


def test_a_correction_copied_with_its_id_replaces_none(tmp_path: Path) -> None:
    Kept({SSI: given(title("a", "Sundhed"), removed("b"))}).write(tmp_path)
    written = json.loads((tmp_path / CORRECTIONS).read_bytes())
    [first, second] = written["documents"][0]["corrections"]
    written["documents"][0]["corrections"] = [first, {**second, "id": "a"}, {**first, "id": ""}, second, second]
    (tmp_path / CORRECTIONS).write_text(json.dumps(written), encoding="utf-8")
    assert [(one.id, one.action) for one in kept_in(tmp_path).of(SSI)] == [
        ("a", "set"),
        ("a-2", "remove"),
        ("r-2", "set"),
        ("b", "remove"),
    ]
    kept_in(tmp_path).write(tmp_path)
    assert [one.id for one in kept_in(tmp_path).of(SSI)] == ["a", "a-2", "r-2", "b"]


def test_files_that_were_put_together_by_hand_are_understood(tmp_path: Path) -> None:
    Kept({SSI: given(title("a", "Sundhed"), removed("b"))}).write(tmp_path)
    written = json.loads((tmp_path / CORRECTIONS).read_bytes())
    written["documents"] += [{**written["documents"][0], "corrections": [*written["documents"][0]["corrections"]]}]
    written["documents"] += [{"sha256": SST, "path": "x", "plan": "x"}]
    (tmp_path / CORRECTIONS).write_text(json.dumps(written), encoding="utf-8-sig")
    assert [one.id for one in kept_in(tmp_path).of(SSI)] == ["a", "b"]
    assert list(kept_in(tmp_path).documents) == [SSI]


def test_the_order_and_content_of_corrections_decide_their_hash() -> None:
    hashes = [
        Kept({SSI: given(*corrections)}).hash(SSI)
        for corrections in (
            (title("a", "x"), removed("b")),
            (removed("b"), title("a", "x")),
            (title("a", "y"), removed("b")),
        )
    ]
    assert len(set(hashes)) == 3
    assert Kept().hash(SSI) is None


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_nothing_is_written_without_corrections_that_cannot_be_read(
    share: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    put({"a.txt": "ssi-2025\na"})
    run("a.txt")
    put({f"out/{CORRECTIONS}": content, "a.txt": "ssi-2025\nnyt"})
    before = contents(Path("out"))
    with pytest.raises(BrokenCorrections):
        convert_into(Path("out"), find_sources(["a.txt"]))
    for call in (["convert", "a.txt", "-o", "out"], ["review", "apply", "out"], ["review", "list", "out"]):
        assert main(call) == 2
        said = capsys.readouterr().err.splitlines()
        assert len(said) == 1
        assert said[0].startswith("maalplan: out/corrections.json cannot be used. ")
        assert "move it away" in said[0]
    assert contents(Path("out")) == before
