import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { growthStage, type Amounts } from './growth-stage';
import { interleaved } from './interleaved';
import { synthSeconds } from './subject';
import { templateSize, type TemplateSize } from './template-size';

const ROOT = join(__dirname, '..');

/** The amounts that are measured of everything that a stage may have many of. */
const SERIES: Readonly<Record<keyof Amounts, readonly number[]>> = {
  tables: [1, 10, 50, 100, 200],
  tenants: [1, 10, 25],
  workloads: [1, 10, 100],
  connectors: [1, 10, 100],
};

/** One stage of a series. */
export interface Growth {
  readonly amount: number;
  readonly seconds: number;
  readonly size: TemplateSize;
}

/** Synthesizes the stages of a series, interleaved. */
export async function growth(
  what: keyof Amounts,
  directory: string,
  runs: number,
): Promise<Growth[]> {
  const stages = SERIES[what].map((amount) => {
    const config = join(directory, `${what}-${amount}.json`);
    writeFileSync(config, JSON.stringify(growthStage({ [what]: amount })));
    return { amount, config, outdir: join(directory, `${what}-${amount}.out`) };
  });
  const medians = await interleaved(stages, runs, ({ config, outdir }) =>
    synthSeconds({ name: config, directory: ROOT, context: { config } }, outdir),
  );
  return [...medians].map(([{ amount, outdir }, seconds]) => {
    const text = readFileSync(join(outdir, 'growth.template.json'), 'utf8');
    return { amount, seconds, size: templateSize(text) };
  });
}
