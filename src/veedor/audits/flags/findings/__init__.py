"""The findings of the audit of flags: one claim each, measured and judged."""
