"""The findings of the access audit: one claim each, measured and judged."""
