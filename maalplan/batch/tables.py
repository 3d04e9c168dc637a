"""The files in a folder that hold all of its plans: the tables with their description, and the workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from maalplan.batch.asked import Asked
from maalplan.batch.scratch import TemporaryFolder, scratch
from maalplan.batch.state import hash_of
from maalplan.model import Plan, TablesMade
from maalplan.output.files import Draft

if TYPE_CHECKING:
    from maalplan.output.growing import Unfit
    from maalplan.output.plans.workbook import PlanWorkbook

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files as drafts, by file name, and what was made of words on the way."""

    drafts: dict[str, Draft]
    made: TablesMade


def names_of(asked: Asked, has: Callable[[str], bool]) -> tuple[str, ...]:
    """The files that a run writes: those that are *asked* for, and those that the folder *has*, for none shall be left
    behind by the plans."""
    from maalplan.output.columns import TABLES
    from maalplan.output.datapackage import DESCRIPTOR
    from maalplan.output.plans.layout import WORKBOOK

    tables = (*(f"{table.name}.csv" for table in TABLES), DESCRIPTOR)
    wanted = tables if "csv" in asked.formats or any(map(has, tables)) else ()
    return (*wanted, WORKBOOK) if "xlsx" in asked.formats or has(WORKBOOK) else wanted


def form_of(asked: Asked) -> str:
    """A hash of how the files are written, whatever the plans: another maalplan may have other columns."""
    from maalplan.output.columns import TABLES
    from maalplan.output.datapackage import FileFacts, descriptor_of
    from maalplan.output.plans.layout import LAYOUTS
    from maalplan.output.plans.record import FORMAT

    described = descriptor_of({f"{table.name}.csv": FileFacts(0, "") for table in TABLES}, asked.csv)
    return hash_of(f"{described.decode()}\n{asked.csv}\n{LAYOUTS}\n{FORMAT}\n{asked.lang}")


def drawn(out: Path, names: Iterable[str], plans: Iterable[tuple[Plan, str | None]], asked: Asked) -> Drawn:
    """The files of these *names* as drafts in *out*, of *plans* with the paths of their documents as seen from there,
    where these are near; never more than one plan in memory.

    Raises:
        MaalplanError: the system does not let us write.
    """
    with scratch() as private:
        drawing = _Drawing(out, frozenset(names), asked, private)
        try:
            drawing.begin()
            for plan, document in plans:
                drawing.add(plan, document)
            return drawing.end()
        except BaseException:
            for draft in drawing.drafts.values():
                draft.drop()
            raise


@dataclass(slots=True)
class _Drawing:
    """The files in the making; *private* has room for what is not yet one of them."""

    out: Path
    names: frozenset[str]
    asked: Asked
    private: Path
    drafts: dict[str, Draft] = field(default_factory=dict)
    neutralised: int = 0
    book: PlanWorkbook | None = None

    def begin(self) -> None:
        from maalplan.output.columns import TABLES
        from maalplan.output.plans.layout import WORKBOOK
        from maalplan.output.tables import csv_header

        for table in TABLES:
            if (name := f"{table.name}.csv") in self.names:
                self.drafts[name] = Draft(self.out / name)
                self.drafts[name].write(csv_header(table, self.asked.csv))
        if WORKBOOK in self.names:
            from maalplan.output.plans.workbook import PlanWorkbook

            self.book = PlanWorkbook(self.private / WORKBOOK, self.asked.lang)

    def add(self, plan: Plan, document: str | None) -> None:
        from maalplan.output.columns import TABLES
        from maalplan.output.rows import plan_rows
        from maalplan.output.tables import csv_lines

        rows = plan_rows(plan)
        for table in TABLES:
            if (name := f"{table.name}.csv") in self.names:
                lines = csv_lines(table, rows[table.name], self.asked.csv)
                self.drafts[name].write(lines.data)
                self.neutralised += lines.neutralised
        if self.book is not None:
            with self._writing():
                self.book.add(plan, document)

    def end(self) -> Drawn:
        from maalplan.output.datapackage import DESCRIPTOR, FileFacts, descriptor_of
        from maalplan.output.plans.layout import WORKBOOK

        if DESCRIPTOR in self.names:
            facts = {name: FileFacts(draft.size, draft.sha256) for name, draft in self.drafts.items()}
            self.drafts[DESCRIPTOR] = Draft(self.out / DESCRIPTOR)
            self.drafts[DESCRIPTOR].write(descriptor_of(facts, self.asked.csv))
        made = TablesMade(self.asked.dialect if DESCRIPTOR in self.names else None, self.neutralised)
        if self.book is None:
            return Drawn(self.drafts, made)
        with self._writing():
            unfit = self.book.close()
        draft = self.drafts[WORKBOOK] = Draft(self.out / WORKBOOK)
        for piece in _pieces(self.private / WORKBOOK):
            draft.write(piece)
        return Drawn(self.drafts, _with_unfit(made, unfit))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise TemporaryFolder(
                f"The workbook could not be drawn in the temporary folder ({error.strerror or error}); "
                "make room there, or name another one in TMPDIR."
            ) from error


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _with_unfit(made: TablesMade, unfit: Unfit) -> TablesMade:
    return replace(made, shortened=unfit.shortened, replaced=unfit.replaced, left_out=unfit.rows, unlinked=unfit.links)
