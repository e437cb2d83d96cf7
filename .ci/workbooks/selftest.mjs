// node selftest.mjs PUBLIC: spoils copies of a data folder, one defect each, and fails when a defect is not noticed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCsv } from './csv.mjs';
import { dataFolders, examine } from './workbooks.mjs';

const edit = (file, change) => (folder) => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${file} has nothing to spoil`);
  writeFileSync(path.join(folder, file), changed);
};

// What is spoilt, and what the fault says. The CSV file is spoilt where the workbook would be hard to.
const DEFECTS = {
  'a missing workbook': [(folder) => rmSync(path.join(folder, 'plans.xlsx')), /plans\.xlsx is missing/],
  'a broken workbook': [(folder) => writeFileSync(path.join(folder, 'units.xlsx'), 'no workbook'), /units\.xlsx/],
  'another row': [edit('tasks.csv', (text) => text.trimEnd().split('\n').slice(0, -1).join('\n') + '\n'), /tasks\.xlsx has \d+ rows/],
  'another day': [edit('documents.csv', (text) => text.replace(/,(\d{4})-(\d{2})-\d{2},/, ',$1-$2-02,')), /documents\.xlsx row \d+/],
  'another number': [edit('plans.csv', (text) => text.replace(/,20(\d\d),/, ',19$1,')), /plans\.xlsx row \d+, year/],
  'another text': [edit('units.csv', (text) => text.replace('phòng', 'Phong')), /units\.xlsx row \d+/],
  'another heading': [edit('datapackage.json', (text) => text.replace('"title": "Chủ trì"', '"title": "Chu tri"')), /row 1, .*Chu tri/],
};

const READ = [
  ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
  ['a,b\n,\n', [['a', 'b'], ['', '']]],
  ['"x ""y"", z\nw",2', [['x "y", z\nw', '2']]],
];
for (const [text, rows] of READ) {
  if (JSON.stringify(readCsv(text)) !== JSON.stringify(rows)) throw new Error(`CSV is misread: ${JSON.stringify(text)}`);
}

const sound = dataFolders(process.argv[2])[0];
const wrong = examine(sound).faults.map((fault) => `a sound folder is blamed: ${fault}`);
for (const [name, [spoil, pattern]] of Object.entries(DEFECTS)) {
  const copy = mkdtempSync(path.join(tmpdir(), 'spoilt-'));
  cpSync(sound, copy, { recursive: true });
  spoil(copy);
  const { faults } = examine(copy);
  if (!faults.some((fault) => pattern.test(fault))) wrong.push(`not noticed: ${name}; found ${JSON.stringify(faults)}`);
  rmSync(copy, { recursive: true, force: true });
}
wrong.forEach((line) => console.log(line));
console.log(`${Object.keys(DEFECTS).length} defects, ${wrong.length} not handled`);
process.exit(wrong.length === 0 ? 0 : 1);
