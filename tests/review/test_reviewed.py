"""A plan beside its document: every value has its words there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from maalplan.model import Finding, Place, Review, Run, SeenBlock, SeenLine, SeenTable, SeenText, Sight
from maalplan.output.plan_json import plan_to_json
from maalplan.pipeline import see_document
from maalplan.review import reviewed
from tests.review.seen_plans import SAMPLES, entries, laid_beside, parts, sample, sample_plan

NAMES = [path.name for path in sorted(SAMPLES.iterdir())]
TEXTS = [name for name in NAMES if name.endswith(".txt")]
REDRAWN = [name for name in NAMES if name.endswith((".docx", ".md"))]
PAGES = [name for name in NAMES if name.endswith(".pdf")]


def texts(blocks: Iterable[SeenBlock]) -> Iterator[SeenText]:
    for block in blocks:
        if isinstance(block, SeenTable):
            for row in block.rows:
                for cell in row:
                    yield from texts(cell.content)
        else:
            yield block


def runs(name: str) -> list[Run]:
    review = sample(name)
    seen: list[SeenLine | SeenText] = [*review.lines, *texts(review.blocks)]
    return [run for one in seen for run in one.runs]


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_quoted_value_has_a_mark(name: str) -> None:
    assert [entry.path for entry in entries(sample(name)) if entry.quote and entry.mark is None] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_path_leads_to_the_value_in_the_plan_s_file(name: str) -> None:
    plan = json.loads(plan_to_json(sample_plan(name)))
    for entry in entries(sample(name)):
        at = plan
        for step in entry.path.split("/")[1:]:
            at = at[int(step)] if isinstance(at, list) else at[step.replace("~1", "/").replace("~0", "~")]
        if isinstance(entry.value, str):
            assert at == entry.value
        else:
            assert at


@pytest.mark.parametrize("name", NAMES)
def test_numbers_on_the_page_are_unlike_and_lead_back(name: str) -> None:
    review = sample(name)
    numbered = {entry.number: entry.mark for entry in entries(review)}
    numbered |= {doubt.number: doubt.mark for part in parts(review) for doubt in part.doubts}
    assert len(numbered) == len(entries(review)) + len(review.plan.findings)
    for mark in review.marks:
        assert mark.numbers
        assert all(numbered[number] == mark.number for number in mark.numbers)


@pytest.mark.parametrize("name", [*TEXTS, *REDRAWN])
def test_marked_words_are_the_words_of_the_quote(name: str) -> None:
    review, marked = sample(name), dict[int, str]()
    for run in runs(name):
        for number in run.marks:
            marked[number] = marked.get(number, "") + bare(run.text)
    for entry in entries(review):
        if entry.quote is not None and entry.mark is not None and entry.field not in ("number", "targets"):
            assert marked[entry.mark] == bare(entry.quote.text), entry.path


@pytest.mark.parametrize("name", [*TEXTS, *REDRAWN])
def test_a_mark_begins_once_with_its_first_words(name: str) -> None:
    begun = [number for run in runs(name) for number in run.begins]
    assert len(begun) == len(set(begun))
    assert set(begun) == {number for run in runs(name) for number in run.marks}


@pytest.mark.parametrize("name", TEXTS)
def test_no_line_is_lost_or_changed(name: str) -> None:
    lines = (SAMPLES / name).read_text(encoding="utf-8").replace("\f", "").split("\n")
    assert ["".join(run.text for run in line.runs) for line in sample(name).lines] == lines
    assert [line.number for line in sample(name).lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("name", PAGES)
def test_boxes_lie_within_the_places_of_the_quote(name: str) -> None:
    review = sample(name)
    marks = {mark.number: mark for mark in review.marks}
    for page in review.pages:
        for seen in page.marks:
            bounds = [at.bbox for at in marks[seen.mark].places if at.page == page.picture.number and at.bbox]
            for x0, top, x1, bottom in seen.boxes:
                across, down = (x0 + x1) / 2, (top + bottom) / 2
                assert any(b[0] - 2 <= across <= b[2] + 2 and b[1] - 2 <= down <= b[3] + 2 for b in bounds)


def test_a_deadline_is_marked_within_its_milestone() -> None:
    review = sample("ens-2025.pdf")
    boxes = {seen.mark: seen.boxes for page in review.pages for seen in page.marks}
    milestone = next(part for part in parts(review) if part.id == "ens-2025/ministry/1/2")
    own = {entry.field: entry for entry in milestone.entries}
    (deadline,) = boxes[own["deadline"].mark or 0]
    assert any(
        x0 <= deadline[0] and deadline[2] <= x1 and abs(top - deadline[1]) < 1
        for x0, top, x1, _ in boxes[own["text"].mark or 0]
    )
    assert deadline[2] - deadline[0] < 25, "it is as wide as its word"


def test_milestones_with_the_same_words_are_marked_each_in_its_place() -> None:
    items = "<ul><li>En rapport er klar.</li><li>En rapport er klar.</li></ul>"
    row = f"<tr><td>Tal</td><td>Flere sager.</td><td>{items}</td></tr>"
    head = "<h1>Mål- og resultatplan 2025</h1><p>Statens Serum Institut</p>"
    page = f"{head}<table><tr><th>Titel</th><th>Mål</th><th>Målepunkt</th></tr>{row}</table>"
    review = laid_beside(page.encode(), "plan.html")
    marks = [entry.mark for entry in entries(review) if entry.field == "text"]
    assert len(marks) == len(set(marks)) == 2


def marked_words(review: Review, path: str) -> str:
    """What is marked of the value at *path*, in a document that is drawn anew."""
    mark = next(entry.mark for entry in entries(review) if entry.path == path)
    return "".join(run.text for one in texts(review.blocks) for run in one.runs if mark in run.marks)


@pytest.mark.parametrize(
    ("items", "marked"),
    [
        ("<p>1) Planen er klar (Q1).</p><p>2) Loven er klar (Q2).</p>", ["1", "2"]),
        ("<p>1. Inden 1. april er planen klar.</p><p>2. Inden 2. maj er loven klar.</p>", ["1", "2"]),
        (
            "<ol><li>Planen er klar i 1. halvår 1.</li><li>Loven er klar i 2. halvår 2.</li></ol>",
            ["Planen er klar i 1. halvår 1.", "Loven er klar i 2. halvår 2."],
        ),
    ],
)
def test_the_number_of_a_milestone_is_not_marked_among_its_words(items: str, marked: list[str]) -> None:
    review = laid_beside(table(f"<tr><td>Tal</td><td>Flere sager.</td><td>{items}</td></tr>"), "plan.html")
    found = [marked_words(review, f"/goals/0/milestones/{n}/number") for n in (0, 1)]
    opening = {mark for one in texts(review.blocks) for mark in one.runs[0].marks}
    numbers = {entry.mark for entry in entries(review) if re.fullmatch(r"/goals/0/milestones/./number", entry.path)}
    assert found == marked
    assert numbers <= opening, "each is marked where its line begins"


def test_a_milestone_is_not_marked_within_a_longer_one() -> None:
    items = "En rapport er klar i Q1.<br>En rapport er klar"
    review = laid_beside(table(f"<tr><td>Tal</td><td>Flere sager.</td><td><p>{items}</p></td></tr>"), "plan.html")
    marks = [entry.mark for entry in entries(review) if entry.field == "text"]
    begun = [number for one in texts(review.blocks) for run in one.runs for number in run.begins if number in marks]
    assert begun == marks
    longer, shorter = (marked_words(review, f"/goals/0/milestones/{n}/text") for n in (0, 1))
    assert (longer, shorter) == ("En rapport er klar i Q1.", "En rapport er klar")
    assert not any(set(marks) <= set(run.marks) for one in texts(review.blocks) for run in one.runs)


def test_a_deadline_with_a_column_of_its_own_is_marked_there() -> None:
    head = "<tr><th>Titel</th><th>Mål</th><th>Målepunkt</th><th>Frist</th></tr>"
    row = "<tr><td>Tal</td><td>Flere sager.</td><td>Rapporten om Q2 er klar.</td><td>Q2</td></tr>"
    review = laid_beside(table(row, head), "plan.html")
    mark = next(entry.mark for entry in entries(review) if entry.field == "deadline")
    (own,) = (one for one in texts(review.blocks) if any(mark in run.marks for run in one.runs))
    assert "".join(run.text for run in own.runs) == "Q2"


def table(rows: str, head: str = "<tr><th>Titel</th><th>Mål</th><th>Målepunkt</th></tr>") -> bytes:
    top = "<h1>Mål- og resultatplan 2025</h1><p>Statens Serum Institut</p>"
    return f"<!doctype html><meta charset=utf-8>{top}<table>{head}{rows}</table>".encode()


def test_a_finding_stands_at_its_goal_and_is_marked() -> None:
    (recurring,) = (doubt for part in sample("slks-2024.txt").goals for doubt in part.doubts)
    assert recurring.finding.code == "recurring"
    assert recurring.mark is not None


def test_words_that_found_no_field_are_marked_as_such() -> None:
    text = (SAMPLES / "slks-2024.txt").read_bytes()
    number, line = next((n, one) for n, one in enumerate(text.decode().split("\n"), 1) if "museumslov" in one)
    words = line.split()[1]
    loose = Finding("unplaced-text", "warning", f"In no field: {words}", (Place(lines=(number, number), block=1),))
    plan = replace(sample_plan("slks-2024.txt"), findings=(loose,))
    review = reviewed(plan, see_document(text, path="slks-2024.txt"))
    assert [doubt.finding for doubt in review.whole.doubts] == [loose], "it stands above every goal"
    (mark,) = (mark for mark in review.marks if mark.unplaced)
    runs_of_it = [run.text for one in review.lines for run in one.runs if mark.number in run.marks]
    assert "".join(runs_of_it) == words


def test_without_the_document_every_value_still_has_its_quote() -> None:
    plan = sample_plan("ens-2025.pdf")
    review = reviewed(plan, None, "missing")
    assert review.unseen == "missing"
    assert (review.pages, review.lines, review.blocks, review.marks) == ((), (), (), ())
    assert [entry.quote for entry in entries(review)] == [entry.quote for entry in entries(sample("ens-2025.pdf"))]


def test_a_document_of_another_kind_than_the_plan_says_marks_nothing_wrong() -> None:
    plan = sample_plan("ens-2025.pdf")
    sight = see_document((SAMPLES / "slks-2024.txt").read_bytes(), path="x.txt")
    review = reviewed(plan, sight)
    assert not any(run.marks for line in review.lines for run in line.runs)
    assert reviewed(plan, Sight()).pages == ()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("slks-2024.txt", Place(lines=(0, 0), block=1)),
        ("slks-2024.txt", Place(lines=(9000, 1), block=1)),
        ("ens-2025.pdf", Place(page=99, bbox=(0.0, 0.0, 9.0, 9.0), block=1)),
        ("ens-2025.pdf", Place(page=1, bbox=(90.0, 40.0, 10.0, 20.0), block=1)),
    ],
)
def test_a_place_that_the_document_does_not_have_marks_nothing(name: str, place: Place) -> None:
    plan = replace(sample_plan(name), findings=(Finding("recurring", "note", "x", (place,)),))
    plan = replace(plan, quotes={}, goals=(), follow_ups=(), signatures=())
    review = reviewed(plan, see_document((SAMPLES / name).read_bytes(), path=name))
    assert [page.marks for page in review.pages if page.marks] == []
    assert [run for line in review.lines for run in line.runs if run.marks] == []


def test_words_that_found_no_field_stand_at_the_goal_above_them() -> None:
    plan = sample_plan("slks-2024.txt")
    second = plan.goals[1].quotes["title"].places[0]
    below = Place(lines=(second.lines[0] + 1, second.lines[0] + 1), block=second.block) if second.lines else second
    loose = Finding("unplaced-text", "warning", "In no field: Ansvarlig", (below,))
    review = reviewed(replace(plan, findings=(loose,)), None, "missing")
    assert [len(goal.doubts) for goal in review.goals] == [0, 1, 0, 0, 0]
    assert review.whole.doubts == ()
