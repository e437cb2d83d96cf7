// node check.mjs PUBLIC: opens every workbook of a published folder with LibreOffice and compares it with its CSV file.
import { dataFolders, examine } from './workbooks.mjs';

const SHOWN = 40;

const folders = dataFolders(process.argv[2]);
if (folders.length === 0) throw new Error(`no data folder below ${process.argv[2]}`);
const found = folders.map((folder) => ({ folder, ...examine(folder) }));
const faults = found.flatMap(({ folder, faults }) => faults.map((fault) => `${folder}/${fault}`));
faults.slice(0, SHOWN).forEach((fault) => console.log(fault));
const sum = (of) => found.reduce((total, one) => total + of(one), 0);
console.log(`${sum((one) => one.workbooks)} workbooks, ${sum((one) => one.cells)} cells, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
