"""How often the intervals of the kinds hold the truth, one module a kind."""
