"""selftest.py: each check of dependencies notices what it is for, and blames nothing that is sound."""

from email.message import Message

import check
from licences import allowed

REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index'
missed = []


def holds(right, what):
    print('noticed' if right else 'MISSED ', what)
    if not right:
        missed.append(what)


def crate(licence='MIT', source=REGISTRY, name='x'):
    return {'packages': [{'name': name, 'version': '1.0.0', 'license': licence, 'source': source}]}


def python(licence='', classifier=''):
    class Distribution:
        metadata = Message()
    Distribution.metadata['Name'], Distribution.metadata['Version'] = 'x', '1'
    if licence:
        Distribution.metadata['License-Expression'] = licence
    if classifier:
        Distribution.metadata['Classifier'] = f'License :: OSI Approved :: {classifier}'
    return [Distribution]


for expression in ['MIT', 'MIT/Apache-2.0', 'MIT OR GPL-3.0', '(MIT OR Apache-2.0) AND Unicode-3.0', 'GPL-2.0-only OR Apache-2.0',
                   'Apache-2.0 WITH LLVM-exception OR BSL-1.0']:
    holds(allowed(expression), f'{expression!r} is allowed')
for expression in [None, '', 'GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-3.0', '(MIT OR Apache-2.0) AND SSPL-1.0', 'LicenseRef-Own', 'MIT OR',
                   '(MIT', 'MIT Apache-2.0', 'Apache-2.0 WITH Own-exception']:
    holds(not allowed(expression), f'{expression!r} is not allowed')
holds(not [*check.crates(crate())], 'a sound crate')
holds([*check.crates(crate('Made-Up-1.0'))], 'a crate with a made-up licence')
holds([*check.crates(crate(source='git+https://example.org/x#1'))], 'a crate from elsewhere than the registry')
holds([*check.crates(crate(source=None))], 'a crate from a folder')
holds([*check.locked({'package': [{'name': 'x', 'version': '1', 'source': REGISTRY}]})], 'a crate without a checksum')
holds(check.withdrawn('warning: package `x v1.0.0` in Cargo.lock is yanked in registry `r`, consider updating'), 'a withdrawn crate')
holds(not check.withdrawn('   Packaged 3 files'), 'no withdrawn crate')
holds([*check.node_packages({'packages': {'': {}, 'a': {'license': 'GPL-3.0', 'integrity': 'x'}}})], 'a Node package with a bad licence')
holds([*check.node_packages({'packages': {'': {}, 'a': {'license': 'MIT'}}})], 'a Node package without a checksum')
holds(not [*check.python_packages(python('MIT'))], 'a sound Python package')
holds(not [*check.python_packages(python(classifier='MIT License'))], 'a Python package with a classifier')
holds([*check.python_packages(python('GPL-3.0'))], 'a Python package with a bad licence')
holds([*check.python_packages(python())], 'a Python package without a licence')
raise SystemExit(1 if missed else 0)
