"""The page from which documents are sent, and the one that shows what becomes of them; that one as JSON too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from maalplan.model import Lang
from maalplan.model.uploaded import UploadOutcome, UploadProgress
from maalplan.output.pages import render
from maalplan.output.pages.site import Site, plan_url

_MEGABYTE: Final = 1 << 20
_STAGES: Final[Mapping[str, tuple[str, str]]] = {
    "receiving": ("Modtager filerne", "Receiving the files"),
    "waiting": ("Venter på sin tur: {} før denne", "Waiting for its turn: {} before this one"),
    "occupied": (
        "Venter: en anden kørsel af maalplan skriver i mappen",
        "Waiting: another run of maalplan writes to the folder",
    ),
    "opening": ("Åbner filerne", "Opening the files"),
    "reading": ("Læser dokument {} af {}", "Reading document {} of {}"),
    "writing": ("Skriver planer og tabeller", "Writing plans and tables"),
    "done": ("Færdig", "Done"),
}


def form_to_html(size: int, files: int, *, lang: Lang = "da") -> bytes:
    """The page from which documents are sent: *size* bytes in all, and so many *files*."""
    return render("upload.html.jinja", lang, site=Site(), size=size, megabytes=size // _MEGABYTE, files=files)


def progress_to_html(progress: UploadProgress, *, lang: Lang = "da") -> bytes:
    """The page that shows how an upload goes; without script it is loaded again and again until that is done."""
    return render(
        "uploaded.html.jinja",
        lang,
        site=Site(),
        progress=progress,
        stage=stage_text(progress, lang),
        plan_url=plan_url,
    )


def progress_to_json(progress: UploadProgress, *, lang: Lang = "da") -> bytes:
    """The same for programs; ``text`` says the stage in words."""
    told = {
        "id": progress.id,
        "stage": progress.stage,
        "text": stage_text(progress, lang),
        "before": progress.before,
        "done": progress.done,
        "total": progress.total,
        "finished": progress.is_done,
        "documents": [_told(outcome) for outcome in progress.outcomes],
    }
    return json.dumps(told, ensure_ascii=False).encode()


def stage_text(progress: UploadProgress, lang: Lang) -> str:
    """How far an upload is, in words.

    >>> stage_text(UploadProgress("x", "reading", done=1, total=3), "da"), stage_text(UploadProgress("x"), "en")
    ('Læser dokument 2 af 3', 'Receiving the files')
    """
    text = _STAGES[progress.stage][lang == "en"]
    if progress.stage == "waiting":
        return text.format(progress.before)
    return text.format(min(progress.done + 1, progress.total), progress.total)


def _told(outcome: UploadOutcome) -> dict[str, Any]:
    status = "failed" if outcome.error is not None else "converted" if outcome.known is None else "known"
    error = None if outcome.error is None else {"code": outcome.error.code, "message": outcome.error.message}
    return {
        "name": outcome.name,
        "status": status,
        "plan": outcome.plan,
        "url": None if outcome.plan is None else plan_url(outcome.plan),
        "same_as": outcome.known,
        "error": error,
    }
