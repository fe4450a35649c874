"""The findings of the integrity audit: one claim each, measured and judged."""
