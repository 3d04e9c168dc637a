"""Found by the Python of a worker, where this folder is on its path: documents of a few words are read, and some of
them take the process with them, whether they are read or shown."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import Any

DEATHS = {
    "dør": lambda: ctypes.string_at(0),
    "dræbt": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "slutter": lambda: os._exit(3),
    "hænger": lambda: re.match(r"(a+)+$", "a" * 60 + "b"),
    "venter": lambda: time.sleep(3600),
    "grådig": lambda: [bytearray(10_000_000) for _ in range(1000)],
    "snakker": lambda: os.write(1, b"libraries print"),
    "langsom": lambda: time.sleep(0.3),
}
"""How a document behaves whose first line is this word and the id of its plan."""

if "maalplan.batch.worker" in sys.orig_argv or os.environ.get("MAALPLAN_STAND_IN"):
    import maalplan.pipeline
    from maalplan.model import Plan, Sight
    from tests.stand_in import plan_of

    def read_plan(source: Path | str, *, path: str | None = None, **_: object) -> Plan:
        """The stand-in's plan, unless the document's first word says how it ends."""
        data = Path(source).read_bytes()
        word, _, rest = data.decode().partition(" ")
        if word in DEATHS:
            DEATHS[word]()
            data = rest.encode()
        return plan_of(data, path or Path(source).name)

    shown = maalplan.pipeline.see_document

    def see_document(data: bytes, **told: Any) -> Sight:
        """What is to be seen of the document, unless its first word says how it ends."""
        word = data.decode("utf-8", "replace").partition(" ")[0]
        if word in DEATHS:
            DEATHS[word]()
        return shown(data, **told)

    maalplan.pipeline.read_plan = read_plan
    maalplan.pipeline.see_document = see_document
