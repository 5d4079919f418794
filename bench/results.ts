import { arch, cpus, platform } from 'node:os';
import { table as linesOfTable } from '../tools/report/markdown/markdown-text';
import type { Amounts } from './growth-stage';
import type { Growth } from './growth';
import type { GatewayLatency } from './gateway';
import { CDK_INIT, FLOOR, GATEWAY_ADDS_AT_MOST, GOALS, stageWith } from './goals';

/** All that was measured, seconds being medians. */
export interface Results {
  readonly runs: number;
  readonly comparison: ReadonlyMap<string, number>;
  readonly growthRuns: number;
  readonly growth: Readonly<Record<keyof Amounts, readonly Growth[]>>;
  readonly calls: number;
  readonly gateway: GatewayLatency;
}

/** The page of results, in Markdown that is not yet formatted. */
export function page(results: Results): string {
  const { runs, comparison, growthRuns, growth, calls, gateway } = results;
  return [
    '# Benchmark',
    'Written by `npm run bench`. Seconds are medians on this machine; compare the ratios.',
    machine(),
    '## Synth process',
    `${runs} counted runs of each after a warm-up run, interleaved. The floor is an empty CDK app in JavaScript without validation. The stages run the command in \`cdk.json\`, with the reports of their template checks cached. \`cdk init\` is its default app, \`npx tsc && npx tsx\` with validation, with the resources of the minimal stage.`,
    comparisonTable(comparison),
    '## Goals',
    goalsTable(results),
    '## Growth',
    `The same process for growing stages: ${growthRuns} counted runs of each after a warm-up run, interleaved. Policy characters are those of the deployed managed policies; IAM allows 6,144 per policy.`,
    ...Object.entries(growth).flatMap(([what, rows]) => [`### ${what}`, growthTable(what, rows)]),
    '## Gateway of the local AWS',
    `${calls} counted \`GetItem\` of a signed-in user to the emulator, and through the gateway before it, interleaved.`,
    gatewayTable(gateway),
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

function goalsTable({ comparison, growth }: Results): string {
  const grown = Object.entries(growth).flatMap(([what, rows]) =>
    rows.map((row) => [stageWith(row.amount, what), row.seconds] as const),
  );
  const seconds = new Map([...comparison, ...grown]);
  const rows = GOALS.map(({ what, comparedWith, atMost }) => {
    const ratio = (seconds.get(what) ?? NaN) / (seconds.get(comparedWith) ?? NaN);
    const met = ratio <= atMost ? 'met' : 'not met';
    return [`${what} / ${comparedWith}`, atMost.toFixed(2), ratio.toFixed(2), met];
  });
  return table(['goal', 'at most', 'measured', ''], rows);
}

function growthTable(what: string, rows: readonly Growth[]): string {
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
      'policies of the authenticated role',
    ],
    rows.map(({ amount, seconds, size }) => [
      String(amount),
      seconds.toFixed(2),
      times(seconds, rows[0]?.seconds),
      ...Object.values<number>({ ...size }).map(String),
    ]),
  );
}

export function gatewayTable({ emulator, gateway }: GatewayLatency): string {
  const added = gateway - emulator;
  const met = added <= GATEWAY_ADDS_AT_MOST ? 'met' : 'not met';
  return table(
    ['emulator, ms', 'gateway, ms', 'added, ms', 'at most', ''],
    [
      [
        ...[emulator, gateway, added].map((one) => one.toFixed(1)),
        String(GATEWAY_ADDS_AT_MOST),
        met,
      ],
    ],
  );
}

function times(one: number, other = Number.NaN): string {
  return (one / other).toFixed(2);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')));
  return linesOfTable(head, escaped).join('\n');
}
