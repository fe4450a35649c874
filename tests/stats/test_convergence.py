"""Signs that chains agree: chains whose answer is known."""

import numpy as np

from veedor.stats.convergence import bulk_draws, split_rhat


def autoregressive(rho: float, draws: int = 2000) -> np.ndarray:
    dice = np.random.default_rng(5).standard_normal((4, draws, 1))
    found = np.zeros_like(dice)
    for n in range(1, draws):
        found[:, n] = rho * found[:, n - 1] + (1 - rho**2) ** 0.5 * dice[:, n]
    return found


def test_draws_that_depend_on_the_last_count_for_fewer() -> None:
    """An autoregression of rho counts as (1 - rho) / (1 + rho) of its draws."""
    for rho in (0.0, 0.5, 0.8):
        wanted = 8000 * (1 - rho) / (1 + rho)
        assert 0.8 < bulk_draws(autoregressive(rho))[0] / wanted < 1.25


def test_chains_elsewhere_wider_or_drifting_do_not_agree() -> None:
    same = np.random.default_rng(2).standard_normal((4, 1000, 1))
    assert split_rhat(same)[0] < 1.01
    wider = same * np.array([1, 1, 1, 3.0])[:, None, None]
    drifting = same + np.linspace(0, 2, 1000)[None, :, None]
    for apart in (wider, drifting, same + np.arange(4.0)[:, None, None]):
        assert split_rhat(apart)[0] > 1.05


def test_a_parameter_that_never_moves_is_no_agreement() -> None:
    assert split_rhat(np.ones((4, 100, 1)))[0] > 1.1
