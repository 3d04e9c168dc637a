"""A document for word processors beside its plan: the words of its values, on the pages that were printed of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maalplan.model import Finding, PageWord, Place, Review, Sight
from maalplan.pipeline import see_document
from maalplan.review import reviewed
from maalplan.review.located import Span
from maalplan.review.printed import printed
from tests.review.printed_plans import document, page, pages, printed_beside
from tests.review.seen_plans import entries


def boxes(review: Review, path: str) -> list[tuple[int, int, int]]:
    """Of what is marked for a value: the page, the column of the table, and the top of its line."""
    mark = next(entry.mark for entry in entries(review) if entry.path == path)
    found = ((one.picture.number, seen) for one in review.pages for seen in one.marks if seen.mark == mark)
    return [(number, int((box[0] - 50) // 140), int(box[1])) for number, seen in found for box in seen.boxes]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("/goals/0/milestones/0/deadline", [(1, 3, 200)]),
        ("/goals/1/milestones/0/deadline", [(2, 3, 60)]),
        ("/goals/2/milestones/0/deadline", [(2, 3, 150)]),
        ("/goals/0/milestones/0/text", [(1, 2, 200), (1, 2, 212)]),
        ("/goals/1/milestones/0/text", [(2, 2, 60), (2, 2, 72)]),
        ("/goals/1/description", [(1, 1, 300), (1, 1, 312), (2, 1, 60), (2, 1, 72)]),
        ("/title", [(1, 0, 40), (1, 0, 52)]),
    ],
)
def test_words_that_stand_often_are_marked_where_they_were_read(
    path: str, places: list[tuple[int, int, int]], tagged: bool
) -> None:
    assert boxes(printed_beside(tagged=tagged), path) == places


@pytest.mark.parametrize("tagged", [True, False])
def test_every_value_is_marked_on_the_pages_and_in_the_text(tagged: bool) -> None:
    review = printed_beside(tagged=tagged)
    on_pages = {seen.mark for one in review.pages for seen in one.marks}
    assert {entry.mark for entry in entries(review) if entry.quote} <= on_pages
    alone = reviewed(review.plan, see_document(document(), path="plan.html"))
    assert alone.marks == review.marks
    assert len(review.blocks) == len(alone.blocks)


def test_what_is_not_on_the_pages_is_marked_in_the_text_alone() -> None:
    review = printed_beside()
    first = review.pages[0].picture
    sight = replace(see_document(document(), path="plan.html"), pages=(first,))
    shorter = reviewed(review.plan, sight)
    assert boxes(shorter, "/goals/2/milestones/0/deadline") == []
    assert boxes(shorter, "/goals/1/description") == [(1, 1, 300), (1, 1, 312)]
    assert shorter.marks == review.marks


def test_pages_of_another_document_are_not_marked() -> None:
    other = page(1, ("Årsrapport for 2023 om klima", 50, 50, ()), ("Q4 er ikke nået", 50, 90, ()))
    review = reviewed(printed_beside().plan, replace(see_document(document(), path="plan.html"), pages=(other,)))
    assert review.pages[0].marks == ()
    assert review.marks


def test_a_finding_about_a_cell_is_a_box_around_its_words() -> None:
    plan = printed_beside().plan
    cell = plan.goals[1].quotes["description"].places[0]
    plan = replace(plan, findings=(Finding("recurring", "note", "x", (cell,)),), goals=(), quotes={})
    review = reviewed(plan, replace(see_document(document(), path="plan.html"), pages=pages(tagged=True)))
    (first,), (second,) = (one.marks for one in review.pages)
    assert (first.mark, first.boxes) == (second.mark, ((190.0, 300.0, 275.0, 322.0),))
    assert second.boxes == ((190.0, 60.0, 275.0, 82.0),)


def test_a_place_that_the_document_does_not_have_marks_nothing() -> None:
    place = Place(block=99, row=1, column=1)
    plan = replace(printed_beside().plan, findings=(Finding("recurring", "note", "x", (place,)),), goals=(), quotes={})
    review = reviewed(plan, replace(see_document(document(), path="plan.html"), pages=pages(tagged=True)))
    assert [one.marks for one in review.pages] == [(), ()]


def told(*texts: str) -> list[PageWord]:
    return [PageWord(text, (0.0, 0.0, 1.0, 1.0)) for text in texts]


@pytest.mark.parametrize(
    ("text", "printed_as", "found"),
    [
        ("Mindst 98 % er nået", ["1.", "Mindst", "98", "%", "er", "nået"], "Mindst 98 % er nået"),
        ("den e\ufb03cient drevne plan", ["den", "efficient", "drevne", "plan"], "den efficient drevne plan"),
        ("ENERGI og klima nu", ["Energi", "og", "klima", "nu"], "Energi og klima nu"),
        (
            "bedre resultat\u00adstyring i år",
            ["bedre", "resultat-", "styring", "i", "år"],
            "bedre resultat- styring i år",
        ),
        ("bedre resultatstyring i år", ["bedre", "resul", "tatsty", "ring", "i", "år"], "bedre resul tatsty ring i år"),
        (
            "sager efter forordningen (Q2).",
            ["sager", "efter", "forordningen1", "(Q2)."],
            "sager efter forordningen1 (Q2).",
        ),
        ("sager er lukket Q3", ["helt", "andre", "ord"], ""),
    ],
)
def test_words_are_found_as_they_are_printed(text: str, printed_as: list[str], found: str) -> None:
    own = told(*printed_as)
    assert " ".join(own[number].text for number in printed([text], own).of(Span(0, 0, len(text)))) == found


def test_without_pages_nothing_changes() -> None:
    plan = printed_beside().plan
    assert reviewed(plan, see_document(document(), path="plan.html")).pages == ()
    assert reviewed(plan, Sight(pages=pages(tagged=True))).blocks == ()
