"""The benchmarks stand beside the package: `python -m benchmarks` finds them from the root."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
