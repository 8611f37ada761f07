"""That no sheet makes a newcomer wait for a kernel to be compiled anew."""

import subprocess
import sys

COUNT_COMPILED = """
from importlib import import_module
from pkgutil import iter_modules

import turnabout.matchmaking.kernels as kernels
from turnabout.example import example_sheet
from turnabout.matchmaking import Mode, Policy, Pool, match
from turnabout.matchmaking.explain import shortages, why_nobody
from turnabout.matchmaking.kernels.__main__ import main
from turnabout.matchmaking.sheets import read_sheet

main()
pool = read_sheet(example_sheet()).pool
for mode in Mode:
    pairs = [(one.mentor.id, one.mentee.id) for one in match(pool, Policy(mode=mode)).pairs]
    policy = Policy(
        mode=mode,
        pinned=frozenset(pairs[:3]),
        forbidden=frozenset(pairs[5:8]),
        existing=frozenset(pairs),
    )
    for people, asked in ((pool, policy), (Pool.of([]), Policy(mode=mode))):
        matching = match(people, asked)
        why_nobody(matching)
        shortages(matching)
for module in iter_modules(kernels.__path__, kernels.__name__ + "."):
    if not module.name.endswith("__main__"):
        for name, kernel in vars(import_module(module.name)).items():
            if getattr(kernel, "targetoptions", {}).get("nogil"):
                print(name, len(kernel.nopython_signatures))
"""


def test_setting_up_compiles_every_kernel_and_no_sheet_compiles_one_again():
    run = subprocess.run(
        [sys.executable, "-c", COUNT_COMPILED], capture_output=True, text=True, check=True
    )

    counts = dict(line.split() for line in run.stdout.splitlines())
    assert set(counts) >= {"keep_best", "score_pairs", "fill_cells", "find_swaps", "augment"}
    assert set(counts.values()) == {"1"}
