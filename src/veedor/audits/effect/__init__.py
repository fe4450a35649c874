"""Effect: did a system or measure change anything, where it was and next door?"""

from veedor.audits.effect.answer import answer
from veedor.audits.effect.counts import Counts
from veedor.audits.effect.needs import NEEDS
from veedor.audits.effect.options import EffectOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="effect",
    question=say("effect.question"),
    needs=NEEDS,
    derived=("near", "placed", "visited"),
    counts=Counts,
    options=EffectOptions,
    binds=binds,
    answer=answer,
)
