"""The command ``maalplan``: arguments to calls, calls to streams and an exit status."""

from __future__ import annotations

from maalplan.cli.app import main

__all__ = ["main"]
