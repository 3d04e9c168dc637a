"""Rules: years that were left over from last year's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maalplan.check.rule import Case, Spot, rule
from maalplan.check.texts import words_of
from maalplan.check.years import BACK, YEAR, earlier_time, first_year, later_year
from maalplan.model import Plan

_GOALS_OF = re.compile(
    rf"(?<!\w)(?:\w*mål|mål- og resultatplan|resultatplan|resultatkontrakt)(?:ene|et|en)?(?: for| i)? {YEAR}", re.I
)
_BARE_YEAR = re.compile(r"(?<![\w/.-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")


@rule("earlier-year-in-words", "should")
def earlier_year_in_words(case: Case) -> Iterator[Spot]:
    """The words of a goal set a time in a year before the plan's (»skal i 2024«, »inden udgangen af 2024«). Not said of
    what is compared with that year or looks back at it, nor of a budget, law, agreement or report that bears it; of
    milestones, `deadline-before-plan` says it."""
    for words in words_of(case.plan):
        if words.goal is None or words.milestone is not None or words.field in ("section", "title", "remarks", "extra"):
            continue
        found = earlier_time(case.plan, words.text)
        if found:
            yield words.spot(word=found, year=first_year(case.plan) or 0)


@rule("earlier-year-in-heading", "must")
def earlier_year_in_heading(case: Case) -> Iterator[Spot]:
    """A heading or title speaks of the goals of a year before the plan's (»Koncernfælles mål 2024«); or the plan's own
    title has another year than the plan."""
    first = first_year(case.plan)
    seen: set[str] = set()
    for words in words_of(case.plan) if first else ():
        if words.field == "section" or (words.field == "title" and words.goal):
            years = [int(found["year"]) for found in _GOALS_OF.finditer(words.text)]
        elif words.field == "title":
            years = [int(found.group()) for found in _BARE_YEAR.finditer(words.text)]
        else:
            continue
        assert first is not None
        if years and all(first - BACK <= year < first for year in years) and words.text not in seen:
            seen.add(words.text)
            yield words.spot(word=str(years[0]), year=first)


@rule("title-of-earlier-year", "must")
def title_of_earlier_year(case: Case) -> Iterator[Spot]:
    """Most deadlines that print a year lie in one after the plan's: the plan's own year was left over. Said once, and
    then `deadline-after-plan` is not said of each."""
    found = later_year(case.plan)
    if found:
        year, count, all_ = found
        quote = case.plan.quotes.get("title")
        yield Spot(
            quote=case.plan.title,
            arguments={"year": first_year(case.plan) or 0, "other": year, "count": count, "all": all_},
            source=quote.places if quote else (),
        )


@rule("earlier-follow-up", "must")
def earlier_follow_up(case: Case) -> Iterator[Spot]:
    """A follow-up takes place before the plan begins: a year left over from last year's plan."""
    if case.plan.period is not None:
        for words, follow_up in zip(_follow_ups(case.plan), case.plan.follow_ups, strict=True):
            end = follow_up.when.end if follow_up.when else None
            if end and end < case.plan.period.start:
                yield Spot(
                    quote=words,
                    arguments={"occasion": follow_up.occasion, "start": case.plan.period.start},
                    source=next((quote.places for quote in follow_up.quotes.values()), ()),
                )


def _follow_ups(plan: Plan) -> Iterator[str]:
    return (f"{one.occasion}: {one.when.text}" if one.when else one.occasion for one in plan.follow_ups)


RULES = (earlier_year_in_words, earlier_year_in_heading, title_of_earlier_year, earlier_follow_up)
