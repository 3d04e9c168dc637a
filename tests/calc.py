"""LibreOffice Calc, where it is installed, as a user has it who opens a file and saves it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from maalplan.ingest.office import find_office

DANISH = 1030
"""The language of Danish settings."""
_UTF8 = 76


@dataclass(frozen=True)
class Calc:
    """The program, with settings of its own in *home*."""

    program: Path
    home: Path

    def saved(self, path: Path) -> Path:
        """A workbook that was opened and saved."""
        return self._convert(path)

    def imported(self, path: Path, delimiter: str = ";") -> Path:
        """A CSV file that was opened with Danish settings, numbers and days being recognised, as a workbook."""
        given = f"CSV:{ord(delimiter)},34,{_UTF8},1,,{DANISH},false,true"
        return self._convert(path, f"--infilter={given}")

    def _convert(self, path: Path, *more: str) -> Path:
        folder = self.home / "saved"
        command = [str(self.program), f"-env:UserInstallation={(self.home / 'profile').as_uri()}", "--headless", *more]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path)]
        subprocess.run(command, check=False, capture_output=True, timeout=120)
        return folder / f"{path.stem}.xlsx"


def found_calc(home: Path) -> Calc:
    """The program; the test is skipped where there is none, or where it has no Calc."""
    program = find_office()
    if program is not None:
        calc = Calc(program, home)
        (home / "tal.csv").write_bytes(b"1;2\r\n")
        if calc.imported(home / "tal.csv").exists():
            return calc
    pytest.skip("missing program: LibreOffice Calc (Debian: apt install libreoffice-calc-nogui)")
