import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { runTask } from '../tools/local/task-list';
import { assertClean, describeSkipped, scanResult } from '../tools/scanners/scan-result';
import { scanTemplates } from '../tools/scanners/scan-templates';
import { installScanners, SCANNERS, scannerVersions } from '../tools/scanners/scanners';
import { SKIPS } from '../tools/scanners/skips';
import { synthesizeStages } from '../tools/scanners/synthesize-stages';
import { run } from './command';
import { exitOnSignal, terminal } from './terminal';

export function scanCommand(): Command {
  return new Command('npm run scan --')
    .description('Scans the templates of all stage files in config/ with cfn-lint and checkov.')
    .action(scan);
}

async function scan(): Promise<void> {
  exitOnSignal();
  const directory = mkdtempSync(join(tmpdir(), 'scan-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const home = join(directory, 'home');
  mkdirSync(home);
  const start = await runTask('Python environment of the scanners', () => installScanners(home));
  const templates = synthesizeStages(directory);
  const stages = templates.map(({ stage }) => stage).join(', ');
  const result = await runTask(`${scannerVersions()} on ${stages}`, async () =>
    scanResult(await scanTemplates(templates, SCANNERS, start), SKIPS),
  );
  describeSkipped(result).forEach(terminal.print);
  assertClean(result);
  terminal.print('✔ No other findings.');
}

if (require.main === module) run(scanCommand());
