import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { StageConfigInput } from '../lib/stage/schema/stage-schema';
import { CDK_INIT, EVERYTHING, FLOOR, MINIMAL } from './goals';
import { interleaved } from './interleaved';
import { synthSeconds, type Subject } from './subject';

const ROOT = join(__dirname, '..');

/** The smallest stage file there is. */
const SMALLEST: StageConfigInput = {
  stackName: 'orders-minimal',
  tables: { orders: { partitionKey: { name: 'pk', type: 'string' }, rows: 'all' } },
};

/** The median seconds of our synth, of the floor and of `cdk init`'s default app. */
export async function comparison(directory: string, runs: number): Promise<Map<string, number>> {
  await execa('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: join(__dirname, 'cdk-init'),
  });
  const config = join(directory, 'minimal.json');
  writeFileSync(config, JSON.stringify(SMALLEST));
  const subjects: readonly Subject[] = [
    { name: FLOOR, directory: join(__dirname, 'floor'), context: {} },
    { name: MINIMAL, directory: ROOT, context: { config } },
    { name: EVERYTHING, directory: ROOT, context: { stage: 'everything' } },
    { name: CDK_INIT, directory: join(__dirname, 'cdk-init'), context: {} },
  ];
  const medians = await interleaved(subjects, runs, (subject) =>
    synthSeconds(subject, join(directory, `${subjects.indexOf(subject)}.out`)),
  );
  return new Map([...medians].map(([{ name }, seconds]) => [name, seconds]));
}
