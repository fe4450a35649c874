"""One module per finding of the audit of forecasts."""
