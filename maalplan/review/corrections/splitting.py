"""A milestone that becomes several, a goal that becomes two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maalplan.model import Correction, Goal, Milestone, Period, Plan, Quote
from maalplan.review.corrections.actions import as_read, made_of, set_fields
from maalplan.review.corrections.adding import new_node
from maalplan.review.corrections.concluding import BASELINE, figures_of_columns, period_of, reworded
from maalplan.review.corrections.tree import Node, places_anew, plain
from maalplan.review.corrections.values import NotValid, Setting, value_of
from maalplan.review.corrections.words import cut, places_of


def split_milestone(node: Node, correction: Correction, plan: Plan) -> None:
    """*node* becomes as many milestones as the correction has texts; the first keeps what no text says.

    Raises:
        NotValid: there are fewer than two texts, or one is empty.
    """
    assert node.above is not None
    given = correction.value
    if not isinstance(given, list | tuple) or len(given) < 2:
        raise NotValid("two texts or more are wanted, in a list")
    texts = [value_of("milestone", "text", one, Setting()) for one in given]
    whole: Milestone = node.part
    was = plain(as_read(node, plan))
    fixed = set_fields(node)
    quotes = _quotes_of(whole, texts)
    period = period_of(plan)
    node.part = _piece(whole, texts[0], quotes[0], period, fixed)
    node.made = [one for one in node.made if one.path != "/text"]
    node.made.append(made_of(correction, "", was))
    behind = node
    for text, quote in zip(texts[1:], quotes[1:], strict=True):
        new = Node("milestone", _piece(_bare(whole), text, quote, period, fixed & {"deadline"}))
        node.above.put(new, behind)
        behind = new


def _bare(whole: Milestone) -> Milestone:
    """*whole* without what stays with the first of its parts: a deadline holds for each of them."""
    columns = figures_of_columns(whole)
    extra = {label: words for label, words in whole.extra.items() if label == BASELINE}
    return replace(
        whole,
        id="",
        number="",
        weight=None,
        footnotes=(),
        extra=extra if f"extra/{BASELINE}" not in whole.quotes else {},
        targets=tuple(target for target in whole.targets if target not in columns),
        quotes={name: words for name, words in whole.quotes.items() if name in ("text", "deadline", "targets")},
    )


def _quotes_of(whole: Milestone, texts: Sequence[str]) -> list[Quote | None]:
    """The words that each of *texts* was read from; all of the milestone's, where they were changed."""
    own = whole.quotes.get("text")
    found: list[Quote | None] = []
    start = 0
    for text in texts:
        part = cut(own, text, start) if own else None
        found.append(part[0] if part else own)
        start = part[1] if part else start
    return found


def _piece(whole: Milestone, text: str, quote: Quote | None, period: Period | None, fixed: frozenset[str]) -> Milestone:
    """What one of the texts makes: a deadline of a column or of a person is that of each."""
    quotes = whole.quotes | ({"text": quote} if quote else {})
    return reworded(whole, replace(whole, text=text, quotes=quotes), period, fixed)


def split_goal(node: Node, others: Sequence[Node], correction: Correction, plan: Plan) -> None:
    """*node* becomes two goals; the second has the correction's fields, and *others*, milestones of *node*.

    Raises:
        NotValid: a field has no such value, or a milestone is none of this goal.
    """
    assert node.above is not None
    if any(one.above is not node for one in others):
        raise NotValid("the milestones of the second goal must be those of the goal that is split")
    given = correction.value if correction.value is not None else {}
    new = new_node("goal", given, correction.quote, period_of(plan))
    was = plain(as_read(node, plan))
    whole: Goal = node.part
    part: Goal = new.part
    own = {name: whole.quotes[name] for name in ("section",) if name in whole.quotes}
    new.part = replace(
        part,
        scope=part.scope if given.get("scope") else whole.scope,
        section=part.section or whole.section,
        quotes=own | part.quotes,
        source=part.source or places_of(one.part.quotes["text"] for one in others if "text" in one.part.quotes),
    )
    node.made.append(made_of(correction, "", was))
    node.above.put(new, node)
    for one in others:
        one.leave()
        new.put(one, new.below[-1] if new.below else None)
    places_anew(node)
    places_anew(new)
