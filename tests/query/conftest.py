from __future__ import annotations

import pytest
from pyoxigraph import Store
from store.sample import KNOWLEDGE, PREDICATES, TYPES

from kg.store.quads import to_quads


@pytest.fixture(scope="session")
def store() -> Store:
    made = Store()
    made.extend(to_quads(KNOWLEDGE, PREDICATES, TYPES))
    return made
