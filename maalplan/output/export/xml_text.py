"""Words in XML files."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def fitting(text: str) -> str:
    """*text* as XML 1.0 can hold it: every line ends in a line feed, and what is no character is shown as ``�``.

    >>> fitting("Mål" + chr(27) + "[2J" + chr(13) + chr(10) + "æøå")
    'Mål�[2J\\næøå'
    """
    return _UNFIT.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))
