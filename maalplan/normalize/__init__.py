"""What was meant: a plan's words → its values."""

from __future__ import annotations

from maalplan.findings import unplaced_text
from maalplan.model import SCHEMA_VERSION, Finding, LedgerEntry, Plan, RawPlan, Source
from maalplan.normalize.goals import as_goals
from maalplan.normalize.plan_facts import plan_facts

__all__ = ["normalize"]


def normalize(source: Source, raw: RawPlan) -> Plan:
    """The plan that *raw*, read from *source*, means."""
    facts = plan_facts(raw.front)
    plan_id = f"{facts.agency.id}-{facts.year or 0:04d}"
    goals, said = as_goals(plan_id, raw.goals, facts.period)
    return Plan(
        schema_version=SCHEMA_VERSION,
        id=plan_id,
        agency=facts.agency,
        source=source,
        title=facts.title,
        document_type=facts.document_type,
        ministry=facts.ministry,
        year=facts.year,
        period=facts.period,
        published=facts.published,
        version=facts.version,
        goals=goals,
        follow_ups=facts.follow_ups,
        signatures=facts.signatures,
        coverage=coverage(raw.ledger),
        quotes=facts.quotes,
        findings=(*raw.findings, *facts.findings, *said, *unplaced(raw.ledger)),
    )


def coverage(ledger: tuple[LedgerEntry, ...]) -> float | None:
    """The share of the words of the goal sections that are placed or knowingly skipped; None without words."""
    count = {"placed": 0, "skipped": 0, "unplaced": 0}
    for entry in ledger:
        count[entry.fate] += len(entry.quote.text.split())
    total = sum(count.values())
    return round(1 - count["unplaced"] / total, 4) if total else None


def unplaced(ledger: tuple[LedgerEntry, ...]) -> tuple[Finding, ...]:
    """A finding for each stretch of words that belongs to no field."""
    return tuple(unplaced_text(e.quote.text, e.quote.places) for e in ledger if e.fate == "unplaced")
