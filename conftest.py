"""For every test, in ``src`` and in ``tests``: no example is judged by how long it took."""

from hypothesis import HealthCheck, settings

# A shared machine may stand still for a second; a timed test would fail for nothing.
settings.register_profile("veedor", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("veedor")
