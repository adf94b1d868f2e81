"""`python -m kg` and the `kg` command."""

from kg.cli import app


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
