"""How soon a review page is to be seen: ``python -m benchmarks.review [--goals N] [--milestones N] [--runs N]``.

A long plan as a PDF, its review page, and beside it, in turns within the same run, a page with the same pictures of the
document and nothing else. The figures are those that Chromium takes itself: when the first words or pictures stand on
the screen, when the largest does, and when all is loaded, in milliseconds from the beginning of the page. A wide window
and a narrow one. Chromium and its driver are needed, as for the tests.
"""

from __future__ import annotations

import argparse
import platform
import re
import statistics
from dataclasses import replace

from benchmarks.long_plan import long_plan
from maalplan.output.review.page import review_to_html
from maalplan.pipeline import read_plan, see_document
from maalplan.review import reviewed
from samples.as_pdf import as_pdf
from tests.browser import DESKTOP, PHONE, Browser, chromium

_PICTURES = re.compile(rb"<img [^>]*>")
_ASK = """
new Promise(done => setTimeout(() => new PerformanceObserver((list) => {
  const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
  const first = performance.getEntriesByName("first-contentful-paint")[0];
  done([first?.startTime ?? load, list.getEntries().at(-1).startTime, load]);
}).observe({ type: "largest-contentful-paint", buffered: true }), 300))
"""
_READY = 'document.readyState === "complete"'
WHAT = ("first words or pictures", "largest part", "all loaded")


def main() -> None:
    """The command line."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--goals", type=int, default=200)
    given.add_argument("--milestones", type=int, default=3, help="of each goal at the most")
    given.add_argument("--runs", type=int, default=9)
    asked = given.parse_args()
    page, pages, counts = _page(asked.goals, asked.milestones)
    pictures = _pictures_alone(page)
    print(f"{platform.system()} {platform.machine()}, Python {platform.python_version()}; {counts}, {pages} pages;")
    print(f"the page {len(page) / 1e6:.2f} MB, the pictures alone {len(pictures) / 1e6:.2f} MB; {asked.runs} runs.\n")
    print("| window | what | ms of the page | ms of the pictures alone | ratio |\n| --- | --- | --- | --- | --- |")
    with chromium() as browser:
        for name, width in (("1280 wide", DESKTOP), ("360 wide", PHONE)):
            ours: list[list[float]] = []
            theirs: list[list[float]] = []
            for _ in range(asked.runs):
                ours.append(_measured(browser, page, width))
                theirs.append(_measured(browser, pictures, width))
            for number, what in enumerate(WHAT):
                own, other = ([run[number] for run in runs] for runs in (ours, theirs))
                ratio = statistics.median(own) / statistics.median(other)
                print(f"| {name} | {what} | {_told(own)} | {_told(other)} | {ratio:.2f} |")


def _page(goals: int, milestones: int) -> tuple[bytes, int, str]:
    """The review page of a long plan, how many pages its document has, and what it holds."""
    whole = long_plan(goals)
    shorter = tuple(replace(one, milestones=one.milestones[:milestones]) for one in whole.goals)
    data = as_pdf(replace(whole, goals=shorter))
    plan = read_plan(data, path="lang.pdf")
    sight = see_document(data, path="lang.pdf")
    counts = f"{len(plan.goals)} goals, {sum(len(goal.milestones) for goal in plan.goals)} milestones"
    return review_to_html(reviewed(plan, sight)), len(sight.pages), counts


def _pictures_alone(page: bytes) -> bytes:
    """A page that shows the pictures of *page*, as wide as there, and nothing else."""
    shown = b"\n".join(b"<p>" + picture + b"</p>" for picture in _PICTURES.findall(page))
    head = b'<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>-</title>'
    return head + b"<style>img { width: 50%; height: auto }</style>\n" + shown


def _measured(browser: Browser, page: bytes, width: int) -> list[float]:
    """When a page stands on the screen, in milliseconds, by what is measured."""
    browser.open(page, width=width)
    assert browser.ask(_READY)
    found: list[float] = browser.ask(_ASK)
    return found


def _told(runs: list[float]) -> str:
    return f"{statistics.median(runs):.0f} ({min(runs):.0f} to {max(runs):.0f})"


if __name__ == "__main__":
    main()
