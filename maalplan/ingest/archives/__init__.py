"""Archives: what they hold, unpacked file by file into a folder of our own."""

from maalplan.ingest.archives.forms import OPENED, Form, form_of
from maalplan.ingest.archives.unpack import Member, Unpacker

__all__ = ["OPENED", "Form", "Member", "Unpacker", "form_of"]
