"""Disclosures, exports, the matrix of operations, reviews, cameras."""

from typing import Any

from tests.audits.integrity.by_hand import Ask, at, event, log, named, reach
from veedor.audits.integrity.options import IntegrityOptions


def given_out(number: int, **more: Any) -> dict[str, Any]:
    usual = {
        "given_at": at(number),
        "recipient": "R",
        "kind": "image",
        "basis": "N",
        "case_ref": "C",
        "sender_competence": "s",
        "recipient_competence": "r",
        "consent": False,
        "policy_permits": True,
        "to_media": False,
        "digest_declared": "AB",
        "digest_found": "ab",
        "account": "a",
        "reason": None,
    }
    return usual | more


def test_disclosures_say_their_norm_and_both_competences(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, basis=None),
        given_out(2, recipient_competence=None),
        given_out(3, basis=None, consent=True),
    ]
    _, answer = integrity({"disclosures": rows})
    estimate = named(answer, "disclosures.without-basis")
    assert (estimate.count, estimate.support) == (2, 3)
    for row in rows:
        del row["sender_competence"]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "disclosures.without-basis")) == (0.6666666667, 1)


def test_recipients_are_held_against_the_policy(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, recipient="Q", policy_permits=False),
        given_out(2, recipient="Q"),
        given_out(3, recipient="P", policy_permits=None),
        given_out(4, recipient=None),
    ]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "recipients.outside-policy")) == (0.25, 0.75)


def test_exports_are_whole_explained_and_not_for_the_media(integrity: Ask) -> None:
    rows = [
        given_out(0),
        given_out(1, digest_found="ac"),
        given_out(2, to_media=True),
        given_out(3, case_ref=None, basis=None),
        given_out(4, recipient=None),
        given_out(5, digest_found=None),
        given_out(6, kind="list", digest_found="zz"),
    ]
    options = IntegrityOptions(export_kinds=("image",))
    _, answer = integrity({"disclosures": rows}, options)
    estimate = named(answer, "exports.altered-or-unexplained")
    assert (estimate.support, reach(estimate)) == (6, (0.6666666667, 0.8333333333))
    assert [
        named(answer, f"exports.{what}").count
        for what in ("altered", "unexplained", "to-media")
    ] == [1, 2, 1]
    _, answer = integrity({"disclosures": rows})
    assert named(answer, "exports.altered-or-unexplained").support == 7


def test_exports_whose_causes_were_not_handed_over_are_not_settled(integrity: Ask) -> None:
    rows = [{"given_at": at(0), "to_media": False, "digest_declared": "a", "digest_found": "a"}]
    _, answer = integrity({"disclosures": rows})
    assert reach(named(answer, "exports.altered-or-unexplained")) == (0, 1)


def test_the_matrix_counts_cells_that_some_row_leaves_empty(integrity: Ask) -> None:
    whole: dict[str, Any] = {
        "reason": "r",
        "purpose": None,
        "case_ref": None,
        "order_id": None,
        "account": "a",
    }
    queries = [*log(0, **whole), *log(1, first=2, **(whole | {"reason": None}))]
    events = [
        event(1, "add", "c", source="f", account="a", reason=None),
        event(1, "remove", "b", source="f", account=None, reason=None),
    ]
    rows = [given_out(0), given_out(1, recipient=None)]
    _, answer = integrity({"queries": queries, "list_events": events, "disclosures": rows})
    # Empty: justification of a look-up, account of a deletion, recipient of a disclosure.
    # Untold: alteration and combination, four cells each.
    assert reach(named(answer, "operations.missing-fields")) == (3 / 25, 11 / 25)


def test_reviews_bound_what_was_gone_through(integrity: Ask) -> None:
    queries = log(*range(10))

    def held(*sizes: int | None) -> tuple[float, float] | None:
        reviews = [{"reviewed_at": at(i), "rows_sampled": n} for i, n in enumerate(sizes)]
        _, answer = integrity({"queries": queries, "log_reviews": reviews})
        return reach(named(answer, "log-reviews.sampled"))

    assert held(3) == (0.3, 0.3)
    assert held(3, 4) == (0.4, 0.7)
    assert held(8, 9) == (0.9, 1)
    assert held(3, None) == (0.3, 1)
    assert held(0) == (0, 0)


def test_cameras_are_published_and_signposted(integrity: Ask) -> None:
    cameras: list[dict[str, Any]] = [
        {"camera_id": "1", "published": True, "published_on": None, "signposted": True},
        {"camera_id": "2", "published": False, "published_on": None, "signposted": True},
        {"camera_id": "3", "published": True, "published_on": None, "signposted": False},
        {"camera_id": "4", "published": None, "published_on": "2024-01-01", "signposted": None},
        {"camera_id": "5", "published": None, "published_on": None, "signposted": False},
    ]
    _, answer = integrity({"cameras": cameras})
    assert reach(named(answer, "cameras.not-published")) == (0.6, 0.8)
    cameras[0]["removed_at"] = at(0)
    _, answer = integrity({"cameras": cameras}, start=at(0), end=at(60), bounded=True)
    assert named(answer, "cameras.not-published").support == 4
