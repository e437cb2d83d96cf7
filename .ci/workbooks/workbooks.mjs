// Opens the workbooks of a data folder with LibreOffice and compares what it shows with the CSV files beside them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCsv } from './csv.mjs';

// Comma, quote, UTF-8, from the first row, cells as they are shown, every sheet into a file of its own.
const EXPORT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';
const NOTES = '-Ghi chú.csv';
const TIME_LIMIT = 300_000;

// Gives every data folder below a published folder.
export function dataFolders(root) {
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  const packages = entries.filter((entry) => entry.isFile() && entry.name === 'datapackage.json');
  return packages.map((entry) => entry.parentPath ?? entry.path).sort();
}

// Compares every workbook of a data folder; gives the number of cells compared and what is wrong.
export function examine(folder) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'workbooks-'));
  try {
    const resources = JSON.parse(readFileSync(path.join(folder, 'datapackage.json'), 'utf8')).resources;
    const faults = resources.filter(({ name }) => !existsSync(path.join(folder, `${name}.xlsx`))).map(({ name }) => `${name}.xlsx is missing`);
    faults.push(...open(folder, resources, path.join(scratch, 'profile'), path.join(scratch, 'out')));
    let cells = 0;
    for (const resource of resources) {
      const found = compare(folder, resource, path.join(scratch, 'out'));
      cells += found.cells;
      faults.push(...found.faults);
    }
    return { cells, workbooks: resources.length, faults };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

// Has LibreOffice write every sheet of every workbook as CSV; gives what it complained of.
function open(folder, resources, profile, out) {
  const files = resources.map(({ name }) => path.join(folder, `${name}.xlsx`)).filter((file) => existsSync(file));
  const options = [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', EXPORT, '--outdir', out];
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const output = execFileSync('soffice', [...options, ...files], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: TIME_LIMIT });
  return output.split('\n').filter((line) => /error|warning|could not/i.test(line));
}

function compare(folder, { name, schema }, out) {
  const written = existsSync(out) ? readdirSync(out).filter((file) => file.startsWith(`${name}-`)) : [];
  const table = written.find((file) => !file.endsWith(NOTES));
  if (!table || !written.some((file) => file.endsWith(NOTES))) return { cells: 0, faults: [`${name}.xlsx: LibreOffice finds no table or no notes`] };
  const shown = readCsv(readFileSync(path.join(out, table), 'utf8'));
  const expected = readCsv(readFileSync(path.join(folder, `${name}.csv`), 'utf8'));
  expected[0] = schema.fields.map((field) => field.title);
  const faults = [];
  if (shown.length !== expected.length) faults.push(`${name}.xlsx has ${shown.length} rows instead of ${expected.length}`);
  let cells = 0;
  expected.forEach((row, at) => row.forEach((text, column) => {
    const wanted = at === 0 ? text : show(text, schema.fields[column]);
    const found = shown[at]?.[column] ?? '';
    cells += 1;
    if (found !== wanted) faults.push(`${name}.xlsx row ${at + 1}, ${schema.fields[column].name}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  }));
  return { cells, faults };
}

// Gives what a spreadsheet shows for a text of a CSV file.
function show(text, field) {
  const isMoment = field.constraints?.pattern?.includes('Q[1-4]') && !field.constraints.pattern.includes('H1');
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if ((field.type === 'date' || isMoment) && day && Number(day[1]) > 1900) return `${day[3]}/${day[2]}/${day[1]}`;
  if (field.type === 'boolean') return { true: 'Có', false: 'Không', '': '' }[text];
  if ((field.type === 'integer' || field.type === 'number') && text.replace(/^[-0.]+|\D/g, '').length <= 15) return separated(text);
  return text;
}

function separated(number) {
  const [whole, fraction] = number.split('.');
  const parts = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parts : `${parts}.${fraction}`;
}
