"""The folder that is written to, where its tables are cut off while they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from maalplan.batch.folder import Folder
from tests.batch.test_run import contents, put, run
from tests.stand_in import stand_in

__all__ = ["stand_in"]

pytestmark = pytest.mark.usefixtures("stand_in")


class Cut(BaseException):
    """The run's end, at any moment."""


@pytest.mark.parametrize("error", [Cut, OSError])
@pytest.mark.parametrize("placed", [0, 1, 3])
def test_tables_that_were_not_all_written_are_drawn_again(
    share: Path, monkeypatch: pytest.MonkeyPatch, placed: int, error: type[BaseException]
) -> None:
    put({"planer/ssi.txt": "ssi-2025\nHandleplan (Q4)."})
    run("planer")
    put({"planer/ssi.txt": "ssi-2025\nTi møder.", "planer/sst.txt": "sst-2025\nEn rapport."})
    run("planer", out="hel")
    place, moments = Folder._place, iter(range(placed))

    def cut(self: Folder, *what: object) -> tuple[str, ...]:
        if next(moments, None) is None:
            raise error
        return place(self, *what)  # type: ignore[arg-type]

    with monkeypatch.context() as cutting:
        cutting.setattr(Folder, "_place", cut)
        if error is Cut:  # nothing of the run's end comes to pass
            cutting.setattr(Folder, "write_report", lambda *_: None)
            cutting.setattr(Folder, "settle", lambda *_: None)
        with pytest.raises(error):
            run("planer")
    warnings: list[str] = []
    run("planer", warnings=warnings)
    assert warnings == []
    assert contents(Path("out")) == contents(Path("hel"))
