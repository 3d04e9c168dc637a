"""Closes the network to a process: who asks for it is told no, and written down."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any, NoReturn


def _refuse(*arguments: Any, **_: Any) -> NoReturn:
    asked = os.environ.get("MAALPLAN_TEST_ASKED")
    if asked:
        with Path(asked).open("a", encoding="utf-8") as file:
            file.write(f"{arguments[-1]!r}\n".replace(" ", ""))
    raise OSError("the network is closed")


if os.environ.get("MAALPLAN_TEST_ASKED"):
    socket.socket.connect = socket.socket.connect_ex = _refuse  # type: ignore[assignment,method-assign]
    socket.socket.sendto = _refuse  # type: ignore[assignment,method-assign]
    socket.getaddrinfo = socket.create_connection = _refuse
