import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { reportDifference } from '../tools/report/report-difference';
import { FORMATS, reportFile, type Format } from '../tools/report/formats';
import { reportOfStage } from '../tools/report/stage-report';
import { reportSummary } from '../tools/report/words/report-summary';
import { reportOfTemplate } from '../tools/report/report-of-template';
import { writeWholeFile } from '../tools/write-whole-file';
import { highInColor } from './colored';
import { existingFileOption, run, stageCommand } from './command';
import { namedStageFile, stageWords, type StageFlags } from './named-stage';

interface Flags extends StageFlags {
  readonly template?: string;
  readonly format: Format;
  readonly check?: boolean;
}

const DEFAULT_FORMAT: Format = 'md';

export function reportCommand(): Command {
  return stageCommand('npm run report --')
    .description(
      'Writes the access report: who can do what on which table, from the synthesized template.',
    )
    .addOption(
      existingFileOption(
        '--template <file>',
        'any CloudFormation template, JSON or YAML, instead of a stage',
      ).conflicts(['stage', 'config']),
    )
    .addOption(
      new Option('--format <format>', 'the format of the report')
        .choices(Object.keys(FORMATS))
        .default(DEFAULT_FORMAT),
    )
    .option('--check', 'write nothing; exit 1 if the committed report is out of date')
    .action(report);
}

function report({ check = false, ...flags }: Flags): void {
  const { template, format } = flags;
  const source = template ?? namedStageFile(flags);
  const written = template === undefined ? reportOfStage(source) : reportOfTemplate(source);
  const file = reportFile(source, format);
  const text = FORMATS[format](written);
  if (check) {
    compareWithCommitted(file, text, writingCommand(flags));
    return;
  }
  writeWholeFile(file, text);
  console.log(highInColor(`Wrote ${file}: ${reportSummary(written)}`, process.stdout));
}

/** The command that writes the report. */
function writingCommand({ template, format, ...named }: Flags): string {
  const words = [
    ...stageWords(named),
    ...(template === undefined ? [] : [`--template ${template}`]),
    ...(format === DEFAULT_FORMAT ? [] : [`--format ${format}`]),
  ];
  return ['npm run report', ...(words.length > 0 ? ['--', ...words] : [])].join(' ');
}

function compareWithCommitted(file: string, now: string, command: string): void {
  const difference = reportDifference(file, committedIn(file, command), now);
  if (difference.kind === 'access') {
    throw new Error(
      `${difference.patch}\n${file} is out of date: the template grants other access. If you intend that, run ${command} and commit the report.`,
    );
  }
  console.log(
    difference.kind === 'none'
      ? `${file} is up to date.`
      : `${file} is up to date, except for line numbers of the stage file. Run ${command} to update them.`,
  );
}

function committedIn(file: string, command: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`;
    throw new Error(`${file} ${what}. Run ${command} to write it.`, { cause: error });
  }
}

if (require.main === module) run(reportCommand());
