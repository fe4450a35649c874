"""The findings of the audit of changes: one claim each, measured and judged."""
