// Collects what every check found on every page and words it: one line a check, then its findings. Judges nothing itself.
const MOST_DETAILS = 60; // printed lines a check; the report file has all

// One line a finding: a fault of a template is said once, with the number of pages that have it.
function detailsOf(failed) {
  const pagesOf = new Map();
  for (const { page, findings } of failed) for (const finding of findings) pagesOf.set(finding, [...(pagesOf.get(finding) ?? []), page]);
  const details = [...pagesOf].map(([finding, pages]) => {
    const [first, ...others] = pages.sort();
    return `       ${first}${others.length ? ` and ${others.length} more` : ''}  ${finding}`;
  });
  const left = details.length - MOST_DETAILS;
  return left > 0 ? [...details.sort().slice(0, MOST_DETAILS), `       … ${left} more findings in the report`] : details.sort();
}

export class Report {
  constructor() { this.checks = new Map(); }

  // Records one check of one page: it passes exactly when nothing was found.
  add(check, page, findings) {
    const entry = this.checks.get(check) ?? { passed: 0, failed: [] };
    if (findings.length === 0) entry.passed += 1;
    else entry.failed.push({ page, findings });
    this.checks.set(check, entry);
  }

  get passed() { return [...this.checks.values()].reduce((sum, entry) => sum + entry.passed, 0); }

  get failed() { return [...this.checks.values()].reduce((sum, entry) => sum + entry.failed.length, 0); }

  // Every failure, as `check` and `page`, in the order of the printed lines.
  failures() {
    return [...this.checks].flatMap(([check, entry]) => entry.failed.map(({ page, findings }) => ({ check, page, findings })));
  }

  lines() {
    return [...this.checks].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([check, entry]) => {
      const verdict = entry.failed.length ? 'FAIL' : 'ok  ';
      return [`${verdict} ${check.padEnd(28)} ${entry.passed} passed, ${entry.failed.length} failed`, ...detailsOf(entry.failed)];
    });
  }

  summary() { return `${this.passed} passed, ${this.failed} failed`; }

  toJSON() { return { passed: this.passed, failed: this.failed, checks: Object.fromEntries(this.checks) }; }
}
