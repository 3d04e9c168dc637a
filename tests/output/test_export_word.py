"""A plan as Word: what was written reads back as the same plan."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from maalplan.cli.read_back import read_otherwise
from maalplan.model import Agency, Deadline, FollowUp, Period, Plan, Signature, Version
from maalplan.output.export.next_year import next_year
from maalplan.output.export.word import plan_to_docx, to_docx
from maalplan.pipeline import read_plan
from tests.output.examples import FVST
from tests.output.exported import AS_USUAL, sample_plans
from tests.output.printed_examples import CASES, Q1, corpus_plans, milestone, plan

SAMPLES = sample_plans()


def read(plan: Plan) -> Plan:
    return read_plan(plan_to_docx(plan), path=f"{plan.id}.docx")


def bare(signature: Signature) -> Signature:
    return replace(signature, source=(), quotes={})


def told(follow_up: FollowUp) -> tuple[object, ...]:
    return (follow_up.occasion, follow_up.when and (follow_up.when.start, follow_up.when.end), follow_up.scale)


def unlike(plan: Plan) -> tuple[str, ...]:
    return read_otherwise(plan, plan_to_docx(plan), f"{plan.id}.docx")


@pytest.mark.parametrize("plan", SAMPLES, ids=[plan.id for plan in SAMPLES])
def test_a_sample_reads_back_equal(plan: Plan) -> None:
    again = read(plan)

    assert unlike(plan) == ()
    assert [goal.id for goal in again.goals] == [goal.id for goal in plan.goals]
    for field in ("agency", "ministry", "year", "period", "published", "document_type"):
        assert getattr(again, field) == getattr(plan, field)
    assert [bare(signature) for signature in again.signatures] == [bare(signature) for signature in plan.signatures]
    assert [told(follow_up) for follow_up in again.follow_ups] == [told(follow_up) for follow_up in plan.follow_ups]
    assert plan.title in (again.title, None)


@pytest.mark.parametrize("plan", SAMPLES, ids=[plan.id for plan in SAMPLES])
def test_next_years_draft_reads_back_equal(plan: Plan) -> None:
    draft = next_year(plan)
    again = read(draft)

    assert unlike(draft) == ()
    assert again.year == (plan.year or 0) + 1
    assert again.version is not None
    assert again.version.kind == "draft"
    assert again.signatures == ()


def test_every_plan_of_the_corpus_reads_back_equal(shared: Path) -> None:
    plans = corpus_plans(shared)

    assert {name: lines for name, plan in plans.items() if (lines := unlike(plan))} == {}
    assert {name: lines for name, plan in plans.items() if (lines := unlike(next_year(plan)))} == {}
    assert len(plans) > 15


# ------------------------------------------------------------------ what samples have not


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_whatever_a_plan_has_reads_back(made: Plan) -> None:
    assert unlike(made) == ()


def test_a_document_that_says_otherwise_is_known() -> None:
    made = plan(milestone("1", "Planen er øvet (Q1).", deadline=Q1))
    other = milestone("1", "Planen er øvet (Q3).", deadline=Deadline("Q3", "2025-07-01", "2025-09-30"))
    document = plan_to_docx(plan(other, remarks="Nye ord"))

    assert read_otherwise(made, document, "x.docx") == (
        "fvst-2025/agency/2: remarks",
        "fvst-2025/agency/2/1: text",
        "fvst-2025/agency/2/1: deadline",
    )


# ------------------------------------------------------------------ the document


def paragraphs(plan: Plan) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(plan_to_docx(plan))).paragraphs]


def test_cover_follow_up_and_signatures_are_there() -> None:
    signed = replace(
        FVST,
        period=Period("2025-01-01", "2026-06-30"),
        follow_ups=(FollowUp("årsrapport", Deadline("marts 2026"), ("opfyldt", "ikke opfyldt")),),
        signatures=(Signature("Åse Ærø", "Direktør", "Fødevarestyrelsen", "København", "2024-12-17"),),
    )
    said = paragraphs(signed)

    for words in (
        "Ministeriet for Fødevarer, Landbrug og Fiskeri",
        "Mål- og resultatplan 2025",
        "Fødevarestyrelsen",
        "december 2024",
        "Planen gælder fra 1. januar 2025 til 30. juni 2026.",
        "Årsrapport: marts 2026. Skala: ”opfyldt” eller ”ikke opfyldt”",
        "København den 17. december 2024",
        "Åse Ærø",
    ):
        assert words in said
    assert "UDKAST" not in said


def test_signatures_read_back() -> None:
    signature = Signature("Åse Ærø", "Direktør", "Fødevarestyrelsen", "København", "2024-12-17")
    (found,) = read(replace(FVST, signatures=(signature,))).signatures

    assert bare(found) == signature


def test_a_draft_is_marked() -> None:
    assert "UDKAST" in paragraphs(replace(FVST, version=Version("Udkast", "draft")))


def test_a_plan_without_a_title_gets_one_of_its_kind_and_year() -> None:
    assert "Resultatkontrakt 2025" in paragraphs(replace(FVST, title=None, document_type="resultatkontrakt"))


def test_an_agency_that_no_list_has_stays_the_same_agency() -> None:
    plan = replace(CASES["letters"], agency=Agency("cll", "Center for Landskab og Lys", "CLL"))

    assert read(plan).agency == plan.agency


@pytest.mark.parametrize("heading", ["Oversigt over mål", "Målenes vægt", "Vægte"])
def test_goals_under_the_heading_of_an_overview_are_read(heading: str) -> None:
    goals = tuple(replace(goal, section=heading, scope="agency") for goal in CASES["letters"].goals)

    assert unlike(replace(CASES["letters"], goals=goals)) == ()


def test_what_no_xml_file_can_hold_is_shown() -> None:
    assert "Mål\ufffd" in paragraphs(replace(FVST, title="Mål\x1b"))


def test_equal_plans_give_equal_bytes() -> None:
    assert plan_to_docx(FVST) == plan_to_docx(FVST)


def test_each_plan_has_a_document_by_its_id() -> None:
    assert list(to_docx(SAMPLES[::-1], AS_USUAL)) == sorted(f"{plan.id}.docx" for plan in SAMPLES)
