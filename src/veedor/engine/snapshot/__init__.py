"""A live PostgreSQL database, copied once into files that an audit then reads offline."""

from veedor.engine.snapshot.take import CopyOf, Taken, Written, take

__all__ = ["CopyOf", "Taken", "Written", "take"]
