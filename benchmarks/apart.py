"""One function of the benchmarks, run in this process; its value is the last line as JSON."""

import importlib
import json
import sys
from collections.abc import Iterator


def main(work: str, arguments: str) -> None:
    """Print the value of `module:function` for these arguments; of an iterator each as it comes."""
    module, function = work.split(":")
    value = getattr(importlib.import_module(module), function)(**json.loads(arguments))
    for one in value if isinstance(value, Iterator) else [value]:
        print(json.dumps(one), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
