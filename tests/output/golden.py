"""The golden files of the output room; ``python -m tests.output.golden`` writes them anew, for the eye to accept."""

from __future__ import annotations

from pathlib import Path

from maalplan.output import WRITERS
from maalplan.output.files import write_files
from maalplan.output.report import REPORT_FILE, report_to_json
from maalplan.output.show import show_document, show_ledger, show_plan, show_records
from tests.output.examples import DOCUMENT, FVST, PLANS, RAW, REPORT

FOLDER = Path(__file__).parent / "golden"


def golden_files() -> dict[str, bytes]:
    """Every golden file as the program writes it now, by its path."""
    return {
        **WRITERS["json"](PLANS),
        **WRITERS["datapackage"](PLANS),
        REPORT_FILE: report_to_json(REPORT),
        "document.txt": show_document(DOCUMENT).encode("utf-8"),
        "records.txt": show_records(RAW).encode("utf-8"),
        "ledger.txt": show_ledger(RAW).encode("utf-8"),
        "plan.txt": show_plan(FVST).encode("utf-8"),
    }


if __name__ == "__main__":
    write_files(FOLDER, golden_files())
