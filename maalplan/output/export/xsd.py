"""Is an XML document as a schema says? The schema is the user's own copy: standards are rarely ours to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maalplan.errors import Damaged, Unreadable


class Schema:
    """An XML Schema that was read from a file. Nothing is fetched from the network, and no entity is resolved."""

    def __init__(self, path: Path) -> None:
        """Read *path*.

        Raises:
            Unreadable: there is no such file, or the system does not let us read it.
            Damaged: it is no schema, or refers to others that are not beside it.
        """
        from lxml import etree

        try:
            data = path.read_bytes()
        except OSError as error:
            raise Unreadable(f"The schema {path} cannot be read ({error.strerror}). Check its name.") from error
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            self._schema = etree.XMLSchema(etree.fromstring(data, parser, base_url=str(path)))
        except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
            raise Damaged(f"{path} is no XML Schema ({error}): give the .xsd file of the standard.") from error

    def problems(self, document: bytes) -> tuple[str, ...]:
        """What the schema does not allow in *document*, a line each; none where it is valid."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self._schema.validate(etree.fromstring(document, parser))
        log: Any = self._schema.error_log
        return tuple(f"line {entry.line}: {entry.message}" for entry in log)
