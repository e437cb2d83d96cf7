#!/usr/bin/env node
// Proves that every check can fail, and that sound pages pass: examines the fixture and compares with what it declares.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkSite } from './check-site.mjs';
import { CASES, DISK_CASES, writeDiskFixture, writeFixture } from './fixture.mjs';

const expected = [
  ...Object.entries(CASES).flatMap(([name, { checks }]) => checks.map((check) => ({ check, page: `/${name}/` }))),
  ...DISK_CASES,
];
const keyOf = ({ check, page }) => `${check} → ${page}`;

// Only the fixture's declared defects may be found; this one rightly disturbs a second check.
const TOLERATED = new Set(['content security policy → /foreign/']);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'selftest-'));
try {
  writeFixture(path.join(folder, 'served'));
  writeDiskFixture(path.join(folder, 'disk'));
  const report = await checkSite(path.join(folder, 'served'), { fromDisk: path.join(folder, 'disk') });
  const found = new Map(report.failures().map((failure) => [keyOf(failure), failure.findings]));
  const wanted = new Set(expected.map(keyOf));
  const unnoticed = [...wanted].filter((key) => !found.has(key));
  const surplus = [...found.keys()].filter((key) => !wanted.has(key) && !TOLERATED.has(key));
  const untried = [...report.checks.keys()].filter((check) => !expected.some((item) => item.check === check));
  for (const key of unnoticed) console.log(`unnoticed defect: ${key}`);
  for (const key of surplus) console.log(`false alarm: ${key}: ${found.get(key).join(' | ')}`);
  for (const check of untried) console.log(`no defect tries the check: ${check}`);
  const faults = unnoticed.length + surplus.length + untried.length;
  console.log(`${wanted.size - unnoticed.length} of ${wanted.size} defects noticed, ${surplus.length} false alarms`);
  process.exitCode = faults === 0 ? 0 : 1;
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
