"""Hostile archives, and documents in archives."""

from __future__ import annotations

import gzip
import tarfile

from tests.hostile.kinds import MILLION, OK, Kind
from tests.hostile.texts import text
from tests.ingest.archive_maker import packed, special, tarred


def plan(number: int = 0) -> bytes:
    """A plan unlike the others."""
    return text(f"Arkivets plan nr. {number}.")


def nested(depth: int) -> bytes:
    """A plan in archives in archives."""
    data = packed({"plan.txt": plan(100 + depth)})
    for _ in range(depth):
        data = packed({"indre.zip": data})
    return data


def overlapping(copies: int) -> bytes:
    """A directory with many names for the same packed bytes, which unpack to 10 MB each."""
    data = packed({"a.txt": bytes(10 * MILLION)})
    at = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry, tail = data[at:end], bytearray(data[end:])
    tail[8:12] = copies.to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * copies).to_bytes(4, "little")
    return data[:at] + b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(copies)) + bytes(tail)


def climbing() -> bytes:
    """A ZIP archive whose plan would be written elsewhere."""
    return packed({"../../../ud.txt": plan(1), "/ud.txt": plan(2), "C:\\ud.txt": plan(3)})


def linking() -> bytes:
    """A TAR archive with links that lead out, a pipe and a device."""
    return tarred(
        {
            "ud": special("ud", tarfile.SYMTYPE, "/etc"),
            "ud/passwd": plan(4),
            "hosts.txt": special("hosts.txt", tarfile.LNKTYPE, "/etc/hosts"),
            "rør.txt": special("rør.txt", tarfile.FIFOTYPE),
            "enhed.txt": special("enhed.txt", tarfile.CHRTYPE),
            "plan.txt": plan(5),
        }
    )


def bomb(megabytes: int) -> bytes:
    """A ZIP archive of one text that unpacks a thousand times its size."""
    return packed({"bombe.txt": bytes(megabytes * MILLION)})


def tar_bomb(megabytes: int) -> bytes:
    """A TAR archive that unpacks a thousand times its size."""
    return gzip.compress(tarred({"bombe.txt": bytes(megabytes * MILLION)}))


KINDS = [
    Kind("klatrer.zip", climbing, OK, "a name is a name: nothing is written there", entry="klatrer.zip/ud.txt"),
    Kind("lænker.tar", linking, OK, "links, pipes and devices are passed over", entry="lænker.tar/plan.txt"),
    Kind(
        "i to led.zip", lambda: nested(1), OK, "a share that was packed twice", entry="i to led.zip/indre.zip/plan.txt"
    ),
    Kind(
        "i ti led.zip",
        lambda: nested(10),
        "too-large",
        "no deeper than three",
        entry="i ti led.zip/indre.zip/indre.zip/indre.zip",
    ),
    Kind("bombe.zip", lambda: bomb(50), "too-large", "50 MB of 50 KB", entry="bombe.zip/bombe.txt"),
    Kind("bombe.tar.gz", lambda: tar_bomb(50), "too-large", "as above"),
    Kind(
        "oven i hinanden.zip", lambda: overlapping(1000), "damaged", "10 GB of 10 KB, under names that are not theirs"
    ),
    Kind(
        "halvt.zip", lambda: packed({"plan.txt": plan(6) * 50, "b.txt": plan(7) * 50})[:300], "damaged", "it broke off"
    ),
]
