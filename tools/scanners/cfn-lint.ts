import { z } from 'zod';
import type { Scanner } from './scanner';
import { incompleteScan, scannerReport, stageOfFile } from './scanner-report';

/** The bits of the exit code. */
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

/** cfn-lint in the Regions of the stages: errors, warnings and informational findings. */
export const cfnLint: Scanner = {
  name: 'cfn-lint',
  environment: {},
  args: (templates) => [
    ...['--format', 'json'],
    ...['--include-checks', 'I'],
    // Template metadata cannot turn these off.
    ...['--mandatory-checks', 'E', 'W', 'I'],
    ...['--regions', ...new Set(templates.map(({ region }) => region))],
    ...['--template', ...templates.map(({ file }) => file)],
  ],
  findings: (output) => {
    const report = scannerReport('cfn-lint', output, REPORT);
    const expected = report.reduce((code, { Level }) => code | EXIT_CODES[Level], 0);
    if (output.exitCode !== expected) {
      const { exitCode = 'none', stderr } = output;
      const cause = `Its exit code is ${exitCode}, its findings have ${expected}.\n${stderr}`;
      throw incompleteScan('cfn-lint', cause);
    }
    return report.map(({ Filename, Location, Message, Rule }) => ({
      scanner: 'cfn-lint',
      rule: Rule.Id,
      stage: stageOfFile(Filename),
      path: Location.Path ?? [],
      message: Message,
    }));
  },
};
