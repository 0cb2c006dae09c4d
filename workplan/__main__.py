"""``python -m workplan``."""

from workplan.cli import script

if __name__ == "__main__":
    script()
