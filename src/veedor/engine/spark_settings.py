"""How Spark is to be: exact, strict and in UTC everywhere; closed where it runs here alone."""

from pathlib import Path

from veedor.engine.masters import Master

_JAVA = (
    "-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8"
    " -XX:-UsePerfData"
)
# Nothing but these decides what a query answers: they hold on every master.
_EXACT = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",  # dates before 1582 as well
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.files.ignoreMissingFiles": "false",  # a file that a worker lacks is no empty one
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.caseSensitive": "false",
    "spark.sql.runSQLOnFiles": "false",
    "spark.sql.catalogImplementation": "in-memory",
}
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


def settings_for(master: Master, room: Path, *, mib: int) -> dict[str, str]:
    """Give Spark's settings for a master, with what it keeps on this machine in ``room``.

    On a cluster the settings of the cluster hold for all that does not decide an answer:
    addresses, the memory of the workers, how many parts a shuffle has, connectors.
    """
    told = {
        "spark.app.name": "veedor",
        "spark.master": master.url,
        "spark.driver.memory": f"{mib}m",
        "spark.driver.maxResultSize": "0",  # the memory above is the only limit
        "spark.driver.extraJavaOptions": f'{_JAVA} -Djava.io.tmpdir="{room}"',
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.warehouse.dir": f"file:{room / 'warehouse'}",
        **_EXACT,
    }
    if master.place != "one process":
        told["spark.executor.extraJavaOptions"] = _JAVA
    if master.place != "cluster":
        told |= {**_ALONE, "spark.local.dir": str(room / "spill")}
    if master.slots is not None:
        told["spark.sql.shuffle.partitions"] = str(4 * master.slots)
    if master.worker_mib is not None:
        told["spark.executor.memory"] = f"{master.worker_mib}m"
    return told
