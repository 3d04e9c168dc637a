"""What stops a document: a handful of classes, each with its stable code.

A message is one line that says what is wrong and what to do. Foreign errors are translated once, in the
reader that called the library.
"""

from __future__ import annotations


class MaalplanError(Exception):
    """A document, or a call, that cannot be worked on."""

    code = "failed"

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))

    @property
    def message(self) -> str:
        """The one line for people."""
        return str(self)


class SourceMissing(MaalplanError):
    """Nothing stands at the path given."""

    code = "missing"


class Unreadable(MaalplanError):
    """The system does not let us read the file."""

    code = "unreadable"


class Unsupported(MaalplanError):
    """A kind of file that no reader takes."""

    code = "unsupported"


class NotADocument(MaalplanError):
    """The content is not what it claims to be, or nothing at all."""

    code = "not-a-document"


class NotRecognised(MaalplanError):
    """The document's pages are pictures, and their words were not recognised."""

    code = "no-text"


class Encrypted(MaalplanError):
    """The document asks for a password."""

    code = "encrypted"


class Damaged(MaalplanError):
    """The document is of a known kind, but broken."""

    code = "damaged"


class TooLarge(MaalplanError):
    """The document is beyond the limits."""

    code = "too-large"


class NoGoals(MaalplanError):
    """A readable document that is no plan."""

    code = "no-goals"


class NoOutcomes(MaalplanError):
    """A readable document that reports no verdicts on goals."""

    code = "no-outcomes"


class BadCall(MaalplanError):
    """A function of the Python API was asked for something that there is not; it concerns the call, not a document."""

    code = "bad-call"


class SeveralReports(MaalplanError):
    """A status sheet of several plans, where one follow-up was asked for."""

    code = "several-reports"


class NoPlans(MaalplanError):
    """A folder without plans, or without those that were asked for; it concerns the call, not a document."""

    code = "no-plans"


class BadVocabulary(MaalplanError):
    """A vocabulary file that cannot be used; it concerns the call, not a document."""

    code = "bad-vocabulary"
