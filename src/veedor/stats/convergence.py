"""Signs that chains of draws agree: rank-normalised split R-hat, and effective draws."""

from veedor.stats.arrays import Array

# NumPy and SciPy are loaded where they are called: they take seconds.
# ruff: noqa: PLC0415


def split_rhat(chains: Array) -> Array:
    """Give the larger of bulk and folded rank-normalised split R-hat (Vehtari et al. 2021).

    ``chains``: chains × draws × parameters. One is agreement; a parameter that never moves
    does not agree.

    >>> import numpy as np
    >>> same = np.random.default_rng(1).standard_normal((4, 500, 1))
    >>> apart = same + np.eye(4)[:, :1, None]
    >>> bool(split_rhat(same)[0] < 1.01 < split_rhat(apart)[0])
    True
    """
    import numpy as np

    halves = _split(chains)
    folded = np.abs(halves - np.median(halves, axis=(0, 1)))
    return np.maximum(_rhat(_ranked(halves)), _rhat(_ranked(folded)))


def bulk_draws(chains: Array) -> Array:
    """Give as how many independent draws the bulk of these counts (Vehtari et al. 2021).

    Geyer's (1992) initial monotone sequence on rank-normalised split chains, by parameter.

    >>> import numpy as np
    >>> free = np.random.default_rng(1).standard_normal((4, 500, 1))
    >>> bool(1700 < bulk_draws(free)[0] < 2400)
    True
    """
    import numpy as np

    ranked = _ranked(_split(chains))
    many, length, size = ranked.shape
    centred = ranked - ranked.mean(axis=1, keepdims=True)
    width = 1 << (2 * length - 1).bit_length()
    power = np.abs(np.fft.rfft(centred, width, axis=1)) ** 2
    shared = np.fft.irfft(power.mean(axis=0), width, axis=0)[:length] / length
    within = shared[0] * length / (length - 1)
    between = ranked.mean(axis=1).var(axis=0, ddof=1)
    whole = within * (length - 1) / length + between
    with np.errstate(divide="ignore", invalid="ignore"):
        corr = 1 - (within - shared * length / (length - 1)) / whole
    corr[0] = 1
    pairs = corr[: length // 2 * 2].reshape(-1, 2, size).sum(axis=1)
    falling = np.minimum.accumulate(np.maximum(pairs, 0), axis=0)
    kept = np.cumprod(pairs > 0, axis=0).astype(bool)
    time = -1 + 2 * np.where(kept, falling, 0).sum(axis=0)
    draws = many * length
    return draws / np.maximum(time, 1 / np.log10(draws))


def _split(chains: Array) -> Array:
    import numpy as np

    half = chains.shape[1] // 2
    return np.concatenate([chains[:, :half], chains[:, -half:]])


def _ranked(chains: Array) -> Array:
    import numpy as np
    from scipy import special

    flat = chains.reshape(-1, chains.shape[2])
    ranks = np.empty_like(flat)
    order = np.argsort(flat, axis=0, kind="stable")
    np.put_along_axis(ranks, order, np.arange(1.0, len(flat) + 1)[:, None], axis=0)
    return special.ndtri((ranks - 0.375) / (len(flat) + 0.25)).reshape(chains.shape)


def _rhat(chains: Array) -> Array:
    import numpy as np

    length = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean(axis=0)
    between = chains.mean(axis=1).var(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.sqrt((length - 1) / length + between / within)
    return np.where(np.isfinite(found), found, np.inf)
