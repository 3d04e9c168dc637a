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

OBJECT = 1 * GB
"""One file of an object store: a document, or an archive of a few years."""

# ------------------------------------------------------------------ documents

TEXT_BYTES = 16 * MB
"""A plain text, Markdown file or web page: a plan has a quarter of a megabyte, but a page may hold its pictures."""

PART_BYTES = 64 * MB
"""One part of a Word or OpenDocument file, unpacked: the words of a plan take one per cent of this."""

HEADS = 60
"""Page headers and footers of a Word file: three of each for ten sections; those beyond are not looked at."""

HEAD_BYTES = 1 * MB
"""One page header or footer of a Word file, unpacked: it has a few kilobytes; one beyond is not looked at."""

LETTERS = 5_000_000
"""All that a document shows: two thousand pages full of words."""

BLOCKS = 50_000
"""Paragraphs, lines and cells of a document: the lines of a thousand full pages. Each takes about a fifth of a
millisecond to understand, and two kilobytes."""

PDF_PAGES = 2000
"""Pages of a PDF: a plan has a hundred at most, a year's budget law two thousand."""

PDF_PART = 64 * MB
"""What a page shows, or a font, or a box of objects, unpacked: a page full of words takes a hundred kilobytes."""

PAGE_LETTERS = 100_000
"""Letters on a page of a PDF: a sheet of A0 in the smallest print has as many."""

PAGE_SHAPES = 50_000
"""Lines and surfaces drawn on a page: beyond this they are those of a map or a picture, and no table's."""

DRAWN_PAGES = 200
"""Pages of a PDF that 'review' draws; on those behind them it marks words on empty paper."""

PAGE_POINTS = 14_400
"""The longest side of a page that is looked at as a picture: five metres, the most that the format has room for."""

PICTURE_PIXELS = 400_000_000
"""Pixels of a picture on a page that is looked at: a sheet of A0 scanned in 500 dots per inch."""

TAG_NAMES = 20_000
"""Letters in one tag of a web page, its quoted values left out: parsers compare each attribute with all others."""

COLUMNS = 1000
"""Columns of a table: a spreadsheet's edge, not a plan's."""

SPANNED_COLUMNS = 200
"""Columns that one cell spans, or that are only declared: what is wider is empty to the edge of a spreadsheet."""

LIST_MARK = 100
"""Letters of what is printed before an item of a list: nine numbers, and words around them."""

BLANKS = 500
"""Spaces and the like in a row: a line of columns side by side is as wide; looking for words in longer ones is slow."""

SPANNED_ROWS = 2000
"""Rows that one cell spans: more than a table of forty pages has."""

REPEATED = 20
"""How often a row or cell with words that says so is repeated; what is repeated more often is a gap."""

OFFICE_SECONDS = 120.0
"""How long LibreOffice may work on one document; a plan takes it two seconds."""

PRINT_SECONDS = 40.0
"""How long it may print the pages of one, which can be done without."""

SHEETS = 100
"""Sheets of a workbook that are looked at: a status sheet has two, a ministry's own one for each agency."""

SHEET_CELLS = 200_000
"""Cells with words of a workbook: five thousand milestones, with all that is said of them, twice over."""

SHEET_WIDTH = 5_000_000
"""Columns of all rows of a workbook, with those that are empty up to the last one used: the room that reading takes."""

SHEET_ROWS = 1_048_576
"""Rows of a sheet: the edge of every spreadsheet program."""

MERGED_CELLS = 10_000
"""Cells of a sheet that were made one from several: beyond that a sheet is a drawing."""
