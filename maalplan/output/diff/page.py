"""A diff as one self-contained HTML page: what changed on top, then each goal side by side.

The page can be mailed: it needs no network, and for reading no script. The rows are those of the diff: one that holds
only some of them (``only_rows``) gives a page of these, which says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, get_args

from maalplan.model import Effect, FolderDiff, Lang, Plan, PlanDiff
from maalplan.output.diff.page_rows import FieldView, GoalView, field_views, goal_views
from maalplan.output.diff.page_top import Headline, affected, lost, new, other_values
from maalplan.output.diff.words import (
    count_word,
    count_words,
    diff_title,
    effect_word,
    label,
    plan_years,
    side_names,
    teller,
    two_agencies,
)
from maalplan.output.finding_words import finding_text
from maalplan.output.pages import render
from maalplan.output.pages.site import Site

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
COUNTED: Final = ("added", "removed", "changed", "softened", "tightened", "moved", "unchanged")
"""What is counted of the goals, in the order of the page."""
_MANY_GOALS: Final = 8
"""From this many on the page has a table of contents."""


@dataclass(frozen=True, slots=True)
class Tile:
    """How many goals are of a kind, in words; ``link`` is the first of these on the page, if there is one."""

    kind: str
    count: int
    words: str
    link: str | None


@dataclass(frozen=True, slots=True)
class PairView:
    """Two plans side by side; ``columns`` are what the two sides are called. ``counts`` are those of the whole diff,
    whatever rows it was cut down to; ``effects`` are the headings for what was softened and tightened."""

    anchor: str
    title: str
    old: Plan
    new: Plan
    columns: tuple[str, str]
    agencies: tuple[str, str] | None
    changes: tuple[FieldView, ...]
    goals: tuple[GoalView, ...]
    left_out: int
    counts: dict[str, int]
    tiles: tuple[Tile, ...]
    milestones: str
    effects: dict[Effect, str]
    softened: tuple[Headline, ...]
    tightened: tuple[Headline, ...]
    other_values: tuple[Headline, ...]
    lost: tuple[Headline, ...]
    new_goals: tuple[Headline, ...]

    @property
    def many(self) -> bool:
        """Enough goals for a table of contents."""
        return len(self.goals) >= _MANY_GOALS


def diff_to_html(diff: PlanDiff | FolderDiff, *, lang: Lang = "da", site: Site | None = None) -> bytes:
    """The page of *diff*, in UTF-8; the same bytes every time. Everything that comes from documents is escaped;
    ``site`` is its head where it is served."""
    pairs = diff.pairs if isinstance(diff, FolderDiff) else (diff,)
    views = tuple(_pair(pair, place, lang) for place, pair in enumerate(pairs, start=1))
    counts: Counter[str] = Counter(kind for view in views for goal in view.goals for kind in goal.kinds)
    return render(
        "diff.html.jinja",
        lang,
        site=site,
        label=partial(label, lang=lang),
        told=partial(finding_text, lang=lang),
        folder=diff if isinstance(diff, FolderDiff) else None,
        folder_title=_folder_title(pairs, lang),
        pairs=views,
        kinds=COUNTED,
        totals={kind: sum(view.counts[kind] for view in views) for kind in COUNTED},
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
        columns=side_names(diff, lang),
        agencies=two_agencies(diff),
        changes=field_views(diff.changes, teller(diff, lang)),
        goals=goals,
        left_out=max(0, summary.unchanged + summary.changed + summary.added + summary.removed - len(goals)),
        counts={kind: getattr(summary, kind) for kind in COUNTED},
        tiles=tuple(_tile(kind, diff, goals, lang) for kind in COUNTED),
        milestones=count_words(summary.milestones, diff, lang, milestones=True),
        effects={effect: _opening(effect_word(effect, diff, lang)) for effect in get_args(Effect)},
        softened=affected(goals, "softened"),
        tightened=affected(goals, "tightened"),
        other_values=other_values(goals),
        lost=lost(goals),
        new_goals=new(goals),
    )


def _folder_title(pairs: Sequence[PlanDiff], lang: Lang) -> str:
    """How many pairs there are, and of which years."""
    counted = label("pairs", lang).format(len(pairs))
    years = [found for pair in pairs if (found := plan_years(pair)) is not None]
    return f"{counted}: {' → '.join(_span(side) for side in zip(*years, strict=True))}" if years else counted


def _span(years: Iterable[int]) -> str:
    found = sorted(set(years))
    return str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"


def _tile(kind: str, diff: PlanDiff, goals: tuple[GoalView, ...], lang: Lang) -> Tile:
    count = getattr(diff.summary, kind)
    words = count_word(kind, count, diff, lang)
    if two_agencies(diff) is None:
        words = f"{words} {_goals(count, lang)}"
    return Tile(kind, count, words, next((goal.anchor for goal in goals if kind in goal.kinds), None))


def _goals(count: int, lang: Lang) -> str:
    if lang == "da":
        return "mål"
    return "goal" if count == 1 else "goals"


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]
