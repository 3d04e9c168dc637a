"""The options that say how documents are read: ``--pdf-engine``, ``--ocr``, ``--password``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, get_args

import click

from maalplan.model import Ocr, PdfEngine, ReadOptions


class _Password(click.types.StringParamType):
    """A password, which may hold spaces: in the environment each stands on a line of its own."""

    name = "text"
    envvar_list_splitter = "\n"


PASSWORD = click.option(
    "--password",
    "passwords",
    metavar="TEXT",
    type=_Password(),
    multiple=True,
    envvar="MAALPLAN_PASSWORD",
    help="Opens documents that ask for one; may be given several times. A password in the environment as"
    " MAALPLAN_PASSWORD (several: one a line) shows in no list of processes and in no history.",
)

_OPTIONS = (
    click.option(
        "--pdf-engine",
        type=click.Choice(get_args(PdfEngine)),
        default="pdfium",
        help="What looks at the pages of a PDF: pdfium is fast (default), pdfplumber the reference.",
    ),
    click.option(
        "--ocr",
        type=click.Choice(get_args(Ocr)),
        default="auto",
        help="Which pages of a PDF are read as pictures: those without Danish text (auto, default), none, or all.",
    ),
    PASSWORD,
)


def reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* these options; it gets them as ``options``, a :class:`~maalplan.model.ReadOptions`."""

    @wraps(command)
    def called(*arguments: Any, pdf_engine: PdfEngine, ocr: Ocr, passwords: tuple[str, ...], **others: Any) -> Any:
        given = tuple(password for password in passwords if password)
        return command(*arguments, options=ReadOptions(pdf_engine, ocr, given), **others)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called
