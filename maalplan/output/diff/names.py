"""What a diff, its plans and its rows are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeAlias

from maalplan.model import Effect, GoalRow, Lang, MilestoneRow, Plan, PlanDiff, RowCounts, RowStatus
from maalplan.output.diff.labels import label

ShownStatus: TypeAlias = RowStatus | Literal["moved"]


def agency_name(plan: Plan) -> str:
    """The short name of *plan*'s agency: its acronym, else its name, else its id."""
    return plan.agency.acronym or plan.agency.name or plan.agency.id


def two_agencies(diff: PlanDiff) -> tuple[str, str] | None:
    """The short names of the agencies, where *diff* compares two of one year."""
    if diff.old.agency.id == diff.new.agency.id or diff.old.year != diff.new.year:
        return None
    return agency_name(diff.old), agency_name(diff.new)


def status_word(row: GoalRow | MilestoneRow, diff: PlanDiff, lang: Lang = "da") -> str:
    """What became of *row*, in a word or two: »Ny«, »Udgået«, »Ændret«, »Uændret«, »Flyttet«; of two agencies of one
    year »Kun hos SSI«, »Forskellig«, »Ens«.

    »Flyttet« is a goal that only moved, and a milestone that is now in another goal, or was.
    """
    return shown_word(shown_status(row), diff, lang)


def shown_word(status: ShownStatus, diff: PlanDiff, lang: Lang = "da") -> str:
    """The word for *status*, see :func:`status_word`."""
    key, agency = _of_two(status, diff)
    return label(key, lang).format(agency)


def effect_word(effect: Effect, diff: PlanDiff, lang: Lang = "da") -> str:
    """»lempet«, »skærpet«; of two agencies of one year »lempeligere hos SSI«."""
    names = two_agencies(diff)
    if names is None:
        return label(effect, lang)
    return f"{label(f'both-{effect}', lang)} {label('with', lang).format(names[1])}"


def effects_word(effects: Collection[Effect], diff: PlanDiff, lang: Lang = "da") -> str:
    """»lempet«, »lempet og skærpet«, or nothing; of two agencies of one year »lempeligere hos SSI«."""
    if len(effects) < 2:
        return "".join(effect_word(effect, diff, lang) for effect in effects)
    key, agency = _of_two("softened and tightened", diff)
    return label(key, lang).format(agency)


def side_names(diff: PlanDiff, lang: Lang = "da") -> tuple[str, str]:
    """What the two sides are called: years, the agencies of one year, the versions of one plan, before and now."""
    agencies = two_agencies(diff)
    if agencies is not None:
        return agencies if agencies[0] != agencies[1] else (diff.old.id, diff.new.id)
    if (years := plan_years(diff)) is not None and years[0] != years[1]:
        return str(years[0]), str(years[1])
    kinds = [one.version.kind if one.version is not None else None for one in (diff.old, diff.new)]
    if None in kinds or kinds[0] == kinds[1]:
        return label("before", lang), label("now", lang)
    old, new = (label(f"version {kind}", lang).capitalize() for kind in kinds)
    return old, new


def plan_years(diff: PlanDiff) -> tuple[int, int] | None:
    """The years of the two plans, where both are known."""
    return None if diff.old.year is None or diff.new.year is None else (diff.old.year, diff.new.year)


def status_key(row: GoalRow | MilestoneRow, diff: PlanDiff) -> tuple[str, str]:
    """The name of what became of *row* that labels end with; of two agencies of one year also the one that alone has
    it, or that of the new plan."""
    return _of_two(shown_status(row), diff)


def shown_status(row: GoalRow | MilestoneRow) -> ShownStatus:
    """The status of *row*, or ``moved`` where that is all there is to it."""
    if isinstance(row, GoalRow):
        return "moved" if row.moved and row.status == "unchanged" else row.status
    return "moved" if row.moved_from is not None or row.moved_to is not None else row.status


def _of_two(status: ShownStatus | str, diff: PlanDiff) -> tuple[str, str]:
    names = two_agencies(diff)
    if names is None:
        return status, ""
    if status in ("added", "removed"):
        return "only", names[status == "added"]
    return f"both-{status}", names[1]


def count_words(counts: RowCounts, diff: PlanDiff, lang: Lang = "da", *, milestones: bool = False) -> str:
    """*counts* in words: »2 nye, 1 udgået, 3 ændrede, 9 uændrede; heraf 4 flyttede, 2 lempede«.

    Of *milestones*, one that went to another goal is counted as moved, and not as gone there and new here.
    """
    gone_over = counts.moved if milestones else 0
    statuses = {
        "added": counts.added - gone_over,
        "removed": counts.removed - gone_over,
        "changed": counts.changed,
        "moved": gone_over,
        "unchanged": counts.unchanged,
    }
    among = {
        "moved": counts.moved - gone_over,
        "softened": counts.softened,
        "tightened": counts.tightened,
    }
    first, then = ([_counted(name, n, diff, lang) for name, n in some.items() if n > 0] for some in (statuses, among))
    whole = ", ".join(first) or label("no goals", lang)
    return f"{whole}; {label('of them', lang)} {', '.join(then)}" if then else whole


def _counted(name: str, count: int, diff: PlanDiff, lang: Lang) -> str:
    return f"{count} {count_word(name, count, diff, lang)}"


def count_word(name: str, count: int, diff: PlanDiff, lang: Lang = "da") -> str:
    """What *count* goals or milestones are: »ny«, »udgåede«, »kun hos SSI«."""
    key, agency = _of_two(name, diff)
    one, several = label(f"count {key}", lang).format(agency).split("|")
    return one if count == 1 else several


def diff_title(diff: PlanDiff, lang: Lang = "da") -> str:
    """What is compared, on one line: »Statens Serum Institut: 2024 → 2025«."""
    old, new = _full_name(diff.old), _full_name(diff.new)
    was, now = _year(diff.old), _year(diff.new)
    if two_agencies(diff) is not None:
        return f"{old} {label('and', lang)} {new}: {now}"
    if diff.old.year == diff.new.year:
        return f"{new} {now}: {_version(diff.old, diff.new, lang)} → {_version(diff.new, diff.old, lang)}"
    return f"{new}: {was} → {now}" if old == new else f"{old} {was} → {new} {now}"


def _full_name(plan: Plan) -> str:
    return plan.agency.name or agency_name(plan)


def _version(plan: Plan, other: Plan, lang: Lang) -> str:
    """What *plan* is among the versions of one year: what it calls itself where that tells them apart, else its id."""
    kinds = [one.version.kind if one.version is not None else None for one in (plan, other)]
    return label(f"version {kinds[0]}", lang) if kinds[0] is not None and kinds[0] != kinds[1] else plan.id


def _year(plan: Plan) -> str:
    return "–" if plan.year is None else str(plan.year)
