"""`python -m kg.web.updater FOLDER MEBIBYTES`: a process that does one update and ends.

Standard input gives the update as JSON, standard output says as JSON how it went.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from kg.core.errors import KgError
from kg.web.child import limit_memory, own_pipe
from kg.web.errors import to_http


def main() -> None:
    """Do it."""
    pipe = own_pipe()
    limit_memory(int(sys.argv[2]))
    job = json.load(sys.stdin)
    told = {"status": 200, "text": ""}
    try:
        using, named = job["using"], job["named"]
        import_module("kg.store.updates").apply_update(
            Path(sys.argv[1]), job["text"], base_iri=job["base_iri"], using=using, using_named=named
        )
    except KgError as error:
        problem = to_http(error)
        told = {"status": problem.status, "text": str(problem)}
    pipe.write(json.dumps(told).encode())
    pipe.flush()


if __name__ == "__main__":
    main()
