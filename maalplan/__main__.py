"""``python -m maalplan`` is the command ``maalplan``."""

from __future__ import annotations

from maalplan.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
