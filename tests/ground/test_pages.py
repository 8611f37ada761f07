"""What the pages at the top of the repository say is so."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from turnabout.example import example_sheet

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_within_the_project_leads_somewhere(document: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_example_in_the_readme_runs_as_it_stands(tmp_path: Path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    shutil.copy(example_sheet(), tmp_path / "people.csv")

    result = subprocess.run(
        [sys.executable, "-c", example], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (result.returncode, result.stderr) == (0, "")
    assert "Amara Nwosu mentors Margit Aune: " in result.stdout


def test_the_verbs_in_the_readme_run_one_after_the_other_as_they_stand(tmp_path: Path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (verbs,) = re.findall(r"```sh\n(\.venv/bin/turnabout template .*?)```", readme, re.DOTALL)

    results = [
        subprocess.run(
            [sys.executable, "-m", "turnabout", *shlex.split(verb, comments=True)[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        for verb in verbs.splitlines()
    ]

    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 4
    assert results[-1].stdout.startswith("Amina Yusuf (T-1042) mentors Margaret Ellis (T-0001): ")


def test_every_target_of_make_says_what_it_does():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^\.PHONY: (\w+)$", makefile, re.MULTILINE)

    help_page = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert [line.split()[1] for line in help_page.splitlines()] == targets
