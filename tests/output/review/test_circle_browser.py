"""The whole way: a page, a correction made in it, the file, the plan, another conversion, and the page again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from maalplan.cli import main
from tests.output.review.correcting import Person, downloads
from tests.output.review.test_parts_browser import draws, words_at
from tests.review.seen_plans import SAMPLES

WORDS = "Institutionerne vælger selv, hvilket indsatsområde de lægger mest vægt på."


def reviewed_page(name: str) -> bytes:
    assert main(["review", "ud", "--jobs", "0"]) == 0
    return Path(f"ud/review/{name}.html").read_bytes()


def converted(*more: str) -> None:
    assert main(["convert", "planer", "-o", "ud", "--jobs", "0", "--quiet", *more]) == 0


def test_what_is_corrected_in_a_page_stays_corrected(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("planer").mkdir()
    shutil.copy(SAMPLES / "ens-2025.pdf", "planer")
    converted()
    person.opens(reviewed_page("ens-2025"))

    person.corrects("/goals/0/milestones/1/deadline")
    person.writes("Ord", "senest 1. juli 2025")
    person.keeps()
    page, box = words_at("ens-2025.pdf", WORDS)
    person.part("/goals/0", "Tilføj målepunkt sidst")
    person.presses("Udpeg ordene i dokumentet")
    draws(person, page, (box[0] - 3, box[1] - 2, box[2] + 3, box[3] + 2))
    person.keeps("Tilføj")
    person.part("/goals/1/milestones/0", "Læg sammen med det næste")
    person.part("/goals/3", "Fjern")
    file = downloads(person, tmp_path / "hentet")

    capsys.readouterr()
    assert main(["review", "apply", "ud", str(file)]) == 0
    assert "ens-2025: 4 corrections put in" in capsys.readouterr().err
    for more in ((), ("--force",)):
        converted(*more)
        plan = json.loads(Path("ud/plans/ens-2025.json").read_text(encoding="utf-8"))
        assert len(plan["corrections"]) == 4
        first = plan["goals"][0]["milestones"]
        assert (first[1]["deadline"]["end"], first[-1]["text"]) == ("2025-07-01", WORDS)
        assert len(plan["goals"]) == 6

    person.opens(reviewed_page("ens-2025"))
    assert person.corrections() == (), "what stands in the plan is no longer kept by the browser"
    assert "; læst: Q1 (senest 31. marts 2025)" in person.shown("/goals/0/milestones/1/deadline")
    person.chooses("/goals/0/milestones/2/text")
    assert person.ask("document.querySelectorAll('#dokumentet .here rect').length") == 1, "its words are marked now"
    person.is_whole()
