"""What a search found: as a page with the words marked, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from maalplan.model import Lang
from maalplan.model.searched import SearchAsked, SearchHit, SearchPart, SearchResult, SearchRun
from maalplan.output.pages import render
from maalplan.output.pages.site import Site, history_url, plan_url
from maalplan.output.plans.labels import word
from maalplan.output.review.labels import label


@dataclass(frozen=True, slots=True)
class PartView:
    """A text in which words were found, with what it is called."""

    label: str
    runs: tuple[SearchRun, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """A goal that was found, with its addresses."""

    hit: SearchHit
    heading: str
    scope: str
    url: str
    history: str
    parts: tuple[PartView, ...]


def goal_url(hit: SearchHit) -> str:
    """The address of a goal on the page of its plan."""
    return f"{plan_url(hit.plan)}#maal-{hit.place}"


def found_to_html(
    result: SearchResult, agencies: Mapping[str, str], years: Sequence[int], *, lang: Lang = "da"
) -> bytes:
    """The page of *result*; *agencies* (id → name) and *years* are what can be chosen."""
    asked = result.asked
    return render(
        "search.html.jinja",
        lang,
        site=Site(query=asked.text),
        result=result,
        hits=tuple(_view(hit, lang) for hit in result.hits),
        agencies=agencies,
        years=years,
        before=search_url(asked, asked.page - 1) if 1 < asked.page <= result.pages else None,
        after=search_url(asked, asked.page + 1) if asked.page < result.pages else None,
    )


def found_to_json(result: SearchResult) -> bytes:
    """*result* for programs: of each text the stretches ``[first, last)`` that were found, in letters of it."""
    asked = result.asked
    told = {
        "query": asked.text,
        "agency": asked.agency,
        "year": asked.year,
        "scope": asked.scope,
        "page": asked.page,
        "pages": result.pages,
        "total": result.total,
        "hits": [_hit(hit) for hit in result.hits],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def search_url(asked: SearchAsked, page: int) -> str:
    """The address of a page of what is searched for."""
    given = {"q": asked.text, "agency": asked.agency, "year": asked.year, "scope": asked.scope, "page": page}
    return f"/search?{urlencode({name: value for name, value in given.items() if value is not None})}"


def _view(hit: SearchHit, lang: Lang) -> HitView:
    goal = label("goal ministry" if hit.scope == "ministry" else "goal", lang)
    return HitView(
        hit=hit,
        heading=" ".join(filter(None, (goal, hit.number))),
        scope=word("scope", hit.scope, lang) or hit.scope,
        url=goal_url(hit),
        history=history_url(hit.agency),
        parts=tuple(PartView(_name(part, lang), part.runs) for part in hit.parts),
    )


def _name(part: SearchPart, lang: Lang) -> str:
    if part.milestone is None:
        return part.name or label(f"goal {part.field}", lang)
    milestone = f"{label('milestone', lang)} {part.number}"
    return f"{milestone}: {part.name}" if part.name else milestone


def _hit(hit: SearchHit) -> dict[str, Any]:
    return {
        "plan": hit.plan,
        "agency": hit.agency,
        "agency_name": hit.agency_name,
        "year": hit.year,
        "goal": hit.goal,
        "scope": hit.scope,
        "number": hit.number,
        "url": goal_url(hit),
        "score": hit.score,
        "title": _marked(hit.title),
        "parts": [
            {"field": part.field, "name": part.name, "milestone": part.milestone, **_marked(part.runs)}
            for part in hit.parts
        ],
    }


def _marked(runs: Sequence[SearchRun]) -> dict[str, Any]:
    marks, at = [], 0
    for run in runs:
        if run.hit:
            marks.append([at, at + len(run.text)])
        at += len(run.text)
    return {"text": "".join(run.text for run in runs), "marks": marks}
