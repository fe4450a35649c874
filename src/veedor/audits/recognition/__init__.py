"""Recognition: what became of the alerts of a system that names persons by their faces?"""

from veedor.audits.recognition.answer import answer
from veedor.audits.recognition.counts import Counts
from veedor.audits.recognition.needs import NEEDS
from veedor.audits.recognition.options import RecognitionOptions, binds
from veedor.core import Audit, say

AUDIT = Audit(
    kind="recognition",
    question=say("recognition.question"),
    needs=NEEDS,
    counts=Counts,
    options=RecognitionOptions,
    binds=binds,
    answer=answer,
    derived=("uses", "raised", "acts", "plate_rows", "plate_marks"),
)
