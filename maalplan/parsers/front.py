"""What a plan says of itself."""

from __future__ import annotations
from collections.abc import Sequence
from maalplan.model import Block, RawFront


def read_front(blocks: Sequence[Block]) -> RawFront:
    """Placeholder until the real one is here."""
    return RawFront()
