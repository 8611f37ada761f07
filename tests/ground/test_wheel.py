"""What is installed holds all that the command needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def test_the_wheel_holds_every_file_of_the_package_and_nothing_compiled(tmp_path: Path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("turnabout/")}
    files = (path for path in (SOURCE / "turnabout").rglob("*") if path.is_file())
    wanted = {
        path.relative_to(SOURCE).as_posix() for path in files if "__pycache__" not in path.parts
    }
    assert packed == wanted
