// Runs the Nu HTML checker over a folder. Every message it has is a finding, but for what it says of the content policy:
// it knows no address of the page, so that 'self' allows nothing, and takes JSON-LD for a script. Chromium tells of every
// real violation.
import path from 'node:path';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const JAR = path.join(path.dirname(require.resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

function collect(command, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk) => chunks.stdout.push(chunk));
    child.stderr.on('data', (chunk) => chunks.stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString() }));
  });
}

const OF_POLICY = /violates Content Security Policy \(meta tag\)/;

const describe = (message) => {
  const level = message.type === 'info' ? (message.subType ?? 'info') : message.type;
  return `${level} at line ${message.lastLine ?? '?'}: ${message.message} ${(message.extract ?? '').replace(/\s+/g, ' ').slice(0, 120)}`.trim();
};

// Gives a map from file to findings. Fails when the checker itself broke, so that silence never counts as success.
export async function checkMarkup(folder) {
  const { code, stdout, stderr } = await collect('java', [
    '-Xss4m', '-jar', JAR, '--skip-non-html', '--format', 'json', '--stdout', '--exit-zero-always', folder,
  ]);
  if (code !== 0 || !stdout.trim()) throw new Error(`the Nu checker ended with ${code}: ${stderr.slice(0, 500)}`);
  const found = new Map();
  for (const message of JSON.parse(stdout).messages.filter(({ message: words }) => !OF_POLICY.test(words))) {
    const file = message.url ? path.relative(folder, fileURLToPath(message.url)) : '(checker)';
    found.set(file, [...(found.get(file) ?? []), describe(message)]);
  }
  return found;
}
