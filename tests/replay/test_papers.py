"""The other papers of the replay hold what was planted in them, read back from the files."""

from pathlib import Path

from tests.replay.test_small import rows, truth, when


def test_the_log_of_changes_lacks_what_was_planted(small: Path) -> None:
    told = truth(small)["papers"]
    orders, events = rows(small, "ordenes.csv"), rows(small, "altas_y_bajas.csv")
    first = when("25/03/2019 00:00:00")
    added = {o["orden"] for o in orders if when(o["desde"]) >= first}
    removed = {o["orden"] for o in orders if o["hasta"]}
    logged = {
        kind: {e["orden"] for e in events if e["operacion"] == kind}
        for kind in ("alta", "baja")
    }
    assert logged["alta"] < added
    assert logged["baja"] < removed
    assert len(added - logged["alta"]) == told["entries_without_event"] > 0
    assert len(removed - logged["baja"]) == told["removals_without_event"] > 0
    assert len(events) == told["events"]
    assert [when(e["fecha"]) for e in events] == sorted(when(e["fecha"]) for e in events)


def test_the_log_goes_on_in_the_declared_stops(small: Path) -> None:
    told = truth(small)["papers"]
    stops = [(when(s["desde"]), when(s["hasta"])) for s in rows(small, "apagados.csv")]
    at = [when(row["fecha_hora"]) for row in rows(small, "consultas.csv")]
    inside = [each for each in at if any(start <= each < end for start, end in stops)]
    assert len(inside) == told["queries_in_stops"] > 0
    hours = {each.replace(minute=0, second=0) for each in inside}
    assert len(hours) == told["active_hours_in_stops"]
    spans = sum((end - start).total_seconds() for start, end in stops)
    assert spans / 3_600 == told["hours_in_stops"]


def test_the_two_copies_of_a_month_differ_by_what_was_planted(small: Path) -> None:
    told = truth(small)["papers"]
    log = {row["id_consulta"]: row for row in rows(small, "consultas.csv")}
    sent = {row["id_consulta"]: row for row in rows(small, "enviadas.csv")}
    received = {row["id_consulta"]: row for row in rows(small, "recibidas.csv")}
    assert all(log[ref]["dni"] == row["dni"] for ref, row in sent.items())
    assert all(log[ref]["fecha_hora"] == row["enviada"] for ref, row in sent.items())
    assert {when(row["enviada"]).strftime("%Y-%m") for row in sent.values()} == {"2021-06"}
    assert len(sent.keys() - received) == told["only_sent"] > 0
    assert len(received.keys() - sent) == told["only_received"] > 0
    both = sent.keys() & received
    assert (
        sum(sent[ref]["dni"] != received[ref]["dni"] for ref in both) == told["different"] > 0
    )
    assert all(sent[ref]["enviada"] == received[ref]["recibida"] for ref in both)
