"""Veedor: court-grade audits of police AI, made from the records the systems leave behind."""

__version__ = "0.1.0"
