"""What the pages on growth say around their numbers, in both languages."""

HEAD = """# How cost grows with the log

Written by `python benchmarks/growth.py`; not edited by hand. Tables are made by DuckDB from
hashes of a seed, as admission leaves them, with one log that grows and what hangs on it (how
much, says `growth_sizes.py`: a larger log is that of a larger force over the same thousand
days). A child process asks every query of the kind, with the options of its example.

*Processor s*: user and system seconds of the queries; starting and opening the tables stand
apart (about a second). The machine was at work on other things, which makes *elapsed* longer,
and processor seconds more as well where two share a core: one query has taken twice as many.
*Peak*: the most that the process tree held at once. *Disk*: the most that derived tables and
spilled parts took.
*Rows answered*: what the queries hand to the audit; they should not grow with the log, save
where they are streamed ({streamed}), of which one batch is held, or columns of whole numbers
({columned}), of eight bytes a number. What the audit then does with them is not measured here.
¹: of each record only the columns that the kind names in its needs, and those that must be
there: so much as a case that maps no more.
Limits: {limits}.
"""
EXPONENTS = """The exponent of processor seconds in the rows of the log: through all sizes, and
from the last size but one to the last, where what does not grow weighs least. Where the largest
was measured on a later day with another, these alone are taken: a machine that others share is
slower on one day than on the next.
"""
WORDS = {
    "scale.md": {
        "mark": ".",
        "days": "Measured on {told}. The others on earlier days, when the same query took as"
        " little as a third of the processor time: costs of two days do not compare.",
        "lacks": "Not yet measured at two sizes, and so not carried:",
        "head": "| kind | log | up to | a, s | b, s per million rows | last exponent |"
        " bytes per row | disk per row | shuffles | 10⁹, h | 10¹⁰, h | 10¹¹, h |",
    },
    "escala.es.md": {
        "mark": ",",
        "days": "Medido el {told}. Las demás, en días anteriores, en que a la misma consulta"
        " llegó a bastarle un tercio del tiempo de procesador: los costos de dos días no"
        " se comparan.",
        "lacks": "Todavía sin medir en dos tamaños, y por eso no llevadas más lejos:",
        "head": "| clase | registro | hasta | a, s | b, s por millón de filas |"
        " último exponente | bytes por fila | disco por fila | repartos | 10⁹, h | 10¹⁰, h |"
        " 10¹¹, h |",
    },
}
