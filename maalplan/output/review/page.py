"""A plan beside its document as one self-contained HTML page: it opens from a file share, and can be mailed and kept.

The page needs no network and, for reading, no script.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from maalplan.model import Lang, Plan, Review
from maalplan.output.pages import render
from maalplan.output.pages.site import Site
from maalplan.output.review.data import data_block, words_block
from maalplan.output.review.index import findings_count, share_text
from maalplan.output.review.labels import label
from maalplan.output.review.made import MadeCorrections
from maalplan.output.review.rows import Beside, PartView, RowView, part_view


@dataclass(frozen=True, slots=True)
class MarkView:
    """What a mark leads to: the row of ``number``, called ``name``."""

    number: int
    name: str
    unplaced: bool


def review_to_html(
    review: Review,
    *,
    lang: Lang = "da",
    made_of: str = "",
    site: Site | None = None,
    save_to: str | None = None,
    token: str | None = None,
) -> bytes:
    """The page of *review*, in UTF-8; the same bytes every time. Everything that comes from documents is escaped.

    ``made_of`` is noted in the page, for who wants to know whether it is as it would be made again; ``site`` is its
    head where it is served. ``save_to`` is the address on its own server that the page sends corrections to, with
    ``token`` in the header ``X-Maalplan-Token``; without one it connects to nothing, and corrections are downloaded.
    """
    corrections = MadeCorrections(review.plan.corrections)
    numbered, pages = bool(review.lines), _pages(review)
    beside = Beside(seen=review.unseen is None, numbered=numbered, corrections=corrections, pages=pages)
    whole, goals, follow_ups, signatures = (
        tuple(part_view(part, lang, beside) for part in parts)
        for parts in ((review.whole,), review.goals, review.follow_ups, review.signatures)
    )
    every = (*whole, *goals, *follow_ups, *signatures)
    return render(
        "review.html.jinja",
        lang,
        site=site,
        made_of=made_of,
        name=plan_name(review.plan),
        plan=review.plan,
        coverage=share_text(review.plan.coverage, lang),
        unseen=label(review.unseen, lang, review.plan.source.path) if review.unseen else None,
        said=review.said,
        placeless=None if review.unseen or review.marks else label("placeless", lang, review.plan.source.path),
        whole=whole[0],
        goals=goals,
        others=(*follow_ups, *signatures),
        findings=findings_count(review.plan),
        doubted=sum(bool(goal.findings) for goal in goals),
        corrected=sum(part.corrected for part in every),
        data=data_block(review.plan, lang),
        words=words_block(review.pages),
        save_to=save_to,
        token=token,
        milestones=sum(len(goal.parts) for goal in goals),
        marks=_marks(review, every),
        pages=review.pages,
        lines=review.lines,
        blocks=review.blocks,
        unprinted=label("unprinted", lang) if review.unprinted else None,
        unplaced=sum(mark.unplaced for mark in review.marks),
        data_url=_data_url,
    )


def plan_name(plan: Plan) -> str:
    """What a plan is called: its agency and year, else its title, else its id."""
    named = " ".join(str(part) for part in (plan.agency.name or plan.agency.acronym, plan.year) if part)
    return named or plan.title or plan.id


def _pages(review: Review) -> Mapping[int, int]:
    """The page on which each mark begins, of a document whose places name none."""
    if not review.blocks:
        return {}
    return {one.mark: page.picture.number for page in reversed(review.pages) for one in page.marks}


def _marks(review: Review, parts: Iterable[PartView]) -> Mapping[int, MarkView]:
    names = {row.number: name for part in parts for row, name in _named(part)}
    return {
        mark.number: MarkView(mark.numbers[0], names.get(mark.numbers[0], ""), mark.unplaced) for mark in review.marks
    }


def _named(part: PartView, above: str = "") -> Iterator[tuple[RowView, str]]:
    """Every row with its name: »Mål 1, Målepunkt 2: Frist«."""
    heading = part.heading.partition(":")[0]
    name = f"{above}, {heading}" if above else heading
    for row in (*((part.lead,) if part.lead else ()), *part.rows, *part.findings):
        yield row, f"{name}: {row.label}"
    for below in part.parts:
        yield from _named(below, name)


def _data_url(media_type: str, data: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"
