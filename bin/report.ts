import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { stageFile } from '../lib/stage/stage-file';
import { reportDifference } from '../tools/report/report-difference';
import { FORMATS, reportFile, type Format } from '../tools/report/formats';
import { reportOfStage } from '../tools/report/report-of-stage';
import { reportSummary } from '../tools/report/words/report-summary';
import { reportOfTemplate } from '../tools/report/report-of-template';
import { writeWholeFile } from '../tools/write-whole-file';
import { run, stageCommand, type StageFlags } from './command';

interface Flags extends StageFlags {
  readonly template?: string;
  readonly format: Format;
  readonly check?: boolean;
}

const program = stageCommand('npm run report --')
  .description('Writes who can do what on which table, from a synthesized template.')
  .addOption(
    new Option(
      '--template <file>',
      'a template of anybody, JSON or YAML, instead of a stage',
    ).conflicts(['stage', 'config']),
  )
  .addOption(
    new Option('--format <format>', 'md, json or html').choices(Object.keys(FORMATS)).default('md'),
  )
  .option('--check', 'writes nothing; exit code 1 where the report that is there does not hold')
  .action(async ({ template, format, check = false, ...named }: Flags) => {
    const source = template ?? stageFile(named);
    const report = template === undefined ? reportOfStage(source) : reportOfTemplate(source);
    const file = reportFile(source, format);
    const text = FORMATS[format](report);
    if (check) {
      compareWithCommitted(file, text);
      return;
    }
    await writeWholeFile(file, text);
    console.log(`wrote ${file}: ${reportSummary(report)}`);
  });

function compareWithCommitted(file: string, now: string): void {
  const flags = process.argv.slice(2).filter((flag) => flag !== '--check');
  const again = `${['npm run report', ...(flags.length > 0 ? ['--', ...flags] : [])].join(' ')} writes it anew`;
  const difference = reportDifference(file, committedIn(file, again), now);
  if (difference.kind === 'access') {
    throw new Error(
      `${difference.patch}\n${file} does not say what the template grants now; where that is meant, ${again}: commit it with the change`,
    );
  }
  console.log(
    difference.kind === 'none'
      ? `${file} holds`
      : `${file} holds, but for line numbers of the stage file; ${again}`,
  );
}

function committedIn(file: string, again: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`;
    throw new Error(`${file} ${what}; expected a committed report; ${again}`, { cause: error });
  }
}

run(program);
