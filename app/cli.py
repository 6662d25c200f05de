"""The console command `nms-bedside-cli`."""
import sys
from pathlib import Path


def draft(path: Path) -> int:
    from app.content.draft import check_draft
    problems = check_draft(path)
    for p in problems:
        print(p)
    print(f"{len(problems)} problems")
    return 10 if problems else 0


def main() -> int:
    args = sys.argv[1:]
    if args[:2] == ["check", "--draft"]:
        return draft(Path(args[2]))
    return 2


if __name__ == "__main__":
    sys.exit(main())
