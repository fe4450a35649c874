"""The threshold test of ``benchmarks/threshold.py`` by nutpie or NumPyro, each in its own.

``python threshold_peers.py (nutpie | numpyro) FILE`` (nutpie 0.16.8 with PyMC 5.28.5; NumPyro
0.22.0): reads the rows as JSON from a file, fits the fast form (Pierson et al. 2018) with the
priors of ``veedor.stats.thresholds``, two chains of 500 + 500 one after the other, as the
reference study did. R-hat is each package's own: ArviZ ranks the draws, NumPyro does not.
"""

# ruff: noqa: PLC0415, PLR0915 - each task loads its own peer; one model is read in one piece

import json
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")


def by_nutpie(rows: list[list[int]]) -> dict[str, object]:
    import nutpie
    import pymc as pm
    import pytensor.tensor as pt

    place, group, stops, searches, hits = np.array(rows).T
    places, groups = int(place.max()) + 1, int(group.max()) + 1

    def above(x):  # noqa: ANN001, ANN202
        return 0.5 * pt.erfc(x / np.sqrt(2.0))

    with pm.Model() as model:
        mean = pm.Normal("mean", 0.0, 2.0, shape=groups)
        spread = pm.HalfNormal("spread", 1.0, shape=groups)
        share = pm.Normal("share", 0.0, np.sqrt(2.0), shape=groups)
        far = pm.Normal("far", 0.0, np.sqrt(2.0), shape=groups)
        own = pm.Normal("own", 0.0, 0.1, shape=(places - 1, 2))
        raw = pm.Normal("raw", 0.0, 1.0, shape=len(rows))
        own = pt.concatenate([pt.zeros((1, 2)), own])
        u, v = share[group] + own[place, 0], far[group] + own[place, 1]
        at, delta, guilty = mean[group] + spread[group] * raw, pt.exp(v), pt.sigmoid(u)
        found, missed = guilty * above(at - delta), (1 - guilty) * above(at)
        rate = pt.clip(found + missed, 1e-12, 1 - 1e-12)
        pm.Binomial("searched", stops, rate, observed=searches)
        pm.Binomial("hit", searches, pt.clip(found / rate, 1e-12, 1 - 1e-12), observed=hits)
        pm.Deterministic("level", pt.sigmoid(u + delta * at - delta**2 / 2))
    ready = nutpie.compile_pymc_model(model)
    compiled = time.process_time()
    trace = nutpie.sample(
        ready, draws=500, tune=500, chains=2, cores=1, seed=3, progress_bar=False
    )
    took = time.process_time()
    import arviz

    rhat = arviz.rhat(trace)
    ess = arviz.ess(trace)
    level = trace.posterior["level"].to_numpy().reshape(-1, len(rows))
    return {
        "processor": round(took, 1),
        "compiled": round(compiled, 1),
        "rhat": round(float(max(rhat[name].max() for name in rhat.data_vars)), 4),
        "draws": round(float(min(ess[name].min() for name in ess.data_vars))),
        "divergences": int(trace.sample_stats["diverging"].sum()),
        "levels": ends_of(level, place, group, stops),
    }


def by_numpyro(rows: list[list[int]]) -> dict[str, object]:
    import jax
    import jax.numpy as jnp
    import numpyro
    from jax.scipy.special import erfc, expit
    from numpyro import distributions as dist
    from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
    from numpyro.infer import MCMC, NUTS

    numpyro.enable_x64()
    place, group, stops, searches, hits = np.array(rows).T
    places, groups = int(place.max()) + 1, int(group.max()) + 1

    def above(x):  # noqa: ANN001, ANN202
        return 0.5 * erfc(x / np.sqrt(2.0))

    def model() -> None:
        def many(name, at, width, *shape):  # noqa: ANN001, ANN002, ANN202
            return numpyro.sample(name, dist.Normal(at, width).expand(shape).to_event())

        mean = many("mean", 0.0, 2.0, groups)
        spread = numpyro.sample("spread", dist.HalfNormal(1.0).expand((groups,)).to_event())
        share = many("share", 0.0, np.sqrt(2.0), groups)
        far = many("far", 0.0, np.sqrt(2.0), groups)
        own = many("own", 0.0, 0.1, places - 1, 2)
        raw = many("raw", 0.0, 1.0, len(rows))
        own = jnp.concatenate([jnp.zeros((1, 2)), own])
        u, v = share[group] + own[place, 0], far[group] + own[place, 1]
        at, delta, guilty = mean[group] + spread[group] * raw, jnp.exp(v), expit(u)
        found, missed = guilty * above(at - delta), (1 - guilty) * above(at)
        rate = jnp.clip(found + missed, 1e-12, 1 - 1e-12)
        hit = jnp.clip(found / rate, 1e-12, 1 - 1e-12)
        numpyro.sample("searched", dist.Binomial(stops, rate), obs=searches)
        numpyro.sample("hit", dist.Binomial(searches, hit), obs=hits)
        numpyro.deterministic("level", expit(u + delta * at - delta**2 / 2))

    chains = {"num_chains": 2, "chain_method": "sequential", "progress_bar": False}
    fit = MCMC(NUTS(model), num_warmup=500, num_samples=500, **chains)
    fit.run(jax.random.PRNGKey(3))
    drawn = {name: np.asarray(x) for name, x in fit.get_samples(group_by_chain=True).items()}
    took = time.process_time()
    return {
        "processor": round(took, 1),
        "rhat": round(float(max(split_gelman_rubin(x).max() for x in drawn.values())), 4),
        "draws": round(float(min(effective_sample_size(x).min() for x in drawn.values()))),
        "divergences": int(fit.get_extra_fields()["diverging"].sum()),
        "levels": ends_of(drawn["level"].reshape(-1, len(rows)), place, group, stops),
    }


def ends_of(
    level: np.ndarray, place: np.ndarray, group: np.ndarray, stops: np.ndarray
) -> list[list[float]]:
    """Give the ends and the middle of each group's threshold, by all stops at each place."""
    sizes, ends = np.bincount(place, stops)[place], []
    for g in range(int(group.max()) + 1):
        mine = group == g
        drawn = level[:, mine] @ (sizes[mine] / sizes[mine].sum())
        ends.append([round(float(x), 3) for x in np.quantile(drawn, (0.025, 0.5, 0.975))])
    return ends


PEERS = {"nutpie": by_nutpie, "numpyro": by_numpyro}

if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as file:  # noqa: PTH123
        print(json.dumps(PEERS[sys.argv[1]](json.load(file))))
