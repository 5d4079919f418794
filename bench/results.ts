import { arch, cpus, platform } from 'node:os';
import { table as linesOfTable } from '../tools/report/markdown/markdown-text';
import type { Amounts } from './growth-stage';
import type { Grown } from './growth';
import { CDK_INIT, FLOOR, GOALS, UNIT_TESTS } from './goals';

/** All that was measured, seconds being medians. */
export interface Results {
  readonly runs: number;
  readonly comparison: ReadonlyMap<string, number>;
  readonly growthRuns: number;
  readonly growth: Readonly<Record<keyof Amounts, readonly Grown[]>>;
  readonly tests: { readonly runs: number; readonly seconds: number } | undefined;
}

/** The page of results, in Markdown that is not yet formatted. */
export function page(results: Results): string {
  const { runs, comparison, growthRuns, growth } = results;
  return [
    '# Benchmark',
    'Written by `npm run bench`; what it is of is in the README. Seconds are medians, and hold for the machine of that day: the ratios are what to compare.',
    machine(),
    '## Synth process',
    `${runs} counted runs each after a warm-up, taking turns. The floor is an empty CDK app, compiled, without validation. The stages are synthesized by the command of \`cdk.json\`, their checks remembered. \`cdk init\` is today's default of it, \`npx tsc && npx tsx\` with validation, with the resources of the minimal stage.`,
    comparisonTable(comparison),
    ...testsPart(results),
    '## Goals',
    goalsTable(results),
    '## Growth',
    `The same process for stages with more and more of one thing: ${growthRuns} counted runs after a warm-up, taking turns. Policy characters are those of the deployed managed policies, of which IAM takes 6,144 each.`,
    ...Object.entries(growth).flatMap(([what, rows]) => [`### ${what}`, growthTable(what, rows)]),
  ].join('\n\n');
}

function machine(): string {
  const [cpu] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node.js ${process.versions.node} on ${platform()} ${arch()}, ${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}.`;
}

function comparisonTable(seconds: ReadonlyMap<string, number>): string {
  const ratio = (one: number, other: string) => times(one, seconds.get(other));
  const rows = [...seconds].map(([name, one]) => [
    name,
    one.toFixed(2),
    ratio(one, FLOOR),
    ratio(one, CDK_INIT),
  ]);
  return table(['', 'seconds', 'of the floor', 'of `cdk init`'], rows);
}

function goalsTable({ comparison, tests }: Results): string {
  const seconds = new Map(comparison);
  if (tests) seconds.set(UNIT_TESTS, tests.seconds);
  const measured = GOALS.filter(({ what }) => seconds.has(what));
  const rows = measured.map(({ what, comparedWith, atMost }) => {
    const ratio = (seconds.get(what) ?? Number.NaN) / (seconds.get(comparedWith) ?? Number.NaN);
    const met = ratio <= atMost ? 'met' : 'not met';
    return [`${what} of ${comparedWith}`, `at most ${atMost}`, ratio.toFixed(2), met];
  });
  return table(['goal', 'ratio', 'measured', ''], rows);
}

function testsPart({ tests, comparison }: Results): string[] {
  if (!tests) return [];
  const { runs, seconds } = tests;
  const counted = runs === 1 ? 'run once, because it takes minutes' : `median of ${runs} runs`;
  const ratio = times(seconds, comparison.get(FLOOR));
  return [
    '## Unit tests',
    `All of \`npm test\` but the local deploys and the type check, ${counted}: ${seconds.toFixed(0)} seconds, ${ratio} times the floor.`,
  ];
}

function growthTable(what: string, rows: readonly Grown[]): string {
  const [first] = rows;
  const base = first && 'seconds' in first ? first.seconds : undefined;
  return table(
    [
      what,
      'seconds',
      'of one',
      'resources',
      'outputs',
      'bytes',
      'policy characters',
      'largest policy',
      'policies of users',
    ],
    rows.map((row) => {
      if ('refused' in row) return [String(row.amount), `refused: ${row.refused}`];
      const { amount, seconds, size } = row;
      return [
        String(amount),
        seconds.toFixed(2),
        times(seconds, base),
        ...Object.values<number>({ ...size }).map(String),
      ];
    }),
  );
}

function times(one: number, other = Number.NaN): string {
  return (one / other).toFixed(2);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  return linesOfTable(head, escaped).join('\n');
}
