"""The findings of the audit of feedback: one claim each, measured and judged."""
