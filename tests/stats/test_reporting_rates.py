"""Who stays on top under every, some or no admissible rate: against all corners, one by one."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.stats.reporting_rates import kept_under_rates

RATE = st.tuples(st.sampled_from([0.2, 0.25, 0.4]), st.sampled_from([0.5, 0.8, 1.0]))


def by_corners(
    reports: list[int], districts: list[str], rates: dict[str, tuple[float, float]], k: int
) -> tuple[str, ...]:
    """Try every choice of a least or greatest rate in each district."""
    names = sorted(rates)
    always, ever = [True] * len(reports), [False] * len(reports)
    for chosen in product(*(rates[name] for name in names)):
        at = dict(zip(names, chosen, strict=True))
        crime = [n / at[d] for n, d in zip(reports, districts, strict=True)]
        for i, own in enumerate(crime):
            others = [c for j, c in enumerate(crime) if j != i]
            always[i] &= sum(c >= own for c in others) < k
            ever[i] |= sum(c > own for c in others) < k
    return tuple(
        "every" if a else "some" if e else "none" for a, e in zip(always, ever, strict=True)
    )


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abc")), min_size=1, max_size=9),
    st.fixed_dictionaries(dict.fromkeys("abc", RATE)),
    st.integers(1, 4),
)
def test_the_limits_are_those_of_every_corner(
    rows: list[tuple[int, str]], rates: dict[str, tuple[float, float]], k: int
) -> None:
    reports, districts = (list(column) for column in zip(*rows, strict=True))
    found = kept_under_rates(reports, districts, [rates[d] for d in districts], k)
    assert found == by_corners(reports, districts, rates, k)


def test_with_one_rate_for_all_the_order_is_that_of_the_reports() -> None:
    found = kept_under_rates([9, 7, 5, 1], list("aaaa"), [(0.1, 1.0)] * 4, 2)
    assert found == ("every", "every", "none", "none")


def test_equals_at_the_edge_are_kept_under_some_and_not_under_every() -> None:
    assert kept_under_rates([5, 5], ["a", "a"], [(0.5, 0.5)] * 2, 1) == ("some", "some")
