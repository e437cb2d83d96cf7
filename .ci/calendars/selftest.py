"""Proves that the checks of calendars and feeds can fail: every defect is noticed, and what is sound is not blamed."""

import sys

import defects
from check import findings_of_calendar, findings_of_feed
from reporting import tell_self_test


def selftest():
    tried, missed = 0, []
    for name, find, sound, broken in defects.cases(findings_of_calendar, findings_of_feed):
        tried += 1
        if find(sound):
            missed.append(f"{name}: what is sound is blamed: {find(sound)}")
        if sound == broken or not find(broken):
            missed.append(f"{name}: not noticed")
    return tried, missed


if __name__ == "__main__":
    sys.exit(tell_self_test(*selftest()))
