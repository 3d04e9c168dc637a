"""Print the sample plans.

``python -m samples.make`` writes each plan in its committed format to ``samples/plans``;
``python -m samples.make --all DIR`` writes every plan in every format to DIR.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.content import FORMATS, PLANS, Format, Sample, samples


def render(sample: Sample, kind: Format) -> bytes:
    """The document's bytes, the same at every call."""
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


def write(sample: Sample, kind: Format, folder: Path) -> Path:
    """Write one document as ``<id>.<kind>`` into *folder*; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sample.id}.{kind}"
    path.write_bytes(render(sample, kind))
    return path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m samples.make", description="Write the sample plans.")
    parser.add_argument("--all", metavar="DIR", type=Path, help="every plan in every format, into DIR")
    folder: Path | None = parser.parse_args().all
    for sample in samples():
        for kind in FORMATS if folder else (sample.document.format,):
            print(write(sample, kind, folder or PLANS))


if __name__ == "__main__":
    main()
