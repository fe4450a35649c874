"""The findings of the audit of requests: one claim each, measured and judged."""
