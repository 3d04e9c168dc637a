"""What a report's words mean: ratings, scores, the occasion, whose plan and of which year."""

from __future__ import annotations

import re
from collections import Counter

from maalplan import findings
from maalplan.model import (
    SCHEMA_VERSION,
    Finding,
    FollowUpReport,
    Outcome,
    Place,
    Quote,
    Rating,
    RawFollowUpReport,
    RawOutcome,
    Score,
    Source,
)
from maalplan.normalize.follow_ups import as_occasion
from maalplan.normalize.goals import printed_number
from maalplan.normalize.lights import light_of
from maalplan.normalize.numbers import as_number
from maalplan.normalize.parties import UNKNOWN, parties_of
from maalplan.normalize.periods import as_period, as_published
from maalplan.normalize.text import as_text_or_none, one_line

_REACHED = (
    r"opfyld|nået|nåede|\bnås|opnå|indfri|gennemført|realiseret|fuldført|imødekommet|afsluttet|i mål\b|levet op"
    r"|efterlevet|overholdt|overopfyldt|færdig|leveret|implementeret|\bja\b|tilfredsstillende"
)
_PARTLY = (
    r"delvis|til dels|overvejende|næsten|stort set|i nogen grad|i mindre grad|\bkun\b|mindre tilfredsstillende"
    r"|ikke (?:helt|fuldt|fuldstændig)|i høj grad|i vid udstrækning"
)
_MEANINGS: tuple[tuple[Rating, str], ...] = (
    ("green", r"\bgrøn|🟢|\bon track\b|(?<!ikke )på rette vej"),
    ("yellow", r"\bgul|\borange|🟡|🟠|\bat risk\b|\bi risiko\b"),
    ("red", r"\brød|🔴|\boff track\b|ikke på (?:rette vej|sporet)"),
    ("dropped", r"udgå|bortfald|frafald|annulleret|aflyst|opgivet|sløjfet|ikke (?:længere )?(?:relevant|aktuel)"),
    (
        "unknown",
        r"opgjort|afvent|ikke målt|vurderet$|kan ikke|foreligger ikke|ikke muligt|opgøres|uafklaret|ukendt|udskudt"
        r"|forlænget"
        r"|i gang|igang|påbegyndt|følger planen|forsinket|kritisk|på sporet|n/a|i\.r\.|\bblå|\bgrå",
    ),
    ("partly_met", rf"(?:{_PARTLY})|\((?:✓|✔)\)"),
    ("not_met", r"\b(?:ikke|ej|uopfyldt|manglende|ingen|nej)\b|✗|✘|❌|×"),
    ("met", rf"{_REACHED}|✓|✔|√|✅|☑"),
)
"""What words of a verdict mean, the most telling first: a colour is one whatever stands beside it."""
_FORECAST = re.compile(r"\b(?:forventes|ventes|skønnes)\b|^(?:følger planen|på sporet)", re.IGNORECASE)
_AHEAD: dict[Rating, Rating] = {"met": "green", "partly_met": "yellow", "not_met": "red"}
"""What is expected of a year that is not over is a traffic light's."""
_RATINGS = [(rating, re.compile(pattern, re.IGNORECASE)) for rating, pattern in _MEANINGS]
_SCORE = re.compile(
    r"(?P<value>\d+(?:,\d+)?)[^\d/]*?(?:/|\(|ud\s+af|af)\s*(?:\D*?)(?P<of>\d+(?:,\d+)?)|(?P<share>\d+(?:,\d+)?)\s*(?:pct|%|procent)"
    r"|(?P<bare>\d+(?:,\d+)?)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"[-–—]+")
_SHARE_REACHED = re.compile(rf"(?P<share>\d{{1,3}})(?:,\d+)?\s*(?:pct\.?|%|procent)\s+(?:{_REACHED})", re.IGNORECASE)
"""A share that is part of the verdict's words: "Målet er 80 pct. opfyldt"."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_THE_YEAR = re.compile(r"^(?:års|slut|endelig|virksomhedsregnskab)")
"""Occasions that look back on the whole year, in the year after it."""


def as_rating(words: str) -> Rating | None:
    """What a verdict means; null where its words say nothing that is known.

    >>> as_rating("Målet er delvist opfyldt"), as_rating("Ikke nået"), as_rating("Opfyldt (10/10)"), as_rating("Gul")
    ('partly_met', 'not_met', 'met', 'yellow')
    >>> as_rating("Målet er 80 pct. opfyldt")
    'partly_met'
    >>> as_rating("Udgået efter aftale"), as_rating("Afventer"), as_rating("Forventes opfyldt"), as_rating("Se bilag")
    ('dropped', 'unknown', 'green', None)
    """
    line = one_line(words)
    if share := _SHARE_REACHED.search(line):
        return rating_of_score(Score(float(share["share"]), 100.0))
    found = next((rating for rating, pattern in _RATINGS if pattern.search(line)), None)
    if found is not None and _FORECAST.search(line):
        return _AHEAD.get(found, "green" if found == "unknown" else found)
    return found


def as_score(words: str, possible: str | None = None) -> Score | None:
    """Points that were reached, of those that could be; *possible* are words that give the latter.

    >>> as_score("8 ud af 10 point"), as_score("75 pct."), as_score("(10/10)")
    (Score(value=8.0, of=10.0), Score(value=75.0, of=100.0), Score(value=10.0, of=10.0))
    >>> as_score("12", "15 point"), as_score("12"), as_score("-")
    (Score(value=12.0, of=15.0), Score(value=12.0, of=None), None)
    """
    match = _SCORE.search(one_line(words))
    if match is None:
        return None
    if match["value"]:
        return Score(_figure(match["value"]), _figure(match["of"]))
    if match["share"] and possible is None:
        return Score(_figure(match["share"]), 100.0)
    of = as_score(possible) if possible else None
    return Score(_figure(match["share"] or match["bare"]), of.value if of else None)


def rating_of_score(score: Score) -> Rating:
    """What a score says without words: full is met, nought is not, between is partly.

    >>> rating_of_score(Score(10, 10)), rating_of_score(Score(0)), rating_of_score(Score(4, 10))
    ('met', 'not_met', 'partly_met')
    >>> rating_of_score(Score(4))
    'unknown'
    """
    if score.value == 0:
        return "not_met"
    if score.of is None:
        return "unknown"
    return "met" if score.value >= score.of else "partly_met"


def normalize_report(source: Source, raw: RawFollowUpReport) -> FollowUpReport:
    """The follow-up that *raw*, read from *source*, means."""
    occasion = as_occasion(raw.occasion.text) if raw.occasion else None
    year = _year(raw, occasion)
    parties = parties_of(raw.front, year)
    said: list[Finding] = []
    outcomes = [_outcome(one, said) for one in raw.outcomes]
    said += [findings.unknown_agency()] if parties.agency.id == UNKNOWN else []
    said += [findings.unknown_year()] if year is None else []
    said += [findings.unknown_occasion()] if occasion is None else []
    return FollowUpReport(
        schema_version=SCHEMA_VERSION,
        agency=parties.agency,
        year=year,
        occasion=occasion,
        outcomes=tuple(outcomes),
        source=source,
        findings=(*raw.findings, *said),
    )


def _figure(words: str) -> float:
    found = as_number(words)
    assert found is not None, "the pattern takes figures alone"
    return float(found)


# ------------------------------------------------------------------ one outcome


def _outcome(raw: RawOutcome, said: list[Finding]) -> Outcome:
    fields = raw.fields
    verdict = one_line(fields["verdict"].text).rstrip(" ;:") if "verdict" in fields else None
    verdict = verdict.removesuffix(".") if verdict and not verdict.endswith(("pct.", "p.", "i.r.")) else verdict
    possible = fields["possible"].text if "possible" in fields else None
    score = as_score(fields["score"].text, possible) if "score" in fields else None
    rating = _rating(raw, verdict, score, said)
    number, title = fields.get("number"), fields.get("title")
    text = _line(fields.get("milestone"))
    milestone_number = printed_number(fields["milestone_number"].text) if "milestone_number" in fields else None
    return Outcome(
        scope=raw.scope,
        section=_line(fields.get("section")),
        goal_number=printed_number(number.text) if number else None,
        goal_title=_line(title),
        milestone_number=(milestone_number or (str(raw.place) if raw.place else None)) if text else None,
        milestone_text=text,
        rating=rating or "unknown",
        rating_text=verdict,
        score=score,
        comment=_comment(fields["comment"].text) if "comment" in fields else None,
        quotes=dict(fields),
        source=_places(raw),
    )


def _rating(raw: RawOutcome, verdict: str | None, score: Score | None, said: list[Finding]) -> Rating | None:
    """What the words of a verdict mean, or else its score, or the colour of its cell."""
    if raw.fill is not None:
        light = light_of(raw.fill)
        if light is not None:
            said.append(findings.verdict_from_colour(light, _places(raw)))
        return light
    rating = as_rating(verdict) if verdict else "unknown"
    if rating is None and score is not None:
        rating = rating_of_score(score)
    if rating is None:
        said.append(findings.verdict_not_known(verdict or "", raw.fields["verdict"].places))
    return rating


def _places(raw: RawOutcome) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for name in _PLACED if name in raw.fields for place in raw.fields[name].places))


_PLACED = ("number", "title", "milestone_number", "milestone", "verdict", "score", "comment")
"""The fields whose places are an outcome's; its section's stands elsewhere."""


def _comment(words: str) -> str | None:
    """What was achieved, without the dashes that fill empty cells."""
    text = as_text_or_none(words)
    kept = [line for line in text.split("\n") if not _DASHES.fullmatch(line)] if text else []
    return "\n".join(kept) or None


def _line(words: Quote | None) -> str | None:
    return one_line(words.text).rstrip(" ,;:") or None if words else None


# ------------------------------------------------------------------ the report


def _year(raw: RawFollowUpReport, occasion: str | None) -> int | None:
    """The first year of the plan that is followed up.

    The plan that the report names with its time is asked first, where the report's own year lies in it; then the
    title's year; then the year before an annual report's publication.
    """
    own = [int(year) for words in raw.titles for year in _YEAR.findall(words.text)][:1]
    named = [period for words in raw.plans if (period := as_period(words.text))]
    spans = [(int(period.start[:4]), int(period.end[:4])) for period in named]
    if own:
        holding = [first for first, last in spans if first <= own[0] <= last]
        return Counter(holding).most_common(1)[0][0] if holding else own[0]
    if spans:
        return Counter(first for first, _ in spans).most_common(1)[0][0]
    published = as_published(raw.published.text) if raw.published else None
    if published is None:
        return None
    return int(published[:4]) - (1 if occasion and _OF_THE_YEAR.match(occasion) else 0)
