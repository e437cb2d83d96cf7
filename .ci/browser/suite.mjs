#!/usr/bin/env node
// node suite.mjs PUBLIC [--file OFFLINE] [--report FILE]
// Exit codes: 0 nothing found, 1 findings, 2 wrong use.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkSite } from './check-site.mjs';

const USAGE = 'node suite.mjs PUBLIC [--file OFFLINE] [--report FILE]';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { file: { type: 'string' }, report: { type: 'string', default: 'report.json' } } });
    const folders = [positionals[0], values.file].filter((folder) => folder !== undefined);
    const missing = folders.find((folder) => !fs.existsSync(folder));
    if (positionals.length !== 1 || missing !== undefined) throw new Error(missing ? `no such folder: ${missing}` : 'give one folder');
    return { folder: path.resolve(positionals[0]), fromDisk: values.file ? path.resolve(values.file) : null, report: values.report };
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}

const options = readArguments();
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);
const progress = (done, total, address) => {
  if (done === total || done % 20 === 0) console.error(`  ${done} of ${total} pages examined, ${seconds()} s (${address})`);
};
const report = await checkSite(options.folder, { fromDisk: options.fromDisk, progress });
fs.writeFileSync(options.report, JSON.stringify(report, null, 1));
for (const line of report.lines()) console.log(line);
console.log(`report: ${options.report}, ${seconds()} s`);
console.log(report.summary());
process.exitCode = report.failed === 0 ? 0 : 1;
