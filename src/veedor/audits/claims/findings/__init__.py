"""The findings of the claims audit: one claim each, measured and judged."""
