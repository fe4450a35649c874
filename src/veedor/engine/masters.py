"""Where Spark counts: in one Java machine, in several on this computer, or on a cluster."""

import re
from typing import Literal

from msgspec import Struct

from veedor.core import AuditError
from veedor.engine import messages

Place = Literal["one process", "this computer", "cluster"]
_LOCAL_CLUSTER = re.compile(r"local-cluster\[ *([1-9]\d*) *, *([1-9]\d*) *, *([1-9]\d*) *\]")
_CLUSTER = re.compile(r"spark://\S+|yarn|k8s://\S+")


class Master(Struct, frozen=True, kw_only=True):
    """Who hands out the work: ``url`` in Spark's words, and where the workers are.

    ``slots``: how many parts are worked on at once, where that is known. ``worker_mib``: the
    memory of each worker, where it is said here and not in the cluster's own settings.
    """

    url: str
    place: Place
    slots: int | None = None
    worker_mib: int | None = None


def read_master(said: str | None, *, threads: int) -> Master:
    """Read what was asked with --master; raises AuditError for what is not a master.

    >>> read_master(None, threads=2).url
    'local[2]'
    >>> read_master("local-cluster[2, 1, 1024]", threads=8)
    Master(url='local-cluster[2,1,1024]', place='this computer', slots=2, worker_mib=1024)
    >>> read_master("spark://head:7077", threads=8).place
    'cluster'
    """
    if said is None:
        return Master(url=f"local[{threads}]", place="one process", slots=threads)
    if several := _LOCAL_CLUSTER.fullmatch(said):
        workers, cores, mib = map(int, several.groups())
        url = f"local-cluster[{workers},{cores},{mib}]"
        slots = workers * cores
        return Master(url=url, place="this computer", slots=slots, worker_mib=mib)
    if _CLUSTER.fullmatch(said):
        return Master(url=said, place="cluster")
    raise AuditError(messages.NO_MASTER, where="--master", said=said[:200])


def check_master(said: str | None, *, engine: str) -> None:
    """Refuse a master before any file is opened: of an engine without one, or none at all."""
    if said is None:
        return
    if engine != "spark":
        raise AuditError(messages.MASTER_WITHOUT_SPARK, where="--master", engine=engine)
    read_master(said, threads=1)
