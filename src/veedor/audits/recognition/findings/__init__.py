"""The findings of the audit of recognition: one claim each, measured and judged."""
