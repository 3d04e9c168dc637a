"""Word documents with a password: msoffcrypto-tool, the extra ``passwords``, opens them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from maalplan.errors import Damaged, Encrypted

SAVE = "open it in Word and save it without one"


def unlocked(data: bytes, passwords: Sequence[str]) -> bytes:
    """The document that is locked up in *data*, an Office document with a password.

    :raises Encrypted: none of *passwords* opens it, or msoffcrypto-tool is not installed.
    :raises Damaged: it cannot be unlocked, whatever the password.
    """
    if not passwords:
        raise Encrypted(f"The document asks for a password; give it with --password, or {SAVE}.")
    try:
        import msoffcrypto
        from msoffcrypto.exceptions import InvalidKeyError
    except ImportError:
        raise Encrypted(
            f"The document asks for a password; install maalplan[passwords], which opens it with yours, or {SAVE}."
        ) from None
    for password in passwords:
        stream = io.BytesIO()
        try:
            file = msoffcrypto.OfficeFile(io.BytesIO(data))
            file.load_key(password=password, verify_password=True)
            file.decrypt(stream)
        except InvalidKeyError:
            continue
        except Exception as error:  # of broken files the library says what the libraries below it say
            raise Damaged("The document asks for a password, and is damaged; fetch it again.") from error
        return stream.getvalue()
    raise Encrypted(f"None of the passwords given opens the document; give its own with --password, or {SAVE}.")
