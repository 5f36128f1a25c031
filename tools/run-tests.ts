/** `npm test`: all tests, the browser's included, closed by one plain line of counts. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findOrInstallChromium } from './chromium.ts';
import { projectFolder } from './project.ts';
import { findOrInstallServices } from './services.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that failed before a test of theirs ran have no failed test of their own. */
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { status: string }[];
  }[];
}

const project = projectFolder();
const say = (line: string) => console.error(line);
const chromium = findOrInstallChromium(say);
if (!chromium || !findOrInstallServices(say)) process.exit(1);

const file = join(project, 'build/test-report.json');
mkdirSync(dirname(file), { recursive: true });
rmSync(file, { force: true });
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const ran = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ],
  { cwd: project, stdio: 'inherit', env: { ...process.env, CHROMIUM: chromium } },
);

const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
const brokenFiles = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
).length;
const failed = report.numFailedTests + brokenFiles;
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = ran.status === 0 && failed === 0 && report.numPassedTests > 0 ? 0 : 1;
