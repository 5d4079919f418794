import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExecaError } from 'execa';
import { growthStage, type Amounts } from './growth-stage';
import { interleaved } from './interleaved';
import { synthSeconds } from './subject';
import { templateSize, type TemplateSize } from './template-size';

const ROOT = join(__dirname, '..');

/** What a stage may have more and more of, and how much of it is measured. */
export const SERIES: Readonly<Record<keyof Amounts, readonly number[]>> = {
  tables: [1, 10, 50, 100, 200],
  tenants: [1, 10, 25],
  workloads: [1, 10, 100],
  connectors: [1, 10, 100],
};

/** One stage of a series: what came of it, or why it was refused. */
export type Grown = { readonly amount: number } & (
  { readonly seconds: number; readonly size: TemplateSize } | { readonly refused: string }
);

interface GrowingStage {
  readonly amount: number;
  readonly config: string;
  readonly outdir: string;
}

/** Synthesizes the stages of a series, taking turns; one that is refused takes no further part. */
export async function growth(
  what: keyof Amounts,
  directory: string,
  runs: number,
): Promise<Grown[]> {
  const stages = SERIES[what].map((amount): GrowingStage => {
    const config = join(directory, `${what}-${amount}.json`);
    writeFileSync(config, JSON.stringify(growthStage({ [what]: amount })));
    return { amount, config, outdir: join(directory, `${what}-${amount}.out`) };
  });
  const refusals = new Map<GrowingStage, string>();
  for (const stage of stages) {
    try {
      await seconds(stage);
    } catch (error) {
      refusals.set(stage, firstProblem(error));
    }
  }
  const sound = stages.filter((stage) => !refusals.has(stage));
  const medians = await interleaved(sound, runs, seconds);
  return stages.map((stage) => {
    const { amount, outdir } = stage;
    const refused = refusals.get(stage);
    if (refused !== undefined) return { amount, refused };
    const text = readFileSync(join(outdir, 'growth.template.json'), 'utf8');
    return { amount, seconds: medians.get(stage) ?? Number.NaN, size: templateSize(text) };
  });
}

function seconds({ config, outdir }: GrowingStage): Promise<number> {
  return synthSeconds({ name: config, directory: ROOT, context: { config } }, outdir);
}

/** The headline of a refused stage names the file; what is expected of it is what tells. */
function firstProblem(error: unknown): string {
  if (!(error instanceof ExecaError)) throw error;
  const lines = String(error.stderr)
    .split('\n')
    .map((line) => line.trim());
  return lines.find((line) => line.startsWith('expected')) ?? lines[0] ?? '';
}
