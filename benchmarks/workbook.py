"""How long the workbook of many plans takes, and how much memory: ``python -m benchmarks.workbook [--milestones N]``.

The sample plans, again and again under other ids, until there are N milestones. Beside it, in turns within the same
run, pandas writes the same rows of the flat tables with openpyxl (``DataFrame.to_excel``): no widths, formats, links,
filters or findings. Processor time from the import of either library on, and the highest memory of its process.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5

_PLANS = """
import json, resource, sys, time
from dataclasses import replace
from itertools import count
from pathlib import Path
from maalplan.output.plan_json import plan_from_json
from maalplan.output.rows import flat_rows
samples = [plan_from_json(path.read_bytes()) for path in sorted(Path("tests/golden").glob("*/plan.json"))]
def plans():
    left = int(sys.argv[1])
    for number in count():
        sample = samples[number % len(samples)]
        yield replace(sample, id=f"{sample.agency.id}-{number}")
        left -= sum(len(goal.milestones) for goal in sample.goals)
        if left <= 0:
            return
path = Path(sys.argv[2])
made = sum(len(goal.milestones) for plan in plans() for goal in plan.goals)
"""
_END = """
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": time.process_time() - begun, "megabytes": usage.ru_maxrss / 1024,
                  "milestones": made, "bytes": path.stat().st_size}))
"""
OURS = f"""{_PLANS}
begun = time.process_time()
from maalplan.output.plans.workbook import PlanWorkbook
book = PlanWorkbook(path)
for plan in plans():
    book.add(plan, "../planer/plan.pdf")
book.close()
{_END}"""
THEIRS = f"""{_PLANS}
begun = time.process_time()
import pandas
rows = flat_rows(plans())
with pandas.ExcelWriter(path, engine="openpyxl") as writer:
    for name, table in rows.items():
        pandas.DataFrame(table).to_excel(writer, sheet_name=name, index=False)
{_END}"""


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--milestones", type=int, default=5000)
    wanted = arguments.parse_args().milestones
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "maalplan.xlsx")
        rounds = [(_run(OURS, wanted, path), _run(THEIRS, wanted, path)) for _ in range(ROUNDS)]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};")
    print(f"{rounds[0][0]['milestones']:.0f} milestones; median of {ROUNDS} runs in turns (least to most)\n")
    print("| what | processor time | memory | file |")
    print("| --- | --- | --- | --- |")
    for name, runs in zip(("maalplan.xlsx", "pandas.to_excel (openpyxl)"), zip(*rounds, strict=True), strict=True):
        seconds = [run["seconds"] for run in runs]
        memory = statistics.median(run["megabytes"] for run in runs)
        shown = f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"
        print(f"| {name} | {shown} | {memory:.0f} MB | {runs[0]['bytes'] / 1e6:.1f} MB |")
    ratio = statistics.median(ours["seconds"] / theirs["seconds"] for ours, theirs in rounds)
    print(f"\nprocessor time, ours to theirs: {ratio:.2f}")


def _run(script: str, milestones: int, path: Path) -> dict[str, float]:
    command = [sys.executable, "-c", script, str(milestones), str(path)]
    called = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    found: dict[str, float] = json.loads(called.stdout)
    return found


if __name__ == "__main__":
    main()
