"""The threshold test of ``benchmarks/threshold.py`` by nutpie, in an environment of its own.

Run with the interpreter that VEEDOR_PEERS names (nutpie 0.16.8, PyMC 5.28.5): reads the rows
as JSON from a file, fits the fast form (Pierson et al. 2018) with the priors of
``veedor.stats.thresholds``, two chains of 500 + 500 on one core, as the reference study did.
"""

import json
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")


def fitted(  # noqa: PLR0915 - one model, read in one piece
    rows: list[list[int]],
) -> dict[str, object]:
    import nutpie  # noqa: PLC0415
    import pymc as pm  # noqa: PLC0415
    import pytensor.tensor as pt  # noqa: PLC0415

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
    import arviz  # noqa: PLC0415

    rhat = arviz.rhat(trace)
    ess = arviz.ess(trace)
    sizes = np.bincount(place, stops)[place]
    level = trace.posterior["level"].to_numpy().reshape(-1, len(rows))
    ends = []
    for g in range(groups):
        mine = group == g
        drawn = level[:, mine] @ (sizes[mine] / sizes[mine].sum())
        ends.append([round(float(x), 3) for x in np.quantile(drawn, (0.025, 0.5, 0.975))])
    return {
        "processor": round(took, 1),
        "compiled": round(compiled, 1),
        "rhat": round(float(max(rhat[name].max() for name in rhat.data_vars)), 4),
        "draws": round(float(min(ess[name].min() for name in ess.data_vars))),
        "divergences": int(trace.sample_stats["diverging"].sum()),
        "levels": ends,
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123
        print(json.dumps(fitted(json.load(file))))
