"""Print the sample plans and the reports on them.

``python -m samples.make`` writes each plan and report in its committed format to ``samples/plans`` and
``samples/reports``; ``python -m samples.make --all DIR`` writes every one in every format to DIR.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.content import FORMATS, PLANS, Format, Sample, samples
from samples.reporting.content import REPORTS, Report, reports


def render(sample: Sample, kind: Format) -> bytes:
    """The bytes of a plan's document, the same at every call."""
    if kind == "docx":
        from samples.as_word import as_word

        return as_word(sample)
    if kind == "pdf":
        from samples.as_pdf import as_pdf

        return as_pdf(sample)
    if kind == "txt":
        from samples.as_text import as_text

        return as_text(sample).encode("utf-8")
    from samples.as_markdown import as_markdown

    return as_markdown(sample).encode("utf-8")


def render_report(report: Report, kind: Format) -> bytes:
    """The bytes of a report's document, the same at every call."""
    if kind == "docx":
        from samples.reporting.as_word import as_word

        return as_word(report)
    if kind == "pdf":
        from samples.reporting.as_pdf import as_pdf

        return as_pdf(report)
    if kind == "txt":
        from samples.reporting.as_text import as_text

        return as_text(report).encode("utf-8")
    from samples.reporting.as_markdown import as_markdown

    return as_markdown(report).encode("utf-8")


def write(sample: Sample | Report, kind: Format, folder: Path) -> Path:
    """Write one document as ``<id>.<kind>`` into *folder*; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sample.id}.{kind}"
    path.write_bytes(render(sample, kind) if isinstance(sample, Sample) else render_report(sample, kind))
    return path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.make", description="Write the sample plans and reports.")
    parser.add_argument("--all", metavar="DIR", type=Path, help="every one in every format, into DIR")
    folder: Path | None = parser.parse_args().all
    told: list[tuple[Path, Sample | Report]] = [
        *((PLANS, plan) for plan in samples()),
        *((REPORTS, report) for report in reports()),
    ]
    for home, one in told:
        for kind in FORMATS if folder else (one.document.format,):
            print(write(one, kind, folder or home))


if __name__ == "__main__":
    main()
