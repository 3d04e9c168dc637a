"""Places that a URL names: ``s3://bucket/folder``, and whatever else fsspec knows.

The one file that knows fsspec and universal_pathlib. Credentials and servers are found as these find them
(environment, ``~/.aws``); none is asked for, kept or shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from maalplan.errors import MaalplanError, SourceMissing, Unsupported
from maalplan.ingest.store_errors import code_of, understood

AT_ONCE = 16
"""Transfers that go on at a time: what one is waiting for the server, the others use."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_HERE = re.compile(r"(?:file|local)://")
_PASSWORD = re.compile(r"(?<=://)(?!arn:)([^/@:]*):.*@")
_MD5 = re.compile(r'"?([0-9a-f]{32})"?')

_TAKEN = frozenset({"FileExistsError", "PreconditionFailed", "ConditionalRequestConflict", "412"})
"""What is answered where a file was to be made, and another has just made it."""
_NO_CONDITION = frozenset({"NotImplemented", "NotImplementedError", "TypeError"})
"""What is answered by servers, and packages, that write only without a condition."""

T = TypeVar("T")


def is_url(text: str) -> bool:
    """Whether *text* is a URL, and no path (``C://plans`` is one).

    >>> is_url("s3://bucket/plans"), is_url("plans/2025"), is_url("C://plans")
    (True, False, False)
    """
    return _URL.match(text) is not None


def shown_url(url: str) -> str:
    """*url* without what may be a secret: a password, or the signature of a link.

    >>> shown_url("sftp://ann:hemmelig@server/plans"), shown_url("https://nøgle@server/plan.pdf?signature=abc")
    ('sftp://ann:***@server/plans', 'https://***@server/plan.pdf')
    """
    if _WEB.match(url):
        return re.sub(r"(?<=://)[^/]*@", "***@", url.partition("?")[0])
    return _PASSWORD.sub(r"\1:***@", url)


@dataclass(frozen=True, slots=True)
class Object:
    """A file in a store: ``key`` opens it; ``size`` in bytes, ``md5`` of its content in hexadecimal, null where the
    store does not say."""

    key: str
    size: int | None
    md5: str | None


class Store:
    """The place in a store that *url* names. ``url`` is its name for people, ``key`` the one in the store, both
    without a slash at the end.

    All methods raise :class:`MaalplanError`, with the remedy, where the store does not give what is asked of it.
    """

    def __init__(self, url: str) -> None:
        self.url = shown_url(url).rstrip("/")
        _refuse(url)
        with understood(self.url):
            path = _path_class(url)(url)
            self._fs: Any = path.fs
            self._fs.invalidate_cache()  # what an earlier listing in this process saw may be gone
            self.key: str = path.path.rstrip("/")
        if not self.key.strip("/"):
            raise SourceMissing("This names no bucket; write s3://bucket/folder.")
        self._prefix = self.url.removesuffix(self.key)

    def shown(self, key: str) -> str:
        """The URL of what stands at *key*."""
        return self._prefix + key

    def is_folder(self) -> bool | None:
        """Whether this is a folder; None where nothing is here.

        A folder is what files stand below: object stores have no other.
        """
        with understood(self.url):
            try:
                return str(self._fs.info(self.key)["type"]) == "directory"
            except FileNotFoundError as error:
                if code_of(error) == "NoSuchBucket":
                    raise
                return None
            except PermissionError:
                self._fs.find(self.key)  # the answer to this one says what is wrong
                raise

    def file(self) -> Object:
        """The file that this is."""
        with understood(self.url):
            return _object(self._fs.info(self.key))

    def below(self, key: str | None = None) -> tuple[Object, ...]:
        """All files in this folder, or the one at *key*, and in the folders below it, sorted."""
        folder = self.key if key is None else key
        with understood(self.url):
            self._fs.invalidate_cache()
            found = self._fs.find(folder, detail=True)
        files = (_object(info) for info in found.values() if info["type"] == "file")
        # An empty object whose name ends with a slash stands for a folder.
        return tuple(one for one in sorted(files, key=_key) if one.key.startswith(f"{folder}/") and one.key[-1] != "/")

    def matches(self) -> tuple[tuple[Object, ...], tuple[str, ...]]:
        """What matches this as a pattern: the files, and the keys of the folders."""
        with understood(self.url):
            found = self._fs.glob(self.key, detail=True)
        files = sorted((_object(info) for info in found.values() if info["type"] == "file"), key=_key)
        folders = sorted(str(info["name"]) for info in found.values() if info["type"] == "directory")
        return tuple(one for one in files if one.key[-1] != "/"), tuple(folders)

    def bring(self, wanted: Iterable[tuple[str, Path]]) -> Iterator[MaalplanError | None]:
        """Copy files (key, and the path to write to) here, several at a time; for each, in order, what went wrong."""
        return self._at_once(self._brought, wanted)

    def put(self, files: Iterable[tuple[Path, str]]) -> None:
        """Copy files to the keys named beside them, several at a time; each appears whole, where the store is one of
        objects."""
        for error in self._at_once(self._sent, files):
            if error is not None:
                raise error

    def read(self, key: str) -> bytes:
        """The content of a small file."""
        with understood(self.shown(key)):
            return bytes(self._fs.cat_file(key))

    def claim(self, key: str, data: bytes) -> bool:
        """Write a small file, unless there is one already; whether it was written. Of two that try at the same time
        one succeeds, where the store can tell (S3 can)."""
        with understood(self.url):
            # Asked first for the sake of stores that know no condition; those that do need not let us ask.
            with suppress(PermissionError):
                if self._fs.exists(key):
                    return False
            self._make_folder(key)
            try:
                self._fs.pipe_file(key, data, mode="create")
            except Exception as error:
                code = code_of(error)
                if code in _TAKEN:
                    return False
                if code not in _NO_CONDITION:
                    raise
                self._fs.pipe_file(key, data)
        return True

    def remove(self, keys: Iterable[str]) -> None:
        """Take files away; one that is not there is no matter."""
        gone = list(keys)
        if gone:
            with understood(self.url), suppress(FileNotFoundError):
                self._fs.rm(gone)

    def _at_once(self, work: Callable[[T], MaalplanError | None], items: Iterable[T]) -> Iterator[MaalplanError | None]:
        from concurrent.futures import ThreadPoolExecutor

        # A store that is no asynchronous one may not be used by several threads.
        with ThreadPoolExecutor(AT_ONCE if self._fs.async_impl else 1) as pool:
            try:
                yield from pool.map(work, items)
            finally:
                pool.shutdown(cancel_futures=True)

    def _brought(self, wanted: tuple[str, Path]) -> MaalplanError | None:
        key, path = wanted
        error = _tried(self.shown(key), partial(self._fs.get_file, key, str(path)))
        if error is not None:
            path.unlink(missing_ok=True)
        return error

    def _sent(self, file: tuple[Path, str]) -> MaalplanError | None:
        path, key = file
        return _tried(self.shown(key), partial(self._send, path, key))

    def _send(self, path: Path, key: str) -> None:
        self._make_folder(key)
        self._fs.put_file(str(path), key)

    def _make_folder(self, key: str) -> None:
        if not self._fs.async_impl:  # the others are stores of objects, where this would make a bucket
            self._fs.makedirs(key.rpartition("/")[0], exist_ok=True)


def _refuse(url: str) -> None:
    if _HERE.match(url):
        raise Unsupported("This is on this machine; give its path instead of a URL.")
    if _WEB.match(url):
        raise Unsupported(
            "Web addresses are not fetched; download it first, or pipe it: curl … | maalplan convert - --name plan.pdf"
        )
    if _PASSWORD.search(url):
        raise Unsupported(
            "A password in a URL would stand in reports; leave it out, and set it where the store's "
            "own programs look for it."
        )


def _path_class(url: str) -> Any:
    try:
        from upath import UPath
    except ImportError as error:
        scheme = url.partition("://")[0]
        raise Unsupported(f'{scheme}:// needs the extra "remote": pip install "maalplan[remote]".') from error
    return UPath


def _key(one: Object) -> str:
    return one.key


def _object(info: dict[str, Any]) -> Object:
    md5 = _MD5.fullmatch(str(info.get("ETag", "")))  # of what was put in one piece, unless the store encrypts it
    return Object(str(info["name"]), info.get("size"), md5 and md5.group(1))


def _tried(url: str, work: Callable[[], object]) -> MaalplanError | None:
    try:
        with understood(url):
            work()
    except MaalplanError as error:
        return error
    return None
