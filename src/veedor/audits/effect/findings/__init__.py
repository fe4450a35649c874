"""The findings of the audit of effects: one claim each, measured and judged."""
