"""What was filled in: a status, and a comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maalplan import sheet_findings as findings
from maalplan.findings import verdict_not_known
from maalplan.followup.returned.found import ReturnedRow
from maalplan.model import BREAK, Choice, Finding, Rating, Score
from maalplan.normalize.outcomes import as_rating, as_score, rating_of_score
from maalplan.normalize.text import as_text_or_none
from maalplan.parsers.outcomes.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Answer:
    """What a row says: the status in its own words, what it means, the comment; and what is to be said of them."""

    rating: Rating = "unknown"
    rating_text: str | None = None
    score: Score | None = None
    comment: str | None = None
    findings: tuple[Finding, ...] = ()


def answer_of(row: ReturnedRow, scale: Sequence[Choice], verdicts: Verdicts) -> Answer:
    """What *row* answers, in words of *scale* or, where these are others, of *verdicts*."""
    status, said = _words(row, "status")
    comment, more = _words(row, "comment")
    answer = Answer(comment=as_text_or_none(comment.replace("\n", BREAK)) if comment else None)
    if status is not None:
        answer = _rated(replace(answer, rating_text=" ".join(status.split())), row, scale, verdicts)
    return replace(answer, findings=(*said, *more, *answer.findings))


def one_answer(answers: Sequence[Answer]) -> Answer:
    """What several rows on the same thing answer: what they agree on. Statuses that differ leave it unknown."""
    statuses = statuses_of(answers)
    comments = dict.fromkeys(one.comment for one in answers if one.comment)
    said = tuple(dict.fromkeys(finding for one in answers for finding in one.findings))
    best = next((one for one in answers if one.rating_text), answers[0])
    if len(statuses) > 1:
        best = Answer(rating_text=" / ".join(statuses))
    return replace(best, comment="\n".join(comments) or None, findings=said)


def statuses_of(answers: Sequence[Answer]) -> list[str]:
    """The statuses that were given, each once."""
    found: dict[str, str] = {}
    for one in answers:
        if one.rating_text:
            found.setdefault(one.rating_text.casefold(), one.rating_text)
    return list(found.values())


def _words(row: ReturnedRow, role: str) -> tuple[str | None, tuple[Finding, ...]]:
    """What a cell says, and what is to be said of how it says it."""
    cell = row.cells.get(role)
    if cell is None:
        return None, ()
    where = row.places(role)
    words = cell.text.strip() or None
    if cell.kind == "error":
        return None, (findings.sheet_error_value(cell.text, where),)
    if cell.formula:
        return words, (findings.sheet_formula(cell.text, where),)
    if role == "comment" and cell.kind != "text":
        return words, (findings.sheet_comment_not_words(cell.text, where),)
    return words, ()


def _rated(answer: Answer, row: ReturnedRow, scale: Sequence[Choice], verdicts: Verdicts) -> Answer:
    words = answer.rating_text or ""
    chosen = next((one for one in scale if _key(one.words) == _key(words)), None)
    if chosen is not None:
        return replace(answer, rating=chosen.rating)
    rating, score = _understood(words, verdicts)
    where = row.places("status")
    if rating is None:
        return replace(answer, findings=(verdict_not_known(words, where),))
    off = (findings.sheet_status_off_scale(words, [one.words for one in scale], where),) if scale else ()
    return replace(answer, rating=rating, score=score, findings=off)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .")


def _understood(words: str, verdicts: Verdicts) -> tuple[Rating | None, Score | None]:
    """What words mean that are a verdict, or begin with one."""
    whole = verdicts.is_verdict(words)
    begins = None if whole else verdicts.first.match(words)
    verdict = words if whole else begins["verdict"] if begins else None
    if verdict is None:
        return None, None
    rating = as_rating(verdict)
    score = as_score(verdict) if rating is None else None
    if score is not None and rating_of_score(score) != "unknown":
        return rating_of_score(score), score
    return rating, None
