"""Decides whether a failed container task may be run again, and how long to wait before.

The event is the input of the state ErrorHandler: what RunTask's Catcher wrote under `RunTaskError`, and,
from the second round on, this function's previous answer under `Error`.
"""

import json

# Reasons for a stop that are known to pass, from "Stopped tasks error codes" of the Amazon ECS guide.
RETRYABLE_REASONS = ("CannotPullContainerError", "ResourceInitializationError")

# Exit codes by which the program itself asks for another try.
RETRYABLE_EXIT_CODES = (2,)


def handler(event, context):
    task = json.loads(event["RunTaskError"]["Cause"])
    retry_count = next_retry_count(event)
    answer = {
        "type": "retryable" if is_retryable(task) else "fatal",
        "retryCount": retry_count,
        "waitTimeSeconds": 2**retry_count,
    }
    print(f"stopped because: {task['StoppedReason']}; answer: {answer}")
    return answer


def next_retry_count(event):
    """0 in the first round, then one more than this function said last."""
    previous = event.get("Error", {}).get("Payload", {})
    return previous.get("retryCount", -1) + 1


def is_retryable(task):
    if task["StoppedReason"].startswith(RETRYABLE_REASONS):
        return True
    return any(container.get("ExitCode") in RETRYABLE_EXIT_CODES for container in task["Containers"])
