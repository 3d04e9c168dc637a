"""Old Word documents (.doc) and rich text (.rtf): LibreOffice, where it is installed, makes OpenDocument of them, and
pages of every document for word processors.

It runs out of sight with a profile of its own, in a folder that goes away: no macros, no links, no network.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from maalplan.errors import Damaged, Encrypted, TooLarge, Unsupported
from maalplan.ingest.odt import read_odt
from maalplan.ingest.origin import origin
from maalplan.limits import OFFICE_SECONDS
from maalplan.model import Block, Document, Text

PROGRAMS = ("soffice", "libreoffice")
MAC = (Path("/Applications"), Path.home() / "Applications")
WINDOWS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
SETTINGS = (
    # LibreOffice asks for linked pictures even where links are blocked, so every request goes to a closed door.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetFTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    # The structure tree says which words belong together, also across pages.
    ("org.openoffice.Office.Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("org.openoffice.Setup/L10N", "ooSetupSystemLocale", "da-DK"),
)
"""(path, property, value) of the profile."""
FORMS = {"odt": "odt", "pdf": "pdf:writer_pdf_Export"}
"""What LibreOffice calls what it is to make; no PDF of what turns out to be a workbook."""
HEADER = b"\xec\xa5"
"""How the header of a Word document begins, at a sector of the file."""
SECTOR = 512
LOCKED = 0x0100
"""The flag of the header that says that the words are encrypted."""
REMEDY = "open it in Word and save it as .docx"


@dataclass(frozen=True, slots=True)
class _Form:
    noun: str
    suffix: str
    media_type: str


DOC = _Form("an old Word document", ".doc", "application/msword")
RTF = _Form("a rich text file", ".rtf", "application/rtf")


def read_office(data: bytes, path: str) -> Document:
    """What the .doc or .rtf file *data* shows; *path* is only noted.

    Raises :class:`~maalplan.errors.Unsupported` where LibreOffice is not installed,
    :class:`~maalplan.errors.Damaged` where it makes no words of the file, :class:`~maalplan.errors.Encrypted`, and
    :class:`~maalplan.errors.TooLarge` where it does not come to an end.
    """
    form = RTF if data.startswith(b"{\\rtf") else DOC
    program = find_office()
    if program is None:
        raise Unsupported(
            f"This is {form.noun} ({form.suffix}), which is read through LibreOffice, and that was not found; "
            f"install LibreOffice, or {REMEDY}."
        )
    made = convert(data, form.suffix, program)
    if made is None:
        if form is DOC and _is_locked(data):
            raise Encrypted("The document asks for a password; open it in Word and save it without one.")
        raise Damaged(f"LibreOffice cannot open this file; {REMEDY}.")
    document = read_odt(made, path, just_made=True)
    if not _has_words(document.blocks):
        raise Damaged(f"LibreOffice finds no words in this file; {REMEDY}.")
    source = document.source
    return replace(document, source=origin(data, path, form.media_type, f"libreoffice+{source.parser}"))


def find_office() -> Path | None:
    """The program of LibreOffice: on the PATH, else where its installers put it; None where there is none."""
    on_path = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    return Path(on_path) if on_path else next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> tuple[Path, ...]:
    if sys.platform == "darwin":
        return tuple(folder / "LibreOffice.app" / "Contents" / "MacOS" / "soffice" for folder in MAC)
    if sys.platform == "win32":
        folders = [Path(found) for name in WINDOWS if (found := os.environ.get(name))]
        # The .com waits until the work is done; the .exe opens a window of its own on some versions.
        return tuple(f / "LibreOffice" / "program" / name for f in folders for name in ("soffice.com", "soffice.exe"))
    return ()


def convert(
    data: bytes, suffix: str, program: Path, longest: float = OFFICE_SECONDS, *, to: Literal["odt", "pdf"] = "odt"
) -> bytes | None:
    """*data* as an OpenDocument text, or as a PDF, made by *program* within *longest* seconds; None where it makes
    nothing.

    Raises :class:`~maalplan.errors.TooLarge` when the time is up, :class:`~maalplan.errors.Unsupported` when the
    program does not start.
    """
    with TemporaryDirectory(prefix="maalplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        options = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--convert-to", FORMS[to])
        _run([str(program), f"-env:UserInstallation={profile}", *options, "--outdir", name, str(source)], longest)
        made = folder / f"document.{to}"
        # The program's exit status says nothing: it is 0 for a file that could not be opened.
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], longest: float) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that was looked for, and paths of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Unsupported(f"LibreOffice does not start ({error.strerror}); install it anew, or {REMEDY}.") from error
    try:
        process.wait(longest)
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"LibreOffice was not done with this file after {longest:g} seconds; {REMEDY}.") from error
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started; the launcher may be done before them."""
    if sys.platform == "win32":
        if process.poll() is None:
            taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
            subprocess.run(  # noqa: S603 - a program of Windows, by its full path
                [str(taskkill), "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
            )
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    process.wait()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _is_locked(data: bytes) -> bool:
    """Whether a .doc says that its words are encrypted."""
    headers = (at for at in range(SECTOR, len(data) - 12, SECTOR) if data.startswith(HEADER, at))
    at = next(headers, None)
    return at is not None and bool(int.from_bytes(data[at + 10 : at + 12], "little") & LOCKED)


def _has_words(blocks: Iterable[Block]) -> bool:
    return any(
        block.text.strip() if isinstance(block, Text) else any(_has_words(cell.content) for cell in block.cells)
        for block in blocks
    )
