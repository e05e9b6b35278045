"""The program in the container. OUTCOME, from the task definition, says how it ends.

success         exit code 0
retryable-once  exit code 2 the first time, 0 the second, by turns
fatal           exit code 1
"""

import os
import sys
import tempfile

# Each run of a task is a process of its own: only a file remembers that the first one was made.
MARK = os.path.join(tempfile.gettempdir(), "asl-retryable-run-task.failed-once")


def fails_once():
    try:
        os.remove(MARK)
        return 0
    except FileNotFoundError:
        open(MARK, "w").close()
        return 2


def main():
    outcome = os.environ.get("OUTCOME", "success")
    print(f"working, to end with outcome {outcome}")
    if outcome == "retryable-once":
        return fails_once()
    return {"success": 0, "fatal": 1}[outcome]


if __name__ == "__main__":
    sys.exit(main())
