"""Plans for hypothesis, in the language of the plans, with words that make trouble in every format."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from maalplan.model import (
    SCHEMA_VERSION,
    Agency,
    Comparator,
    Deadline,
    Finding,
    FollowUp,
    Footnote,
    Goal,
    Milestone,
    Ministry,
    Period,
    Place,
    Plan,
    Quote,
    Scope,
    Severity,
    Signature,
    Source,
    Target,
    Version,
    VersionKind,
    Weight,
)

SENTENCES = (
    "Endelig handleplan for ny, større epidemi eller pandemi (Q4).",
    'Målet er "opfyldt", hvis sagsbehandlingstiden er højst 30 dage',
    "Økonomisk styring\nÅrsværk, æ ø å",
    "=1+1",
    "- afstemmes; +/- 5 pct.",
    "Første afsnit\r\nandet afsnit",
    "100 %",
    "«mål» – ‘punkt’ 🎯",
)
LABELS = ("Baggrund", "Effekt", "Ambition", "Scorebog", "Frist, og ansvar")

words = st.sampled_from(SENTENCES) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
maybe = st.none() | words
days = st.dates().map(lambda day: day.isoformat())
figures = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from((5000000.0, 12.5, 15.0))
counts = st.integers(min_value=1, max_value=2000)
points = st.floats(min_value=0, max_value=2000)

places = st.builds(
    Place,
    page=st.none() | counts,
    bbox=st.none() | st.tuples(points, points, points, points),
    lines=st.none() | st.tuples(counts, counts),
    block=st.none() | counts,
    row=st.none() | counts,
    column=st.none() | counts,
)
sources = st.lists(places, max_size=2).map(tuple)
quoted = st.builds(Quote, text=words, places=sources)
quotes = st.dictionaries(st.sampled_from(("title", "text", "deadline", "remarks")), quoted, max_size=2)
extras = st.dictionaries(st.sampled_from(LABELS), words, max_size=2)
notes = st.lists(st.builds(Footnote, mark=words, text=words, source=sources), max_size=1).map(tuple)
deadlines = st.builds(Deadline, text=words, start=st.none() | days, end=st.none() | days)
weights = st.builds(Weight, value=figures, unit=st.sampled_from(("percent", "point")))
targets = st.builds(
    Target,
    text=words,
    comparator=st.sampled_from(get_args(Comparator)),
    value=figures,
    upper=st.none() | figures,
    unit=st.sampled_from((None, "percent", "DKK", "sager")),
    year=st.none() | st.integers(1990, 2060),
)
versions = st.builds(
    Version,
    text=words,
    kind=st.none() | st.sampled_from(get_args(VersionKind)),
    number=st.sampled_from((None, "2", "2.0")),
    date=st.sampled_from((None, "2024-12", "2024-12-17")),
)
findings = st.builds(
    Finding,
    code=st.sampled_from(("unplaced-text", "recurring")),
    severity=st.sampled_from(get_args(Severity)),
    message=words,
    source=sources,
)


@st.composite
def milestones(draw: st.DrawFn, goal_id: str, number: int) -> Milestone:
    return Milestone(
        id=f"{goal_id}/{number}",
        number=draw(st.sampled_from((str(number), "a", "1.2"))),
        text=draw(words),
        deadline=draw(st.none() | deadlines),
        targets=tuple(draw(st.lists(targets, max_size=2))),
        weight=draw(st.none() | weights),
        extra=draw(extras),
        footnotes=draw(notes),
        quotes=draw(quotes),
        source=draw(sources),
    )


@st.composite
def goals(draw: st.DrawFn, plan_id: str, place: int) -> Goal:
    scope: Scope = draw(st.sampled_from(get_args(Scope)))
    goal_id = f"{plan_id}/{scope}/n{place}"
    return Goal(
        id=goal_id,
        scope=scope,
        section=draw(maybe),
        number=draw(st.sampled_from((None, "1", "2.3", "A1"))),
        title=draw(maybe),
        description=draw(maybe),
        focus_area=draw(maybe),
        criterion=draw(maybe),
        milestones=tuple(draw(milestones(goal_id, n)) for n in range(1, draw(st.integers(1, 3)))),
        remarks=draw(maybe),
        weight=draw(st.none() | weights),
        responsible=draw(maybe),
        extra=draw(extras),
        footnotes=draw(notes),
        quotes=draw(quotes),
        source=draw(sources),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    year = draw(st.none() | st.integers(1990, 2060))
    agency = draw(st.sampled_from((Agency("ssi", "Statens Serum Institut", "SSI"), Agency("ukendt"))))
    plan_id = f"{agency.id}-{year or '0000'}"
    return Plan(
        schema_version=SCHEMA_VERSION,
        id=plan_id,
        agency=agency,
        source=Source(draw(words), "0f" * 32, "text/plain", draw(st.none() | counts), "text"),
        title=draw(maybe),
        document_type=draw(st.sampled_from((None, "mål- og resultatplan", "resultatkontrakt"))),
        ministry=draw(st.none() | st.builds(Ministry, name=maybe, acronym=maybe)),
        year=year,
        period=draw(st.none() | st.builds(Period, start=days, end=days)),
        published=draw(st.sampled_from((None, "2024", "2024-12", "2024-12-17"))),
        version=draw(st.none() | versions),
        goals=tuple(draw(goals(plan_id, n)) for n in range(1, draw(st.integers(1, 4)))),
        follow_ups=tuple(
            draw(
                st.lists(
                    st.builds(
                        FollowUp,
                        occasion=words,
                        when=st.none() | deadlines,
                        scale=st.sampled_from(((), ("grøn", "gul", "rød"))),
                        quotes=quotes,
                    ),
                    max_size=1,
                )
            )
        ),
        signatures=tuple(
            draw(
                st.lists(
                    st.builds(
                        Signature,
                        name=maybe,
                        title=maybe,
                        organisation=maybe,
                        place=maybe,
                        date=st.none() | days,
                        source=sources,
                        quotes=quotes,
                    ),
                    max_size=1,
                )
            )
        ),
        coverage=draw(st.none() | st.floats(0, 1)),
        quotes=draw(quotes),
        findings=tuple(draw(st.lists(findings, max_size=1))),
    )
