// node check.mjs MINHBACH CONTENT [--self-check]: the workbook and the drafted report, as LibreOffice opens and saves them,
// come back through `import` as what they were. Exit codes: 0 all holds, 1 something does not.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, content] = process.argv.slice(2, 4).map((name) => path.resolve(name));
const selfCheck = process.argv.includes('--self-check');
const SITE = 'quang-tri';
const PLAN = '2020';
const PERIOD = '2020';
const scratch = mkdtempSync(path.join(tmpdir(), 'văn phòng '));
const failures = [];

const check = (holds, what) => {
  console.log(`${holds ? 'holds ' : 'FAILS '} ${what}`);
  if (!holds) failures.push(what);
};

const run = (command, options, folder = scratch) => {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd: folder, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

const minhbach = (...options) => {
  const { status, said } = run(program, [...options, '--lang', 'en']);
  if (status !== 0) throw new Error(`minhbach ${options.join(' ')} ended with ${status}: ${said}`);
  return said;
};

// LibreOffice saves a file in another format; a profile of its own keeps it apart from one that runs.
function resave(file, filter, extension) {
  const folder = mkdtempSync(path.join(scratch, 'lưu '));
  const profile = pathToFileURL(path.join(scratch, 'hồ sơ')).href;
  run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', folder, file]);
  const saved = readdirSync(folder).find((name) => name.endsWith(`.${extension}`));
  return saved && path.join(folder, saved);
}

// A copy of the site, perhaps without what the report of the period said and what speaks of it.
function copy(name, without = () => {}) {
  const folder = path.join(scratch, name);
  cpSync(path.join(content, SITE), folder, { recursive: true });
  without(folder);
  return folder;
}

const results = (site) => readFileSync(path.join(site, 'results', `${PERIOD}.toml`), 'utf8');
const grades = (site) => [...results(site).matchAll(/^task = "(.+)"$|^grade = "(.+)"$/gm)].map(([line]) => line).join('\n');

function checkWorkbook() {
  minhbach('workbook', PLAN, PERIOD, content, '--site', SITE, '-o', path.join(scratch, 'bảng.xlsx'));
  const workbook = path.join(scratch, 'bảng.xlsx');
  for (const [filter, extension] of [['xlsx', 'xlsx'], ['ods', 'ods']]) {
    const saved = resave(workbook, filter, extension);
    check(Boolean(saved), `LibreOffice opens the workbook and saves it as .${extension}`);
    if (!saved) continue;
    const site = copy(`sau ${extension}`);
    const said = minhbach('import', saved, '--into', site, '--yes');
    check(results(site) === results(path.join(content, SITE)), `taken back from .${extension}, the results are byte for byte what they were: ${said.split('\n')[0]}`);
  }
}

function checkDraft() {
  minhbach('draft', PERIOD, content, '--site', SITE, '-o', path.join(scratch, 'dự thảo'));
  const draft = path.join(scratch, 'dự thảo', readdirSync(path.join(scratch, 'dự thảo')).find((name) => name.endsWith('.docx')));
  const text = resave(draft, 'txt:Text (encoded):UTF8', 'txt');
  check(Boolean(text), 'LibreOffice opens the draft');
  const lines = text ? readFileSync(text, 'utf8') : '';
  for (const line of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'BÁO CÁO', 'V. KIẾN NGHỊ, ĐỀ XUẤT', 'Nơi nhận:', 'PHỤ LỤC']) check(lines.includes(line), `it shows “${line}”`);
  for (const saved of [draft, resave(draft, 'docx', 'docx')]) {
    const site = copy(saved === draft ? 'từ dự thảo' : 'từ dự thảo đã lưu', (folder) => ['results', 'reports', 'statistics', 'indicators.toml'].forEach((name) => rmSync(path.join(folder, name), { recursive: true })));
    minhbach('import', saved, '--into', site, '--period', PERIOD, '--yes');
    check(grades(site) === grades(path.join(content, SITE)), `every grade comes back from ${saved === draft ? 'the draft' : 'the draft LibreOffice saved'}`);
    check(readdirSync(path.join(site, 'reports')).length === 1, 'and so does the report');
  }
}

// What is broken must be noticed.
function checkSelf() {
  const broken = path.join(scratch, 'hỏng.docx');
  writeFileSync(broken, 'no document');
  const { status } = run(program, ['import', broken, '--into', copy('hỏng'), '--yes']);
  check(status === 1, 'self-check, noticed: a broken file');
  const site = copy('sửa');
  const file = path.join(site, 'results', `${PERIOD}.toml`);
  writeFileSync(file, results(site).replace('grade = "done-well"', 'grade = "done"'));
  check(grades(site) !== grades(path.join(content, SITE)), 'self-check, noticed: another grade');
}

try {
  if (selfCheck) checkSelf();
  checkWorkbook();
  checkDraft();
} catch (error) {
  check(false, error.message);
}
rmSync(scratch, { recursive: true, force: true });
for (const what of failures) console.log(`FAILS  ${what}`);
console.log(failures.length ? `${failures.length} things do not hold` : 'office files hold');
process.exit(failures.length ? 1 : 0);
