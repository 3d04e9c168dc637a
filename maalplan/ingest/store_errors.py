"""What goes wrong in stores, in our words. Those of the libraries are not shown: they name keys, requests and hosts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from maalplan.errors import MaalplanError, SourceMissing, Unreadable, Unsupported

_CREDENTIALS = (
    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; other stores are logged in to with their own "
    "programs."
)
_LOGIN = "The credentials are no longer valid; log in anew."
_NAME = "No bucket can have such a name; check its spelling."
_REGION = "The bucket is in another region; set AWS_DEFAULT_REGION to it."
_REMEDIES = {
    "NoCredentialsError": f"No credentials were found: {_CREDENTIALS}",
    "PartialCredentialsError": f"The credentials are not complete: {_CREDENTIALS}",
    "DefaultCredentialsError": f"No credentials were found: {_CREDENTIALS}",
    "ProfileNotFound": "The profile in AWS_PROFILE is not in ~/.aws; correct its name.",
    "InvalidAccessKeyId": "The store does not know this access key; check the credentials, and AWS_ENDPOINT_URL.",
    "SignatureDoesNotMatch": "The store does not take this secret key; check the credentials.",
    "ExpiredToken": _LOGIN,
    "TokenRefreshRequired": _LOGIN,
    "UnauthorizedSSOTokenError": _LOGIN,
    "SSOTokenLoadError": _LOGIN,
    "RequestTimeTooSkewed": "This computer's clock is wrong, and the store does not believe it; set it.",
    "InvalidObjectState": "The store keeps this object in its archive; have it restored first.",
    "ParamValidationError": _NAME,
    "InvalidBucketName": _NAME,
    "PermanentRedirect": _REGION,
    "AuthorizationHeaderMalformed": _REGION,
}
"""What to do, by the code in the store's answer, or the class of the error."""

_NO_ANSWER = frozenset(
    "EndpointConnectionError ConnectTimeoutError ReadTimeoutError ConnectionClosedError ProxyConnectionError SSLError "
    "HTTPClientError FSTimeoutError gaierror ClientConnectorError ClientConnectorDNSError "
    "ServerDisconnectedError".split()
)


@contextmanager
def understood(url: str) -> Iterator[None]:
    """Translate what libraries raise while a store is asked for *url*.

    Raises:
        MaalplanError: with the remedy, in place of any other error.
    """
    try:
        yield
    except MaalplanError:
        raise
    except Exception as error:
        raise _translated(error, url) from error


def code_of(error: Exception) -> str:
    """The code in the answer of the store, else the class of the error."""
    for one in (error, error.__cause__):
        response = getattr(one, "response", None)
        if isinstance(response, dict):
            return str(response.get("Error", {}).get("Code", type(error).__name__))
    return type(error).__name__


def _translated(error: Exception, url: str) -> MaalplanError:
    code = code_of(error)
    if code in _REMEDIES:
        return Unreadable(_REMEDIES[code])
    if code in _NO_ANSWER:
        return Unreadable(_UNREACHED)
    if code == "NoSuchBucket":
        return SourceMissing("There is no such bucket; check its spelling, and AWS_ENDPOINT_URL for another server.")
    if isinstance(error, ImportError):
        return Unsupported(f"{url.partition('://')[0]}:// needs another package: {error}.")
    return _by_kind(error, code)


def _by_kind(error: Exception, code: str) -> MaalplanError:
    match error:
        case FileNotFoundError():
            return SourceMissing("There is nothing at this URL; check its spelling.")
        case PermissionError():
            return Unreadable("The store does not allow this; ask its owner for the right, or check the credentials.")
        case ConnectionError() | TimeoutError():
            return Unreadable(_UNREACHED)
        case ValueError():
            return Unsupported("This URL is not understood; write s3://bucket/folder, or gs://, abfs:// and the like.")
        case _:
            return Unreadable(f"The store answered with an error ({code}); try again, or ask its owner.")


_UNREACHED = "The store cannot be reached; check the network, and AWS_ENDPOINT_URL for another server."
