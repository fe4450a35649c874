"""The findings of the audit of scores: one claim each, measured and judged."""
