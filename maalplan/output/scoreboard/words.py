"""A scoreboard in words: verdicts, statuses, counts and names; Danish, or English where asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from maalplan.model import (
    Lang,
    LooseOutcome,
    LooseReport,
    Points,
    SaidStatus,
    Scoreboard,
    ScoredGoal,
    ScoredMilestone,
    ScoredPlan,
    ScoreGroup,
    Tally,
    Verdict,
)
from maalplan.output.diff.values import date_text, value_text
from maalplan.output.rating_words import rating_word

VERDICTS: Final[tuple[Verdict, ...]] = (
    "met", "partly_met", "not_met", "dropped", "unknown", "light_only", "not_reported"
)  # fmt: skip
UNJUDGED: Final[tuple[Verdict, ...]] = VERDICTS[3:]
_LABELS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Målopfyldelse", "Goals met"),
    "of years": ("Målopfyldelse {}", "Goals met {}"),
    "of plan": ("{}: målopfyldelse {}", "{}: goals met {}"),
    "of agency": ("{}: målopfyldelse", "{}: goals met"),
    "as of": ("Frister set pr. {}", "Deadlines as of {}"),
    "goals": ("{} mål", "{} goals"),
    "goals one": ("1 mål", "1 goal"),
    "milestones": ("{} målepunkter", "{} milestones"),
    "milestones one": ("1 målepunkt", "1 milestone"),
    "met of goals": ("{} af {} vurderede mål opfyldt", "{} of {} goals judged are met"),
    "met of goals one": ("{} af 1 vurderet mål opfyldt", "{} of 1 goal judged is met"),
    "met of milestones": ("{} af {} vurderede målepunkter opfyldt", "{} of {} milestones judged are met"),
    "met of milestones one": ("{} af 1 vurderet målepunkt opfyldt", "{} of 1 milestone judged is met"),
    "no goals judged": ("ingen mål er vurderet", "no goal is judged"),
    "no milestones judged": ("ingen målepunkter er vurderet", "no milestone is judged"),
    "percent": ("{} pct.", "{} %"),
    "weighted": ("vægtet {}", "{} by weight"),
    "points": ("{} af {} point", "{} of {} points"),
    "goal": ("Mål {}", "Goal {}"),
    "goal unnumbered": ("Mål", "Goal"),
    "milestone": ("Målepunkt {}", "Milestone {}"),
    "ministry": ("koncernfælles", "shared"),
    "agency": ("styrelsesspecifikt", "agency's own"),
    "ministry goals": ("Koncernfælles mål", "Goals shared by the ministry"),
    "agency goals": ("Styrelsesspecifikke mål", "The agencies' own goals"),
    "untitled": ("(uden titel)", "(untitled)"),
    "concluded": ("sluttet af målepunkterne", "concluded from the milestones"),
    "overdue": ("efter frist", "overdue"),
    "overdue count": ("{} målepunkter efter frist", "{} milestones overdue"),
    "overdue count one": ("1 målepunkt efter frist", "1 milestone overdue"),
    "deadline": ("frist {}", "due {}"),
    "weight": ("vægt {}", "weight {}"),
    "quarter": ("{1}. kvartal {0}", "Q{1} {0}"),
    "no deadline": ("uden frist", "no deadline"),
    "no year": ("uden år", "no year"),
    "no ministry": ("uden ministerium", "no ministry"),
    "report": ("rapport", "report"),
    "overdue list": ("Efter frist", "Overdue"),
    "missing": ("Det mangler", "What is missing"),
    "plans without report": ("Planer uden rapport", "Plans without a report"),
    "reports without plan": ("Rapporter uden plan", "Reports without a plan"),
    "not in plan": ("Ikke fundet i planen", "Not found in the plan"),
    "in all": ("I alt", "In all"),
    "more": ("og {} til; de andre formater har dem alle", "and {} more; the other formats have them all"),
    "by ministry": ("Ministerierne", "By ministry"),
    "by year": ("Årene", "By year"),
    "by ministry and year": ("Ministerierne år for år", "By ministry and year"),
    "by scope": ("Koncernfælles og styrelsesspecifikke mål", "Shared goals and the agencies' own"),
    "by quarter": ("Målepunkter efter fristens kvartal", "Milestones by the quarter of their deadline"),
    "picture": (
        "En bjælke for hvert år: udfyldt er opfyldte mål, skraveret er delvist opfyldte, tom er ikke opfyldte, af dem,"
        " der er vurderet. Tabellen ved siden af siger det samme.",
        "A bar for each year: filled are goals met, hatched partly met, empty not met, of those that are judged. The"
        " table beside it says the same.",
    ),
    "notice": ("Bemærk", "Notice"),
}


def word(name: str, lang: Lang, *parts: object) -> str:
    """What is said, with *parts* in it.

    >>> word("quarter", "da", "2025", 2), word("quarter", "en", "2025", 2)
    ('2. kvartal 2025', 'Q2 2025')
    """
    danish, english = _LABELS[name]
    return (english if lang == "en" else danish).format(*parts)


def opening(words: str) -> str:
    """*words* with a capital letter."""
    return words[:1].upper() + words[1:]


def counted(name: str, count: int, lang: Lang, *parts: object) -> str:
    """»1 mål«, »12 mål«; *parts* stand before the count."""
    return word(f"{name} one", lang, *parts) if count == 1 else word(name, lang, *parts, count)


# ------------------------------------------------------------------ figures


def share_text(share: float, lang: Lang) -> str:
    """A share in whole percent; less than all is never 100, more than nothing never 0.

    >>> share_text(2 / 3, "da"), share_text(0.999, "en"), share_text(0.001, "da")
    ('67 pct.', '99 %', '1 pct.')
    """
    return word("percent", lang, percent(share))


def share_sign(share: float) -> str:
    """A share where room is scarce.

    >>> share_sign(2 / 3).split()
    ['67', '%']
    """
    return f"{percent(share)}\N{NO-BREAK SPACE}%"


def percent(share: float) -> int:
    """*share* in whole percent, half a percent upwards, as spreadsheets show it; see :func:`share_text`.

    >>> percent(1 / 8), percent(29 / 200)
    (13, 15)
    """
    whole = int((Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if 0 < share < 1:
        return min(max(whole, 1), 99)
    return whole


def figure(value: float, lang: Lang) -> str:
    """A figure as people write it, with two decimals at most.

    >>> figure(12.5, "da"), figure(8.0, "en")
    ('12,5', '8')
    """
    plain = f"{value:.2f}".rstrip("0").rstrip(".")
    return plain.replace(".", ",") if lang == "da" else plain


def points_text(points: Points, lang: Lang) -> str:
    """»38 af 50 point«."""
    return word("points", lang, figure(points.reached, lang), figure(points.possible, lang))


def met_text(tally: Tally, what: str, lang: Lang) -> str:
    """»4 af 6 vurderede mål opfyldt (67 pct.)«; *what* is ``goals`` or ``milestones``."""
    if tally.share_met is None:
        return word(f"no {what} judged", lang)
    return f"{counted(f'met of {what}', tally.judged, lang, tally.met)} ({share_text(tally.share_met, lang)})"


def rest_text(tally: Tally, lang: Lang, verdicts: Iterable[Verdict] = VERDICTS[1:]) -> str:
    """Those of *verdicts* that there are: »1 delvist opfyldt, 2 ikke oplyst«."""
    counts = ((getattr(tally, verdict), verdict) for verdict in verdicts)
    return ", ".join(f"{count} {rating_word(verdict, lang)}" for count, verdict in counts if count)


# ------------------------------------------------------------------ names


def agency_name(plan: ScoredPlan) -> str:
    """The agency's name, else its acronym, else its id."""
    return plan.agency.name or plan.agency.acronym or plan.agency.id


def short_agency(plan: ScoredPlan) -> str:
    """The agency's acronym, else its name, else its id."""
    return plan.agency.acronym or plan.agency.name or plan.agency.id


def year_text(year: int | None, lang: Lang) -> str:
    """The year, or that there is none."""
    return word("no year", lang) if year is None else str(year)


def years_text(board: Scoreboard) -> str:
    """»2024«, »2019–2024«; empty where no year is known."""
    years = [group.year for group in board.by_year if group.year is not None]
    return "–".join(dict.fromkeys(map(str, (years[0], years[-1])))) if years else ""


def board_title(board: Scoreboard, lang: Lang) -> str:
    """What the scoreboard is of."""
    years = years_text(board)
    if len(board.by_agency) == 1:
        name = agency_name(board.plans[-1])
        return word("of plan", lang, name, years) if years else word("of agency", lang, name)
    return word("of years", lang, years) if years else word("title", lang)


def group_name(group: ScoreGroup, lang: Lang) -> str:
    """What the counts of a group are of; ministries and agencies by their names."""
    if group.scope is not None:
        return word(f"{group.scope} goals", lang)
    if group.quarter is not None:
        year, _, quarter = group.quarter.partition("-Q")
        return word("quarter", lang, year, quarter)
    return group.ministry or group.name or group.agency or word("no ministry", lang)


def by_name(groups: Iterable[ScoreGroup], lang: Lang) -> list[ScoreGroup]:
    """Agencies by their names, as Danish is sorted: æ, ø, å last."""
    letters = str.maketrans("æøå", "{|}")
    return sorted(groups, key=lambda group: group_name(group, lang).casefold().translate(letters))


def goal_name(goal: ScoredGoal, lang: Lang) -> str:
    """»Mål 2: Økonomistyring«."""
    number = word("goal", lang, goal.number) if goal.number else word("goal unnumbered", lang)
    return f"{number}: {one_line(goal.title or goal.description) or word('untitled', lang)}"


def one_line(text: str | None, most: int = 300) -> str:
    """*text* on one line, cut where it is very long."""
    line = " ".join((text or "").split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def targets_text(milestone: ScoredMilestone, lang: Lang) -> str:
    """The figures that must be reached; empty where there are none."""
    return value_text(milestone.targets, lang) if milestone.targets else ""


def deadline_text(milestone: ScoredMilestone, lang: Lang) -> str:
    """The last day as people write it, else the words of the deadline; empty where there is none."""
    deadline = milestone.deadline
    if deadline is None:
        return ""
    return date_text(deadline.end, lang) if deadline.end else one_line(deadline.text)


def occasion_name(occasion: str | None, lang: Lang) -> str:
    """The name of a report, as it calls itself."""
    return occasion or word("report", lang)


def said_name(plan: ScoredPlan, said: SaidStatus, lang: Lang) -> str:
    """The name of the report that says it, with its year where there are reports on several years of the plan."""
    name = occasion_name(said.occasion, lang)
    several = len({report.year for report in plan.reports}) > 1
    return f"{name} {year_text(plan.reports[said.report].year, lang)}" if several else name


def status_text(status: SaidStatus, lang: Lang) -> str:
    """What a report said: the rating, its words where they say more, the points: »delvist opfyldt (Næsten nået; 8/10)«.

    >>> status_text(SaidStatus(0, None, "met", "Opfyldt"), "da")
    'opfyldt'
    """
    said, printed = rating_word(status.rating, lang), one_line(status.rating_text)
    more = [printed] if printed and printed.casefold() != said.casefold() else []
    if status.score is not None:
        of = f"/{figure(status.score.of, lang)}" if status.score.of is not None else ""
        points = f"{figure(status.score.value, lang)}{of}"
        more += [points] if points not in printed else []
    return f"{said} ({'; '.join(more)})" if more else said


def outcome_name(outcome: LooseOutcome, lang: Lang) -> str:
    """What a verdict is on that was not found in the plan."""
    goal = " ".join(filter(None, (outcome.goal_number, outcome.goal_title))) or word("untitled", lang)
    return one_line(f"{goal}: {outcome.milestone_text}" if outcome.milestone_text else goal)


def loose_report_name(report: LooseReport, lang: Lang) -> str:
    """»årsrapport 2024, Statens Serum Institut (rapport.pdf)«."""
    name = report.agency.name or report.agency.acronym or report.agency.id
    return f"{occasion_name(report.occasion, lang)} {year_text(report.year, lang)}, {name} ({report.path})"


def plan_line(plan: ScoredPlan, lang: Lang) -> str:
    """How a plan did, in short: the goals met, by weight, the points."""
    parts = [met_text(plan.counts.goals, "goals", lang)]
    if plan.weighted_share is not None:
        parts.append(word("weighted", lang, share_text(plan.weighted_share, lang)))
    if plan.counts.points is not None:
        parts.append(points_text(plan.counts.points, lang))
    return ", ".join(parts)
