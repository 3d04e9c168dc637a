"""Two sets of plans: which belong together.

First the plans of one agency, then those of which the list of authorities knows that one agency took over from the
other, last those whose agencies have nearly the same name under one ministry; the last is a guess. A plan stands in one
pair at most: of several agencies that were merged into one, that with the most goals in common is paired with it (as
a goal that was merged is paired once, with its nearest), and the others are left over, which is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from maalplan import findings
from maalplan.diff.addenda import whole_plan
from maalplan.diff.versions import latest_versions
from maalplan.errors import NoPlans
from maalplan.model import Finding, Ministry, Plan
from maalplan.normalize.authorities import find_agency, find_ministry, name_key
from maalplan.normalize.successions import Succession, way_from

_NEAR = 0.8
"""How like two names are at least, of 1, to be taken for one."""
_UNKNOWN = "ukendt"


@dataclass(frozen=True, slots=True)
class Pairing:
    """Plans that belong together, by agency; the plans that have no partner; and what is to be said of it."""

    pairs: tuple[tuple[Plan, Plan], ...] = ()
    only_old: tuple[Plan, ...] = ()
    only_new: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = ()


def pair_plans(old: Sequence[Plan], new: Sequence[Plan]) -> Pairing:
    """Which plans of *old* and *new* belong together.

    Of several documents of an agency and year the one that counts is taken, with its addenda. Where both sides have
    several years, the same years are paired, then each with the year after it; where no two are that near, the nearest.
    """
    said: list[Finding] = []
    left = _Left(_that_count(old, said), _that_count(new, said))
    pairs = [*_by_agency(left, said), *_by_succession(left, said), *_by_name(left, said)]
    said += _said_of_the_left(left, pairs)
    return Pairing(
        pairs=tuple(sorted(pairs, key=lambda pair: (pair[1].agency.id, pair[1].year or 0, pair[1].id))),
        only_old=tuple(left.old),
        only_new=tuple(left.new),
        findings=tuple(said),
    )


def years_of(plans: Sequence[Plan], old: int, new: int) -> tuple[tuple[Plan, ...], tuple[Plan, ...]]:
    """The plans of the years *old* and *new*: those that begin in it, and of agencies that have none those whose period
    covers it.

    Raises:
        NoPlans: there is none of one of the years; the message names the years that are there.
    """
    found = tuple(_of_year(plans, year) for year in (old, new))
    for year, own in zip((old, new), found, strict=True):
        if not own:
            years = ", ".join(map(str, sorted({plan.year for plan in plans if plan.year is not None})))
            raise NoPlans(f"There is no plan of {year}; there are plans of: {years or 'no known year'}.")
    return found[0], found[1]


def _of_year(plans: Sequence[Plan], year: int) -> tuple[Plan, ...]:
    beginning = [plan for plan in plans if plan.year == year]
    have = {plan.agency.id for plan in beginning}
    covering = [plan for plan in plans if plan.agency.id not in have and _covers(plan, year)]
    return (*beginning, *covering)


def _covers(plan: Plan, year: int) -> bool:
    first, last = (plan.period.start[:4], plan.period.end[:4]) if plan.period else ("", "")
    return first.isdigit() and last.isdigit() and int(first) <= year <= int(last)


# ------------------------------------------------------------------ what is to be paired


@dataclass(slots=True)
class _Left:
    """The plans that have no partner yet, sorted by agency and year."""

    old: list[Plan]
    new: list[Plan]

    def take(self, one: Plan, other: Plan) -> tuple[Plan, Plan]:
        self.old = [plan for plan in self.old if plan is not one]
        self.new = [plan for plan in self.new if plan is not other]
        return one, other


def _that_count(plans: Sequence[Plan], said: list[Finding]) -> list[Plan]:
    """One plan for each agency and year."""
    counted = []
    for versions in latest_versions(plans):
        applied = whole_plan(versions)
        said += (finding for finding in applied.findings if finding not in said)
        counted.append(applied.plan)
    return counted


# ------------------------------------------------------------------ the same agency


def _by_agency(left: _Left, said: list[Finding]) -> Iterator[tuple[Plan, Plan]]:
    """Pairs of plans of one agency."""
    olds, news = _by_id(left.old), _by_id(left.new)
    for agency in sorted(olds.keys() & news.keys() - {_UNKNOWN}):
        for one, other in _in_years(olds[agency], news[agency]):
            said += _said_of_agency(one, other)
            yield left.take(one, other)


def _by_id(plans: Iterable[Plan]) -> dict[str, list[Plan]]:
    found: defaultdict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        found[plan.agency.id].append(plan)
    return found


def _in_years(old: list[Plan], new: list[Plan]) -> Iterator[tuple[Plan, Plan]]:
    """Pairs of plans of one agency, sorted by year: of equal years, then of neighbours. Where no two are that near,
    those that are nearest."""
    free, found = list(new), False
    for apart in (0, 1, -1):
        for one in list(old):
            other = next((plan for plan in free if _years_apart(one, plan) == apart), None)
            if other is not None:
                old.remove(one)
                free.remove(other)
                found = True
                yield one, other
    if not found:
        yield (old[-1], free[0]) if (old[-1].year or 0) <= (free[0].year or 0) else (old[0], free[-1])


def _years_apart(one: Plan, other: Plan) -> int | None:
    return other.year - one.year if one.year is not None and other.year is not None else None


def _said_of_agency(one: Plan, other: Plan) -> Iterator[Finding]:
    """Was the agency renamed, or moved to another ministry?"""
    old, new = one.agency.name, other.agency.name
    if old and new and name_key(old) != name_key(new):
        yield findings.agency_renamed(old, new)
    if one.ministry and other.ministry and _line(one.ministry, one.year) != _line(other.ministry, other.year):
        name = new or other.agency.acronym or other.agency.id
        yield findings.agency_moved(name, one.ministry.name or "?", other.ministry.name or "?")


def _line(ministry: Ministry, year: int | None) -> str | None:
    """What is the same for all names that a ministry has had; a ministry that the list does not have by its name."""
    known = find_ministry(ministry.name, year) if ministry.name else None
    return known.line if known else name_key(ministry.name or ministry.acronym or "") or None


# ------------------------------------------------------------------ who took over


def _by_succession(left: _Left, said: list[Finding]) -> Iterator[tuple[Plan, Plan]]:
    """Pairs of which the list of authorities says that one agency took over from the other, those with the most goals
    in common first."""
    ways = [(one, other, way) for one in left.old for other in left.new if _is_whole(way := _way(one, other))]
    for one, other, way in sorted(ways, key=_nearest_first):
        if _holds(left.old, one) and _holds(left.new, other):
            said.append(findings.paired_by_succession(one.id, other.id, way[-1].year))
            yield left.take(one, other)


def _way(one: Plan, other: Plan) -> tuple[Succession, ...]:
    """How the agency of the newer plan took over from that of the older one; empty where nothing is known."""
    if one.year is None or other.year is None:
        return ()
    older, newer = (one, other) if one.year <= other.year else (other, one)
    return way_from(older.agency.id, newer.agency.id, (older.year or 0, newer.year or 0))


def _is_whole(way: tuple[Succession, ...]) -> bool:
    """Did each agency on the way end, so that the next stands for it?"""
    return bool(way) and all(one.kind != "part" for one in way)


def _nearest_first(found: tuple[Plan, Plan, tuple[Succession, ...]]) -> tuple[int, int]:
    from maalplan.diff import diff_plans

    counts = diff_plans(found[0], found[1]).summary
    return -(counts.unchanged + counts.changed), len(found[2])


def _holds(plans: Iterable[Plan], sought: Plan) -> bool:
    return any(plan is sought for plan in plans)


def _said_of_the_left(left: _Left, pairs: Iterable[tuple[Plan, Plan]]) -> Iterator[Finding]:
    """Plans without a partner whose agency took over from one that is paired, or gave to it."""
    for one, other in pairs:
        for plan in left.old:
            if way := _way(plan, other):
                yield findings.left_by_succession(plan.id, other.id, one.id, way[-1].year)
        for plan in left.new:
            if way := _way(one, plan):
                yield findings.left_by_succession(plan.id, one.id, other.id, way[-1].year)


# ------------------------------------------------------------------ nearly the same name


def _by_name(left: _Left, said: list[Finding]) -> Iterator[tuple[Plan, Plan]]:
    """Pairs of agencies that have nearly the same name, or the same acronym, under one ministry: guesses."""
    alike = [(one, other, _likeness(one, other)) for one in left.old for other in left.new]
    for one, other, likeness in sorted(alike, key=lambda found: -found[2]):
        if likeness >= _NEAR and _holds(left.old, one) and _holds(left.new, other):
            why = f"{one.agency.name or one.agency.id} and {other.agency.name or other.agency.id} have like names"
            said.append(findings.paired_by_guess(one.id, other.id, why))
            yield left.take(one, other)


def _likeness(one: Plan, other: Plan) -> float:
    """How like the names of two agencies are, from 0 to 1; 0 under different ministries, for two known agencies, and
    for two years of one."""
    ids = {one.agency.id, other.agency.id}
    if _UNKNOWN in ids or len(ids) == 1 or (_is_listed(one) and _is_listed(other)):
        return 0.0
    if one.ministry and other.ministry and _line(one.ministry, one.year) != _line(other.ministry, other.year):
        return 0.0
    if one.agency.acronym and one.agency.acronym == other.agency.acronym:
        return 1.0
    names = sorted(name_key(plan.agency.name or "") for plan in (one, other))
    return SequenceMatcher(None, names[0], names[1], autojunk=False).ratio() if all(names) else 0.0


def _is_listed(plan: Plan) -> bool:
    """Does the list of authorities have its agency? Two that it has are two."""
    return find_agency(plan.agency.name or "") is not None
