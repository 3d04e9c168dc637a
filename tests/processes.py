"""The processes that read for this one."""

from __future__ import annotations

from contextlib import suppress

import psutil


def workers() -> list[psutil.Process]:
    """Those that live now; a browser that other tests keep open is none of them."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            if "maalplan.batch.worker" in child.cmdline():
                found.append(child)
    return found
