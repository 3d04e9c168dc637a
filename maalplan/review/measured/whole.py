"""What a plan says as a whole, judged: its fields, signatures and follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from maalplan.model import Deadline, Difference, FollowUp, Plan, Signature, WantedFollowUp, WantedPlan
from maalplan.review.measured.judged import PLAN_FIELDS, Judged, Part, judged_field, judged_list
from maalplan.review.measured.plain import folded, plain

_NAMES: Final[dict[str, Callable[[Plan], Any]]] = {
    "agency": lambda plan: plan.agency.name,
    "acronym": lambda plan: plan.agency.acronym,
    "ministry": lambda plan: plan.ministry.name if plan.ministry else None,
}


def judged_whole(wanted: WantedPlan, given: Plan | None) -> Iterator[Judged]:
    """The judgements on the fields, signatures and follow-ups of a plan; of no plan all are wrong."""
    for name in PLAN_FIELDS:
        if name in wanted.fields:
            value = None if given is None else _value(given, name)
            found = judged_field(f"plan.{name}", wanted.fields[name], value, Part(""))
            yield from () if found is None else (found,)
    if wanted.signatures is not None:
        yield _signatures(wanted.signatures, () if given is None else given.signatures)
    if wanted.follow_ups is not None:
        follow_ups = () if given is None else given.follow_ups
        yield from _follow_ups(wanted.follow_ups, wanted.optional_follow_ups, follow_ups)


def _value(plan: Plan, name: str) -> Any:
    own = _NAMES.get(name)
    return getattr(plan, name) if own is None else own(plan)


# ------------------------------------------------------------------ signatures


def _signatures(wanted: Sequence[Signature], given: Sequence[Signature]) -> Judged:
    left = list(given)
    missing = []
    for place, one in enumerate(wanted):
        same = next((found for found in left if _signed(found) == _signed(one)), None)
        if same is None:
            missing.append(Difference(f"signatures/{place}", "plan.signatures", None, None, one, None))
        else:
            left.remove(same)
    strange = [
        Difference(f"signatures/+{place}", "plan.signatures", None, None, None, one)
        for place, one in enumerate(given)
        if any(one is found for found in left)
    ]
    return judged_list("plan.signatures", len(wanted) - len(missing), len(wanted), len(given), (*missing, *strange))


def _signed(signature: Signature) -> tuple[str, ...]:
    one = signature
    return tuple(plain(words or "") for words in (one.name, one.title, one.organisation, one.place, one.date))


# ------------------------------------------------------------------ follow-ups


def _follow_ups(
    wanted: Sequence[WantedFollowUp], optional: Sequence[FollowUp], given: Sequence[FollowUp]
) -> Iterator[Judged]:
    """The judgement on the follow-ups. One without a time, and one that is *optional*, neither earns nor costs."""
    left = list(range(len(given)))
    missing = []
    for place, one in enumerate(wanted):
        same = next((n for n in left if _is_meant(one, given[n])), None)
        if same is None:
            shown = FollowUp(one.occasions[0], one.when, one.scales[0])
            missing.append(Difference(f"follow_ups/{place}", "plan.follow_ups", None, None, shown, None))
        else:
            left.remove(same)
    strange = [n for n in left if _costs(given[n], optional)]
    right = len(wanted) - len(missing)
    if wanted or strange:
        said = (Difference(f"follow_ups/+{n}", "plan.follow_ups", None, None, None, given[n]) for n in strange)
        yield judged_list("plan.follow_ups", right, len(wanted), right + len(strange), (*missing, *said))


def _is_meant(wanted: WantedFollowUp, given: FollowUp) -> bool:
    """The same time and scale, and one of the occasions in its words."""
    scale = [folded(word) for word in given.scale]
    return (
        _window(given.when) == _window(wanted.when)
        and scale in [[folded(word) for word in one] for one in wanted.scales]
        and any(folded(one) in folded(given.occasion) for one in wanted.occasions)
    )


def _costs(given: FollowUp, optional: Sequence[FollowUp]) -> bool:
    return _window(given.when) != (None, None) and not any(_is_row(given, one) for one in optional)


def _is_row(given: FollowUp, optional: FollowUp) -> bool:
    """Is it that row of a calendar of meetings: by its time, or its words?"""
    assert given.when is not None
    words = optional.when.text if optional.when is not None else None
    return (
        _window(given.when) == _window(optional.when)
        or folded(given.when.text) == folded(words)
        or folded(given.occasion) == folded(optional.occasion)
    )


def _window(when: Deadline | None) -> tuple[str | None, str | None]:
    return (None, None) if when is None else (when.start, when.end)
