"""Which engine reads for a run: processes of this machine, this very process, or a cluster."""

from __future__ import annotations

import os
from pathlib import Path

from maalplan.batch.manner import Manner
from maalplan.batch.pool import Engine, Here, Pool


def engine_for(manner: Manner, documents: int, private: Path) -> Engine:
    """The engine that *manner* asks for, to read so many *documents*; *private* is a folder for temporary files.

    Raises:
        ClusterError: the cluster cannot be used.
    """
    if manner.scheduler is not None:
        from maalplan.batch.cluster import Cluster

        return Cluster(manner.job, manner.bounds, manner.scheduler)
    if manner.jobs == 0:
        return Here(manner.job, manner.ended)
    jobs = cores() if manner.jobs is None else manner.jobs
    return Pool(manner.job, min(jobs, documents), manner.bounds, private, debug=manner.debug, ended=manner.ended)


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
