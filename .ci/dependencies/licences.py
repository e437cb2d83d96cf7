"""Which licences what we depend on may have, each with its reason, and whether an SPDX expression can be met by them."""

import re

ALLOWED = {
    'MIT': 'asks for its text beside copies',
    'MIT-0': 'asks for nothing',
    'Apache-2.0': 'asks for its text and notices; grants patents',
    'Apache-2.0 WITH LLVM-exception': 'Apache-2.0 that asks less of what is compiled',
    'BSD-2-Clause': 'asks for its text beside copies',
    'BSD-3-Clause': 'as BSD-2-Clause; names are not for advertising',
    '0BSD': 'asks for nothing',
    'ISC': 'as MIT in fewer words',
    'Zlib': 'asks that changed sources say so',
    'BSL-1.0': 'asks for its text beside sources only',
    'CC0-1.0': 'given to the public',
    'Unlicense': 'given to the public',
    'Unicode-3.0': 'tables of the Unicode Consortium; asks for its text',
    'NCSA': 'as BSD-3-Clause; the fuzzing engine',
    'MPL-2.0': 'asks for the sources of its own changed files only; we change none',
}
# Besides, for checks in Python: they are run here, and nothing of them is in the program or in a site.
ALLOWED_IN_CHECKS = {
    'PSF-2.0': 'as BSD-3-Clause',
    'W3C-20150513': 'as MIT',
    'Artistic License': 'asks that changed copies say so',
    'LGPL-3.0-or-later': 'asks for the sources of copies; we make none',
}
# What classifiers of Python packages call the same.
CLASSIFIERS = {
    'MIT License': 'MIT', 'Apache Software License': 'Apache-2.0', 'BSD License': 'BSD-3-Clause', 'ISC License (ISCL)': 'ISC',
    'Mozilla Public License 2.0 (MPL 2.0)': 'MPL-2.0', 'Python Software Foundation License': 'PSF-2.0',
    'The Unlicense (Unlicense)': 'Unlicense',
    'GNU Lesser General Public License v3 or later (LGPLv3+)': 'LGPL-3.0-or-later',
}


def allowed(expression):
    """Tells whether the expression can be met by allowed licences alone: one side of OR, both of AND."""
    tokens = re.findall(r'\(|\)|/|[^\s()/]+', expression or '')
    tokens = ['OR' if token in ('/', 'or') else 'AND' if token == 'and' else token for token in tokens]
    try:
        met, rest = either(tokens)
    except IndexError:
        return False
    return met and not rest


def either(tokens):
    met, rest = both(tokens)
    while rest and rest[0] == 'OR':
        also, rest = both(rest[1:])
        met = met or also
    return met, rest


def both(tokens):
    met, rest = one(tokens)
    while rest and rest[0] == 'AND':
        also, rest = one(rest[1:])
        met = met and also
    return met, rest


def one(tokens):
    if tokens[0] == '(':
        met, rest = either(tokens[1:])
        return met and rest[0] == ')', rest[1:]
    name, rest = tokens[0], tokens[1:]
    if rest[:1] == ['WITH']:
        name, rest = f'{name} WITH {rest[1]}', rest[2:]
    return name in ALLOWED, rest
