import { z } from 'zod';
import type { Judge } from './judge';
import { stageOfFile } from './judged-template';
import { didNotJudge, reportOf } from './report-of';

/** What each level adds to the exit code. */
const EXIT_CODES = { Error: 2, Warning: 4, Informational: 8 } as const;

const REPORT = z.array(
  z.object({
    Filename: z.string(),
    Level: z.enum(['Error', 'Warning', 'Informational']),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
  }),
);

/** cfn-lint on the regions of the stages: errors, warnings and informational findings. */
export const cfnLint: Judge = {
  name: 'cfn-lint',
  environment: {},
  args: (templates) => [
    ...['--format', 'json'],
    ...['--include-checks', 'I'],
    // Whatever the metadata of a template say.
    ...['--mandatory-checks', 'E', 'W', 'I'],
    ...['--regions', ...new Set(templates.map(({ region }) => region))],
    ...['--template', ...templates.map(({ file }) => file)],
  ],
  findings: (said) => {
    const report = reportOf('cfn-lint', said, REPORT);
    const expected = report.reduce((code, { Level }) => code | EXIT_CODES[Level], 0);
    if (said.exitCode !== expected) {
      const received = `exit code ${said.exitCode ?? 'none'}\n${said.stderr}`;
      throw didNotJudge('cfn-lint', received, `exit code ${expected}, by its findings`);
    }
    return report.map(({ Filename, Location, Message, Rule }) => ({
      judge: 'cfn-lint',
      rule: Rule.Id,
      stage: stageOfFile(Filename),
      path: Location.Path ?? [],
      message: Message,
    }));
  },
};
