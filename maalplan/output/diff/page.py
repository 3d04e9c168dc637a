"""A diff as one self-contained HTML page: what changed on top, then each goal side by side.

The page can be mailed: it needs no network, and for reading no script. The rows are those of the diff: one that holds
only some of them (``only_rows``) gives a page of these, which says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Final

from maalplan.model import FolderDiff, Plan, PlanDiff, RowCounts
from maalplan.output.diff.page_rows import FieldView, GoalView, field_views, goal_views
from maalplan.output.diff.page_top import Headline, affected, lost, new
from maalplan.output.diff.words import Lang, count_words, diff_title, label, two_agencies
from maalplan.output.pages import render

STATUSES: Final = ("added", "removed", "changed", "unchanged")
"""Each goal is one of these."""
TRAITS: Final = (
    "softened",
    "tightened",
    "moved",
    "deadline",
    "targets",
    "wording",
    "milestones",
    "weight",
    "responsible",
)
"""What a goal may be besides, or have changed in it."""
_MANY_GOALS: Final = 8
"""From this many on the page has a table of contents."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two plans side by side; ``columns`` are what the two sides are called."""

    anchor: str
    title: str
    old: Plan
    new: Plan
    columns: tuple[str, str]
    agencies: tuple[str, str] | None
    changes: tuple[FieldView, ...]
    goals: tuple[GoalView, ...]
    left_out: int
    counts: Counter[str]
    milestones: str
    softened: tuple[Headline, ...]
    tightened: tuple[Headline, ...]
    lost: tuple[Headline, ...]
    new_goals: tuple[Headline, ...]

    def first(self, kind: str) -> str:
        """The anchor of the first goal of a kind."""
        return next((goal.anchor for goal in self.goals if kind in goal.kinds), self.anchor)

    @property
    def many(self) -> bool:
        """Enough goals for a table of contents."""
        return len(self.goals) >= _MANY_GOALS


def diff_to_html(diff: PlanDiff | FolderDiff, *, lang: Lang = "da") -> bytes:
    """The page of *diff*, in UTF-8; the same bytes every time. Everything that comes from documents is escaped."""
    pairs = diff.pairs if isinstance(diff, FolderDiff) else (diff,)
    views = tuple(_pair(pair, place, lang) for place, pair in enumerate(pairs, start=1))
    counts: Counter[str] = Counter(kind for view in views for goal in view.goals for kind in goal.kinds)
    return render(
        "diff.html.jinja",
        lang,
        label=partial(label, lang=lang),
        folder=diff if isinstance(diff, FolderDiff) else None,
        pairs=views,
        counts=counts,
        goals=sum(len(view.goals) for view in views),
        statuses=[status for status in STATUSES if counts[status]],
        traits=[trait for trait in TRAITS if counts[trait]],
    )


def _pair(diff: PlanDiff, place: int, lang: Lang) -> PairView:
    prefix = f"p{place}-"
    goals = goal_views(diff, lang, f"{prefix}m")
    summary = diff.summary
    return PairView(
        anchor=f"{prefix}top",
        title=diff_title(diff, lang),
        old=diff.old,
        new=diff.new,
        columns=_columns(diff, lang),
        agencies=two_agencies(diff),
        changes=field_views(diff.changes, lang),
        goals=goals,
        left_out=max(0, summary.unchanged + summary.changed + summary.added + summary.removed - len(goals)),
        counts=Counter(kind for goal in goals for kind in goal.kinds),
        milestones=count_words(_counted(goals), diff, lang, milestones=True),
        softened=affected(goals, "softened"),
        tightened=affected(goals, "tightened"),
        lost=lost(goals),
        new_goals=new(goals),
    )


def _counted(goals: tuple[GoalView, ...]) -> RowCounts:
    """How many milestones of each kind the page has."""
    rows = [one.row for goal in goals for one in goal.milestones]
    of = Counter(row.status for row in rows)
    moved = sum(row.moved_from is not None for row in rows)
    return RowCounts(of["unchanged"], of["changed"], of["added"], of["removed"], moved)


def _columns(diff: PlanDiff, lang: Lang) -> tuple[str, str]:
    """What the sides are called: years, the agencies of one year, the versions of one plan."""
    agencies = two_agencies(diff)
    if agencies is not None:
        return agencies if agencies[0] != agencies[1] else (diff.old.id, diff.new.id)
    if diff.old.year is not None and diff.new.year is not None and diff.old.year != diff.new.year:
        return str(diff.old.year), str(diff.new.year)
    old, new = _version(diff.old, lang), _version(diff.new, lang)
    if old and new and old != new:
        return old, new
    return ("Før", "Nu") if lang == "da" else ("Before", "Now")


def _version(plan: Plan, lang: Lang) -> str | None:
    kind = plan.version.kind if plan.version else None
    return label(f"version {kind}", lang).capitalize() if kind else None
