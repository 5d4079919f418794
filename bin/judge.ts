import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeFaults, describeSkipped } from '../tools/scanners/describe-verdict';
import { judgeTemplates } from '../tools/scanners/judge-templates';
import { installJudges, JUDGES, judgesByVersion } from '../tools/scanners/judges';
import { SKIPS } from '../tools/scanners/skips';
import { synthesizeStages } from '../tools/scanners/synthesize-stages';
import { verdictOf } from '../tools/scanners/verdict';
import { runTask } from '../tools/local/task-list';
import { fail } from './fail';

const program = new Command('npm run judge')
  .description('Has cfn-lint and checkov judge the templates of all stage files in config/.')
  .action(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'judge-'));
    process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    const home = join(directory, 'home');
    mkdirSync(home);
    const start = await runTask('Python environment of the judges', () => installJudges(home));
    const templates = synthesizeStages(directory);
    const stages = templates.map(({ stage }) => stage).join(', ');
    const verdict = await runTask(`${judgesByVersion()} on ${stages}`, async () =>
      verdictOf(await judgeTemplates(templates, JUDGES, start), SKIPS),
    );
    describeSkipped(verdict).forEach((line) => console.log(line));
    const faults = describeFaults(verdict);
    if (faults !== undefined) throw new Error(faults);
    console.log('nothing else was found');
  });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
program.parseAsync().catch(fail);
