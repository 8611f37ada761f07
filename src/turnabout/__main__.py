"""Start the `turnabout` command."""

from turnabout.cli.commands import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
