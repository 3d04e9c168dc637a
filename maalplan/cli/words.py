"""The option ``--vocabulary``: labels and headings of one's own."""

from __future__ import annotations

from pathlib import Path

import click


def _read(_context: click.Context, _option: click.Parameter, file: Path | None) -> str | None:
    """The TOML text of the file, looked through; a call with a wrong one is a wrong call."""
    if file is None:
        return None
    from maalplan.errors import MaalplanError
    from maalplan.parsers.vocabulary import vocabulary

    try:
        own = file.read_text(encoding="utf-8")
        vocabulary(own)
    except OSError as error:
        raise click.BadParameter(f"{file} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise click.BadParameter(f"{file} is no text in UTF-8; save it anew.") from None
    except MaalplanError as error:
        raise click.BadParameter(f"{file}: {error.message}") from None
    return own


VOCABULARY = click.option(
    "--vocabulary",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_read,
    help="Labels and headings that your plans use, as a TOML file: see docs/vocabulary.md.",
)
