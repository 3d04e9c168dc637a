"""What was reported back, as *ActualResult*s of StratML.

A verdict on a milestone stands at the milestone's first indicator, so that it is counted once. One on a goal stands at
an *Objective* of its own, which is the goal as a whole, for the standard has no place for results at a goal. The words
of the verdict are the *Descriptor*, what was achieved is the *Description*. The dates are those of which the report
speaks: from the plan's first day to its last or that of the report's year, or to the day of the status. Points of a
score are an indicator of their own; no figure is read out of the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from maalplan.model import FollowUpReport, Goal, Lang, Outcome, Plan
from maalplan.output.export.stratml_parts import days, element, identifier, indicator, text_element
from maalplan.output.export.wishes import Followed
from maalplan.output.rating_words import rating_word
from maalplan.output.tables import cell

_WORDS: Final[dict[Lang, dict[str, str]]] = {
    "da": {
        "verdict": "Vurdering",
        "whole": "Målet som helhed",
        "met": "opfyldt",
        "score": "Målopfyldelse",
        "points": "point",
        "report": "Opfølgning",
    },
    "en": {
        "verdict": "Verdict",
        "whole": "The goal as a whole",
        "met": "met",
        "score": "Score",
        "points": "points",
        "report": "Follow-up",
    },
}
_ANNUAL: Final = "årsrapport"
_OF_GOAL: Final = "indicator of goal"


@dataclass(frozen=True, slots=True)
class Results:
    """What was reported back on a plan; false where nothing was."""

    plan: Plan
    followed: Followed
    lang: Lang

    def __bool__(self) -> bool:
        return bool(self.followed.reports)

    def reports(self) -> list[tuple[str, str]]:
        """The reports: a label and what it is called each."""
        named = ((report.occasion, report.source.path) for report in self.followed.reports)
        return [(self._word("report"), ", ".join(filter(None, parts))) for parts in named]

    def of(self, own_id: str) -> list[ET.Element]:
        """The verdicts on a goal or milestone, the earliest first."""
        return [self._result(report, outcome) for report, outcome in self._on(own_id)]

    def points(self, kind: str, own_id: str, place: int) -> ET.Element | None:
        """The scores of what is of that *kind* and has that id, as its indicator at that *place*."""
        scored = [(report, outcome.score) for report, outcome in self._on(own_id) if outcome.score is not None]
        if not scored:
            return None
        most = next((score.of for _, score in scored if score.of is not None), None)
        target = element("TargetResult", text_element("NumberOfUnits", cell(most))) if most is not None else None
        actual = [
            element("ActualResult", *self._days(report), text_element("NumberOfUnits", cell(score.value)))
            for report, score in scored
        ]
        own = identifier(kind, f"{own_id}/{place}")
        return indicator(own, place, (self._word("score"), self._word("points")), [target, *actual], is_figure=True)

    def whole_goal(self, goal: Goal) -> ET.Element | None:
        """The goal as an objective of its own, where it was judged itself."""
        results = self.of(goal.id)
        if not results:
            return None
        title = goal.title or goal.description or goal.number or goal.id
        target = element("TargetResult", text_element("Description", title))
        return element(
            "Objective",
            text_element("Name", self._word("whole")),
            text_element("Description", title),
            text_element("Identifier", identifier("whole goal", goal.id)),
            indicator(
                identifier(_OF_GOAL, f"{goal.id}/1"), 1, (title, self._word("met")), [target, *results], is_figure=False
            ),
            self.points(_OF_GOAL, goal.id, 2),
        )

    def _on(self, own_id: str) -> Iterator[tuple[FollowUpReport, Outcome]]:
        for report in self.followed.reports:
            for outcome in report.outcomes:
                if own_id == (outcome.milestone or (outcome.goal if outcome.milestone_text is None else None)):
                    yield report, outcome

    def _result(self, report: FollowUpReport, outcome: Outcome) -> ET.Element:
        name = ", ".join(filter(None, (self._word("verdict"), report.occasion)))
        value = outcome.rating_text or rating_word(outcome.rating, self.lang)
        return element(
            "ActualResult",
            *self._days(report),
            element("Descriptor", text_element("DescriptorName", name), text_element("DescriptorValue", value)),
            text_element("Description", outcome.comment),
        )

    def _days(self, report: FollowUpReport) -> tuple[ET.Element | None, ...]:
        """The days of which *report* speaks."""
        period = self.plan.period
        if period is None:
            return ()
        if report.occasion == _ANNUAL:
            return days(period.start, min(period.end, f"{report.year:04}-12-31") if report.year else period.end)
        due = {one.occasion: one.when.end for one in self.plan.follow_ups if one.when}
        return days(period.start, due.get(report.occasion or ""))

    def _word(self, name: str) -> str:
        return _WORDS[self.lang][name]
