"""The findings of the audit of retention: one claim each, measured and judged."""
