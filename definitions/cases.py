"""The cases of the samples, for run-all: which there are, and whether a run ended as its case says.

    cases.py list local|mocked                      a line for each: sample, case, arguments of asl run
    cases.py check SAMPLE CASE EXIT-CODE HISTORY    one line for the summary; exit code 1 if it differs

HISTORY is what `asl run --history` writes. What cases.json holds is described in README.md.
"""

import json
import pathlib
import sys
from datetime import datetime

DEFINITIONS = pathlib.Path(__file__).resolve().parent
STATUS = {
    "ExecutionSucceeded": "SUCCEEDED",
    "ExecutionFailed": "FAILED",
    "ExecutionTimedOut": "TIMED_OUT",
    "ExecutionAborted": "ABORTED",
}
DETAILS = {"FAILED": "executionFailedEventDetails", "TIMED_OUT": "executionTimedOutEventDetails"}


def cases_of(folder):
    return json.loads((folder / "cases.json").read_text())["cases"]


def list_cases(kind):
    for file in sorted(DEFINITIONS.glob("*/cases.json")):
        for case in cases_of(file.parent):
            if ("testCase" in case) == (kind == "mocked"):
                print(file.parent.name, case["name"], " ".join(arguments(file.parent, case)), sep="\t")


def arguments(folder, case):
    path = f"definitions/{folder.name}/"
    yield from ("--substitutions", path + "substitutions.json")
    for name, value in case.get("substitutions", {}).items():
        yield from ("-D", f"{name}={value}")
    yield from ("--input", path + case["input"])
    if "resources" in case:
        yield from ("--resources", path + case["resources"])
    if "testCase" in case:
        yield from ("--mocks", path + case["mocks"], "--test-case", case["testCase"])


class Run:
    """What a history says of an execution, in the words of cases.json."""

    def __init__(self, events):
        self.events = {event["id"]: event for event in events}
        last = events[-1]
        self.status = STATUS.get(last["type"], "RUNNING")
        details = last.get(DETAILS.get(self.status, ""), {})
        self.error = details.get("error")
        self.cause = details.get("cause", "")
        self.seconds = seconds_between(events[0]["timestamp"], last["timestamp"])
        self.path = []
        self.attempts = {}
        self.end = "no state"  # the state that was entered last
        for event in events:
            self.read(event)

    def read(self, event):
        entered = event.get("stateEnteredEventDetails")
        if entered:
            self.end = entered["name"]
        if event["type"] == "MapStateEntered":
            self.path.append({"map": entered["name"], "iterations": []})
        elif entered:
            self.scope(event).append(entered["name"])
        elif event["type"] == "MapIterationStarted":
            index = event["mapIterationStartedEventDetails"]["index"]
            iterations = next(step for step in reversed(self.path) if isinstance(step, dict))["iterations"]
            iterations.extend([] for _ in range(index + 1 - len(iterations)))
        elif event["type"] in ("TaskScheduled", "LambdaFunctionScheduled", "ActivityScheduled"):
            name = self.state(event)
            self.attempts[name] = self.attempts.get(name, 0) + 1

    def before(self, event):
        """The events before this one, nearest first. The first state's points at 0, past the start."""
        while event := self.events.get(event["previousEventId"]):
            yield event

    def state(self, event):
        return next(e["stateEnteredEventDetails"]["name"] for e in self.before(event) if "stateEnteredEventDetails" in e)

    def scope(self, event):
        """The path that a state belongs to. No sample has a Map within a Map."""
        for earlier in self.before(event):
            if earlier["type"] == "MapStateExited":
                break
            if earlier["type"] == "MapIterationStarted":
                index = earlier["mapIterationStartedEventDetails"]["index"]
                return next(step for step in reversed(self.path) if isinstance(step, dict))["iterations"][index]
        return self.path


def seconds_between(first, last):
    def seconds(timestamp):
        if isinstance(timestamp, str):
            return datetime.fromisoformat(timestamp.replace("Z", "+00:00")).timestamp()
        return timestamp

    return round(seconds(last) - seconds(first), 3)


def differences(expected, run, exit_code):
    found = {
        "exitCode": exit_code,
        "status": run.status,
        "error": run.error,
        "path": run.path,
        "seconds": run.seconds,
    }
    for key, value in found.items():
        if key == "seconds" and key not in expected:
            continue
        if expected.get(key) != value:
            yield f"{key}: expected {expected.get(key)}, got {value}"
    if expected.get("causeContains", "") not in (run.cause or ""):
        yield f"cause: expected it to contain {expected['causeContains']}, got {run.cause}"
    for state, count in expected.get("attempts", {}).items():
        if run.attempts.get(state, 0) != count:
            yield f"attempts of {state}: expected {count}, got {run.attempts.get(state, 0)}"


def check(sample, name, exit_code, history):
    case = next(case for case in cases_of(DEFINITIONS / sample) if case["name"] == name)
    try:
        run = Run(json.loads(pathlib.Path(history).read_text())["events"])
    except (OSError, ValueError, LookupError) as error:
        found, outcome = [f"no history to read ({error}); exit code {exit_code}"], "–"
    else:
        found, outcome = list(differences(case["expected"], run, exit_code)), f"{run.status} at {run.end}"
    print(f"{'WRONG' if found else 'ok':5}  {sample:24}  {name:27}  {outcome}")
    for difference in found:
        print(f"       {difference}")
    return 1 if found else 0


def main(arguments):
    command, *rest = arguments or [""]
    if command == "list" and rest in (["local"], ["mocked"]):
        return list_cases(rest[0])
    if command == "check" and len(rest) == 4:
        sample, name, exit_code, history = rest
        return check(sample, name, int(exit_code), history)
    sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
