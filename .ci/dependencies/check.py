"""check.py: what the program, its fuzz targets and its checks depend on has an allowed licence, comes from a registry
with its checksum, and is not withdrawn; known advisories where their source can be reached. Exit code 1: something is
wrong. What cannot be looked at is said."""

import importlib.metadata
import json
import pathlib
import re
import shutil
import subprocess
import tomllib

from licences import ALLOWED_IN_CHECKS, CLASSIFIERS, allowed

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANIFESTS = ['Cargo.toml', 'fuzz/Cargo.toml']
NODE = ['.ci/browser', '.ci/standards']


def run(*command, folder=ROOT):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def crates(metadata):
    """Crates of `cargo metadata`: a licence, and a registry, unless they are ours."""
    for package in metadata['packages']:
        name = f'{package["name"]} {package["version"]}'
        if not allowed(package['license']):
            yield f'{name}: licence {package["license"]!r} is not allowed'
        if package['source'] is None:
            if not package['name'].startswith('minhbach'):
                yield f'{name}: comes from a folder'
        elif package['source'] != 'registry+https://github.com/rust-lang/crates.io-index':
            yield f'{name}: comes from {package["source"]}'


def locked(lock):
    """Crates of a lock file: each with the checksum of what was reviewed."""
    for package in lock['package']:
        if 'source' in package and 'checksum' not in package:
            yield f'{package["name"]} {package["version"]}: no checksum in the lock file'


def withdrawn(said):
    """What cargo says of crates that were withdrawn from the registry."""
    return [f'{name}: withdrawn (yanked)' for name in re.findall(r'package `([^`]+)` in Cargo.lock is yanked', said)]


def node_packages(lock):
    for path, package in lock['packages'].items():
        if path:
            if not allowed(package.get('license')):
                yield f'{path}: licence {package.get("license")!r} is not allowed'
            if 'integrity' not in package:
                yield f'{path}: no checksum in the lock file'


def python_packages(distributions):
    for distribution in distributions:
        about = distribution.metadata
        marks = [mark.rsplit(' :: ', 1)[-1] for mark in about.get_all('Classifier') or [] if mark.startswith('License ::')]
        stated = [about.get('License-Expression'), *(CLASSIFIERS.get(mark, mark) for mark in marks), about.get('License')]
        stated = [licence.strip().splitlines()[0] for licence in stated if licence and licence.strip()]
        if not any(allowed(licence) or licence in ALLOWED_IN_CHECKS for licence in stated):
            yield f'{about["Name"]} {about["Version"]}: licence {stated} is not allowed'


def advisories():
    """Asks whoever knows of advisories and can be reached. Gives findings and what was left out."""
    found, left_out = [], []
    if shutil.which('cargo-audit'):
        code, said, error = run('cargo', 'audit', '--deny', 'unmaintained')
        (found if 'Vulnerabilities' in said or 'Crate:' in said else left_out if code else []).append(f'crates: {said or error}')
    else:
        left_out.append('crates: cargo-audit is not installed (its database is no package of a registry)')
    for folder in NODE:
        _, said, error = run('npm', 'audit', '--json', folder=ROOT / folder)
        report = json.loads(said) if said.startswith('{') else {}
        if 'vulnerabilities' in report:
            found += [f'{folder}: {name}: {about["severity"]}' for name, about in report['vulnerabilities'].items()]
        else:
            left_out.append(f'{folder}: the registry answers no question about advisories')
    left_out.append('Python checks: the registry here answers no question about advisories; they are never shipped')
    return found, left_out


def main():
    findings, counted = [], {}
    for manifest in MANIFESTS:
        folder = (ROOT / manifest).parent
        code, said, error = run('cargo', 'metadata', '--format-version', '1', '--locked', folder=folder)
        if code:
            findings.append(f'{manifest}: {error}')
            continue
        metadata = json.loads(said)
        counted[manifest] = len(metadata['packages'])
        findings += [*crates(metadata), *locked(tomllib.loads((folder / 'Cargo.lock').read_text()))]
    left_out = []
    # The one command of cargo that tells of withdrawn crates without building any.
    code, _, said = run('cargo', 'package', '--no-verify', '--allow-dirty', '--target-dir', 'target/package')
    findings += withdrawn(said)
    if code:
        left_out.append(f'withdrawn crates: {said.strip().splitlines()[-1]}')
    for folder in NODE:
        lock = json.loads((ROOT / folder / 'package-lock.json').read_text())
        counted[folder] = len(lock['packages']) - 1
        findings += [f'{folder}: {finding}' for finding in node_packages(lock)]
    wanted = re.findall(r'^([\w.-]+)==', (ROOT / '.ci/requirements.txt').read_text(), flags=re.M)
    counted['.ci/requirements.txt'] = len(wanted)
    findings += python_packages(importlib.metadata.distribution(name) for name in wanted)
    known, unknown = advisories()
    print('looked at', ', '.join(f'{count} of {place}' for place, count in counted.items()))
    for line in left_out + unknown:
        print('left out:', line.strip())
    findings = sorted(set(findings + known))
    for finding in findings:
        print('FAILS', finding)
    print(f'{len(findings)} findings')
    return 1 if findings else 0


if __name__ == '__main__':
    raise SystemExit(main())
