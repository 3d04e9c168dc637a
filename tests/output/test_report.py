from __future__ import annotations

import json
from dataclasses import replace

import pytest

from maalplan.errors import NotADocument
from maalplan.output.report import report_from_json, report_to_json
from tests.output.examples import REPORT


def test_a_report_reads_back_the_same() -> None:
    assert report_from_json(report_to_json(REPORT)) == REPORT


def test_a_report_of_nothing_is_a_report() -> None:
    empty = replace(REPORT, documents=())
    assert report_from_json(report_to_json(empty)) == empty


def test_a_short_report_is_read() -> None:
    short = {"schema_version": "1.0", "documents": [{"source": "ind/å.pdf", "status": "ok", "plan_id": "ssi-2025"}]}
    (entry,) = report_from_json(json.dumps(short).encode()).documents
    assert (entry.source, entry.status, entry.plan_id) == ("ind/å.pdf", "ok", "ssi-2025")
    assert (entry.goals, entry.reused, entry.sha256, entry.error) == (0, False, None, None)


def test_another_json_is_no_report() -> None:
    with pytest.raises(NotADocument, match="no report file"):
        report_from_json(b'{"documents": []}')
