"""Checks every datapackage.json and its tables with the reference validator of the standard."""

from concurrent.futures import ProcessPoolExecutor

import frictionless


def check(folder):
    """Lists what is wrong, and counts what was checked."""
    files = folder.files("datapackage.json")
    faults = [] if files else ["datapackage.json: no site has it"]
    tables = 0
    for path, (count, found) in zip(files, validate_all(files)):
        tables += count
        faults += [f"{folder.name(path)}: {fault}" for fault in found]
    return {"packages": len(files), "tables": tables}, faults


def validate_all(files):
    if len(files) < 2:
        return [validate(str(path)) for path in files]
    with ProcessPoolExecutor() as pool:
        return list(pool.map(validate, map(str, files)))


def validate(path):
    report = frictionless.validate(path)
    errors = list(report.errors) + [error for task in report.tasks for error in task.errors]
    faults = [f"{error.title}: {error.message}" for error in errors]
    faults += [f"{task.name} is not valid" for task in report.tasks if not task.valid and not task.errors]
    return len(report.tasks), faults if not report.valid else []
