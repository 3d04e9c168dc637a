"""The threads that were asked for."""

from __future__ import annotations

from maalplan.model import History, Scope, Thread


def chosen(history: History, *, scope: Scope | None = None, goal: str | None = None) -> tuple[Thread, ...]:
    """The threads of *history* that ever had that *scope*, and of which a title holds, or a number or id is, *goal*,
    whatever its case; all of them where neither is given."""
    return tuple(
        thread
        for thread in history.threads
        if (scope is None or scope in thread.scopes) and (goal is None or _is_meant(thread, goal))
    )


def _is_meant(thread: Thread, words: str) -> bool:
    sought = " ".join(words.split()).casefold()
    exact = {thread.id, *(own.goal for own in thread.appearances), *(own.number or "" for own in thread.appearances)}
    titles = (own.title or "" for own in thread.appearances)
    return sought in {name.casefold() for name in exact} or any(sought in title.casefold() for title in titles)
