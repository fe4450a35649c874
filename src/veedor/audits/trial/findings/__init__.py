"""The findings of the audit of trials: one claim each, measured and judged."""
