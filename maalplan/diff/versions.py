"""Of several documents of one plan, which one counts: by what they say of themselves, and said when that is a guess.

The latest amended plan counts before a signed one, that before one that says nothing, and a draft only where there is
nothing else. Addenda are no whole plans: they are kept beside the one that counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from maalplan import findings
from maalplan.model import Finding, Plan, VersionKind

_RANK: dict[VersionKind | None, int] = {"draft": 0, None: 1, "signed": 2, "amended": 3}
_ADDS = re.compile(
    r"(?:udkast\s+til\s+)?(?:\d{1,2}\.\s+)?(?:tillæg|allonge|addendum|rettelsesblad|supplement)", re.IGNORECASE
)
_DRAFT_FILE = re.compile(r"(?<![^\W_])(?:udkast|kladde|draft|hoering|høring|hoeringsudgave|høringsudgave)(?![^\W_])")
_UNKNOWN = "ukendt"

Weight: TypeAlias = tuple[int, str, tuple[int, ...], str]


@dataclass(frozen=True, slots=True)
class Versions:
    """The documents of one agency and year: the one that counts, its addenda from the first to the last, and the
    others, each with the reason why it does not count."""

    chosen: Plan
    addenda: tuple[Plan, ...] = ()
    others: tuple[tuple[Plan, str], ...] = ()
    findings: tuple[Finding, ...] = ()


def latest_versions(plans: Sequence[Plan]) -> tuple[Versions, ...]:
    """*plans* by agency and year, sorted by these. A plan whose agency or year is unknown stands alone."""
    ordered = sorted(plans, key=lambda plan: (*_whose(plan), plan.id, plan.source.path))
    return tuple(_versions(list(group), plans) for _, group in groupby(ordered, key=_whose))


def kind_of(plan: Plan) -> VersionKind | None:
    """What *plan* says that it is; of plan files that have no ``version`` what title and signatures say."""
    if plan.version is not None:
        return plan.version.kind
    if is_addendum(plan):
        return "addendum"
    return "signed" if any(signature.date for signature in plan.signatures) else None


def is_addendum(plan: Plan) -> bool:
    """Does *plan* add to another? The draft of an addendum does too."""
    if plan.version is not None and plan.version.kind == "addendum":
        return True
    return any(_ADDS.match(words) for words in (plan.title, plan.document_type) if words)


def adds_to(addendum: Plan, plan: Plan) -> bool:
    """Could *addendum* add to *plan*: is it the same agency's, in a year that the plan covers?"""
    if is_addendum(plan) or addendum.agency.id != plan.agency.id or addendum.year is None or plan.year is None:
        return False
    end = int(plan.period.end[:4]) if plan.period and plan.period.end[:4].isdigit() else plan.year
    return plan.year <= addendum.year <= max(end, plan.year)


def _whose(plan: Plan) -> tuple[str, int, str]:
    known = plan.agency.id != _UNKNOWN and plan.year is not None
    return plan.agency.id, plan.year or 0, "" if known else plan.id


# ------------------------------------------------------------------ which one counts


def _versions(plans: list[Plan], all_: Sequence[Plan]) -> Versions:
    whole = [plan for plan in plans if not is_addendum(plan)]
    adding = sorted((plan for plan in plans if is_addendum(plan)), key=weight)
    if not whole:
        return _of_addenda(adding, all_)
    chosen = max(whole, key=weight)
    others = [plan for plan in whole if plan is not chosen]
    drafts = [plan for plan in adding if kind_of(plan) == "draft"]
    signed = [plan for plan in adding if kind_of(plan) != "draft"]
    return Versions(
        chosen,
        _each_once(signed),
        (
            *((plan, _why_not(plan, chosen)) for plan in others),
            *((plan, "it is the draft of an addendum") for plan in drafts),
        ),
        tuple(_said(chosen, others)),
    )


def _each_once(addenda: Sequence[Plan]) -> tuple[Plan, ...]:
    """*addenda* without those that are another file of the one before."""
    return tuple(plan for n, plan in enumerate(addenda) if n == 0 or not says_the_same(plan, addenda[n - 1]))


def _of_addenda(adding: list[Plan], all_: Sequence[Plan]) -> Versions:
    """Where no plan of the year is found: the addendum with the most goals stands for it, of equals the last. To an
    agreement of several years it often has all goals of its year."""
    chosen = max(adding, key=lambda plan: (_RANK.get(kind_of(plan), 3) > 0, len(plan.goals), weight(plan)))
    later = tuple(plan for plan in adding if weight(plan) > weight(chosen) and kind_of(plan) != "draft")
    rest = [plan for plan in adding if plan is not chosen and plan not in later]
    others = tuple((plan, _why_not(plan, chosen)) for plan in rest)
    said = () if any(adds_to(chosen, plan) for plan in all_) else (findings.addendum_without_plan(chosen.id),)
    return Versions(chosen, _each_once(later), others, said)


def weight(plan: Plan) -> Weight:
    """How much *plan* counts among the versions of one plan: its kind, its day, its number, when it was published."""
    from maalplan.normalize.versions import number_key

    kind = kind_of(plan)
    rank = 0 if _is_draft_by_name(plan) else _RANK.get(kind, 3)
    number = plan.version.number if plan.version else None
    return rank, _day(plan), number_key(number), plan.published or ""


def _day(plan: Plan) -> str:
    """The latest day that the version or a signature has; a draft's signatures are none."""
    own = plan.version.date if plan.version else None
    signed = [] if kind_of(plan) == "draft" else [one.date for one in plan.signatures if one.date]
    return max((own or "", *signed))


def _is_draft_by_name(plan: Plan) -> bool:
    """Is it called a draft by its file name alone? That is a guess, and said to be one."""
    return kind_of(plan) is None and bool(_DRAFT_FILE.search(plan.source.path.rpartition("/")[2].casefold()))


def _why_not(plan: Plan, chosen: Plan) -> str:
    """Why *plan* does not count beside *chosen*, in words."""
    kinds = kind_of(plan), kind_of(chosen)
    said = plan.version.text if plan.version else ""
    own, other = weight(plan), weight(chosen)
    if says_the_same(plan, chosen):
        return "it has the same goals"
    if own[0] == 0:
        return f"it is a draft ({said or 'by its file name'})"
    if own[0] < other[0]:
        return {"signed": "it is signed", None: "it does not say that it is signed"}.get(kinds[0], "it is older") + (
            f", and the other is {kinds[1]}"
        )
    if own[1] < other[1]:
        return f"it is of {own[1] or 'no day'}, and the other of {other[1]}"
    if own[2] < other[2]:
        return "its number is lower"
    return f"it was published {own[3] or 'on no day'}" if own[3] < other[3] else "nothing tells them apart"


def _said(chosen: Plan, others: Sequence[Plan]) -> Iterable[Finding]:
    if others:
        reasons = tuple(f"{plan.id} ({_why_not(plan, chosen)})" for plan in others)
        yield findings.version_chosen(chosen.id, reasons)
    doubtful = tuple(plan.id for plan in others if _is_doubtful(plan, chosen))
    if doubtful:
        yield findings.version_guessed(chosen.id, doubtful)
    if kind_of(chosen) == "draft":
        yield findings.draft_alone(chosen.id)


def _is_doubtful(plan: Plan, chosen: Plan) -> bool:
    """Was one taken although nothing that the documents say tells them apart?"""
    if says_the_same(plan, chosen):
        return False
    alike = weight(plan) == weight(chosen)
    return alike or _is_draft_by_name(plan) or _is_other_document(plan, chosen)


def _is_other_document(plan: Plan, chosen: Plan) -> bool:
    """Is it of another kind, as a director's contract is beside the plan? Then the two are hardly versions of one."""
    from maalplan.normalize.authorities import slug

    kinds = [one.document_type and slug(one.document_type) for one in (plan, chosen)]
    return kind_of(plan) != "draft" and None not in kinds and kinds[0] != kinds[1]


def says_the_same(one: Plan, other: Plan) -> bool:
    """Have both the same goals, word for word, as two files of one document do?"""
    return _words(one) == _words(other)


def _words(plan: Plan) -> list[tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    return [
        (goal.number, goal.title, goal.description, tuple(milestone.text for milestone in goal.milestones))
        for goal in plan.goals
    ]
