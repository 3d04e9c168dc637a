"""Pages are made where documents are read: what one does to its process costs its own page the document, no other."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from maalplan.batch.child import CannotStart
from maalplan.batch.manner import Manner
from maalplan.batch.pool import Ended
from maalplan.batch.review_pages import Busy, Page, PageMaker, PageWanted, page_maker, pages_of
from maalplan.batch.state import hash_of
from maalplan.batch.tasks import Bounds
from maalplan.model import Plan
from maalplan.output.pages.site import Site
from maalplan.pipeline import read_plan
from tests.processes import workers

SAMPLE = Path(__file__).resolve().parents[2] / "samples/plans/slks-2024.txt"
QUICK = Manner(jobs=2, bounds=Bounds(20.0, 500))

pytestmark = pytest.mark.usefixtures("workers")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(SAMPLE)


def wanted(share: Path, plan: Plan, word: str = "", number: int = 0) -> PageWanted:
    """The page of *plan*, whose document begins with *word*."""
    file = share / f"{number}.txt"
    file.write_bytes((f"{word} \n".encode() if word else b"") + SAMPLE.read_bytes())
    source = replace(plan.source, sha256=hash_of(file.read_bytes()))
    return PageWanted(replace(plan, id=f"slks-{2000 + number}", source=source), file, made_of="seddel")


def test_each_page_is_made_whatever_its_neighbours_do(share: Path, plan: Plan) -> None:
    words = ("", "dør", "", "slutter", "snakker", "")
    asked = [wanted(share, plan, word, number) for number, word in enumerate(words)]
    pages = {page.plan.id: page for page in pages_of(iter(asked), len(asked), QUICK)}
    assert [pages[one.plan.id].unseen for one in asked] == [None, "unreadable", None, "unreadable", None, None]
    for page in pages.values():
        assert (b"seddel" in page.html) is (page.unseen is None), "a page without its document is made again"
        assert "Energi" not in page.html.decode()
    assert not workers()


def test_served_pages_have_their_head_whatever_became_of_the_document(share: Path, plan: Plan) -> None:
    asked = [replace(wanted(share, plan, word, number), site=Site()) for number, word in enumerate(("", "dør"))]
    pages = list(pages_of(asked, 2, QUICK))
    assert all('action="/search"' in page.html.decode() for page in pages)


def test_what_is_not_there_needs_no_process(share: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/findes/ikke/python")
    asked = [PageWanted(plan, "missing"), PageWanted(plan, "changed", "en")]
    pages = list(pages_of(asked, 2, QUICK))
    assert [page.unseen for page in pages] == ["missing", "changed"]
    assert "blev ikke fundet" in pages[0].html.decode()
    with pytest.raises(CannotStart):
        list(pages_of([wanted(share, plan)], 1, QUICK))


def test_a_document_that_changes_meanwhile_is_not_taken_for_what_was_read(share: Path, plan: Plan) -> None:
    one = wanted(share, plan)
    assert isinstance(one.document, Path)
    one.document.write_text("Noget andet.", encoding="utf-8")
    (page,) = pages_of([one], 1, QUICK)
    assert (page.unseen, page.said) == ("changed", None)
    one.document.unlink()
    (page,) = pages_of([one], 1, QUICK)
    assert page.unseen == "unreadable"


def test_threads_ask_at_the_same_time(share: Path, plan: Plan) -> None:
    words = ("", "dør", "", "", "fejl", "", "dræbt", "")
    asked = [wanted(share, plan, word, number) for number, word in enumerate(words)]
    with page_maker(QUICK) as maker, ThreadPoolExecutor(8) as threads:
        pages = list(threads.map(maker.page, asked))
        assert 1 <= len(workers()) <= 2
    assert [page.plan.id for page in pages] == [one.plan.id for one in asked]
    assert [page.unseen for page in pages] == ["unreadable" if word in ("dør", "dræbt") else None for word in words]
    assert not workers()


def test_who_has_no_patience_is_told(share: Path, plan: Plan) -> None:
    slow = wanted(share, plan, "venter", 1)
    with page_maker(replace(QUICK, jobs=1, bounds=Bounds(4.0, 500))) as maker:
        first = _Waiting(maker, slow)
        _until(lambda: bool(workers()))
        with pytest.raises(Busy, match="try again"):
            maker.page(wanted(share, plan), patience=0.01)
        assert first() == "unreadable", "its time was up"
        assert maker.page(wanted(share, plan), patience=1).unseen is None


def test_closing_ends_the_processes_and_who_waits_for_them(share: Path, plan: Plan) -> None:
    with page_maker(replace(QUICK, jobs=1)) as maker:
        waiting = [_Waiting(maker, wanted(share, plan, "venter")) for _ in range(2)]
        _until(lambda: bool(workers()))
    assert all(isinstance(one(), Ended) for one in waiting)
    assert not workers()


def test_a_process_that_does_not_start_is_tried_again(share: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    with page_maker(replace(QUICK, jobs=1)) as maker:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", "/findes/ikke/python")
            with pytest.raises(CannotStart):
                maker.page(wanted(share, plan))
        assert maker.page(wanted(share, plan)).unseen is None


class _Waiting:
    """A thread that asks for a page; called, why the document is unseen, or the error."""

    def __init__(self, maker: PageMaker, one: PageWanted) -> None:
        self._result: Page | Exception | None = None
        self._thread = threading.Thread(target=self._ask, args=(maker, one))
        self._thread.start()

    def _ask(self, maker: PageMaker, one: PageWanted) -> None:
        try:
            self._result = maker.page(one)
        except Exception as error:
            self._result = error

    def __call__(self) -> object:
        self._thread.join(30)
        return self._result.unseen if isinstance(self._result, Page) else self._result


def _until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
