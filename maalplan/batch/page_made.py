"""The page on which a plan stands beside its document, made where documents are read."""

from __future__ import annotations

from pathlib import Path

from maalplan.batch.reading import what_was_read
from maalplan.batch.state import hash_of
from maalplan.batch.tasks import PageAsked, Read
from maalplan.errors import MaalplanError, Unreadable
from maalplan.model import ReadOptions
from maalplan.output.plan_json import plan_from_json
from maalplan.output.review.page import review_to_html
from maalplan.pipeline import see_document
from maalplan.review import reviewed


class Changed(MaalplanError):
    """The document is not the one that the plan was read from."""

    code = "changed"


def page_made(document: Path, asked: PageAsked, options: ReadOptions) -> tuple[bytes, Read]:
    """The page of a plan beside the file *document*, and what the plan holds.

    Raises:
        Changed: the file is not what the plan was read from.
        MaalplanError: it cannot be shown.
    """
    plan = plan_from_json(asked.plan)
    try:
        data = document.read_bytes()
    except OSError as error:
        raise Unreadable(f"This cannot be read ({error.strerror}); ask for the right to read it.") from error
    if hash_of(data) != plan.source.sha256:
        raise Changed("The document has changed since it was read; convert it again.")
    sight = see_document(data, path=plan.source.path, options=options, pictures=asked.pictures)
    note = "" if sight.unprinted else asked.made_of
    told = reviewed(plan, sight)
    page = review_to_html(told, lang=asked.lang, made_of=note, site=asked.site, save_to=asked.save_to)
    return page, what_was_read(plan)
