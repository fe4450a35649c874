"""Numbers into intervals, tests and fits: pure, on small counts, seeded by the caller.

Each idea is a module, and is imported by its own name: nobody loads what it does not use.
"""
