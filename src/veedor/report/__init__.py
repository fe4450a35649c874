"""A report in words, as canonical bytes, as a page made from those bytes, and on the shelf."""

from veedor.report.annex import to_annex
from veedor.report.compare import compare
from veedor.report.difference import Difference, tell_apart
from veedor.report.headlines import headlines
from veedor.report.law import tally
from veedor.report.page import to_html
from veedor.report.record import json_schema, read_record, to_json
from veedor.report.shelf import publish, publish_private
from veedor.report.shown import own
from veedor.report.words import Words, own_words, phrase, words_problems

__all__ = [
    "Difference",
    "Words",
    "compare",
    "headlines",
    "json_schema",
    "own",
    "own_words",
    "phrase",
    "publish",
    "publish_private",
    "read_record",
    "tally",
    "tell_apart",
    "to_annex",
    "to_html",
    "to_json",
    "words_problems",
]
