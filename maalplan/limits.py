"""How much of anything is taken at most, each with its reason. What lies beyond is said, with code ``too-large``."""

from __future__ import annotations

KB, MB, GB = 1024, 1024**2, 1024**3

PIECE = 256 * KB
"""How much is read at once of what is copied: enough for speed, nothing for memory."""

# ------------------------------------------------------------------ archives

NESTING = 3
"""Archives in each other, the outermost counted: a share that was packed by office, then by year, then sent."""

MEMBERS = 100_000
"""Files of one archive, with those in archives inside it; beyond that, finding takes hundreds of megabytes."""

MEMBER_BYTES = 512 * MB
"""One unpacked file: a plan takes a few megabytes, a hundred pages scanned in colour a hundred."""

ARCHIVE_BYTES = 4 * GB
"""All that comes out of one archive, with the archives inside it, so that no archive takes the room of the others."""

UNPACKED_BYTES = 20 * GB
"""All that a run unpacks: it lies in the temporary folder until the run is done."""

ROOM_LEFT = 100 * MB
"""What unpacking leaves free on the disk of the temporary folder, which others write to as well."""

RATIO = 200
"""How many times larger than packed a file may be: text shrinks to a tenth, an empty form to a fiftieth; bombs to a
thousandth and less."""

RATIO_FROM = 16 * MB
"""Below this size the ratio is of no matter: nothing so small does harm."""

ZIP_DIRECTORY = 32 * MB
"""The directory of a ZIP file, which is read at once: three hundred bytes for each of as many files as are taken."""

TAR_HEADER = 1 * MB
"""What the header of a file in a TAR archive may hold: a long name, and a few facts more."""

# ------------------------------------------------------------------ what is given

STANDARD_INPUT = 1 * GB
"""The document, or archive, on standard input."""

LIST_OF_PATHS = 256 * MB
"""The list of ``--files-from``: a million paths of 250 letters."""
