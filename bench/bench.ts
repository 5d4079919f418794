#!/usr/bin/env node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { execa } from 'execa';
import { fail } from '../bin/fail';
import { comparison } from './comparison';
import { growth } from './growth';
import { interleaved } from './interleaved';
import { page, type Results } from './results';

const ROOT = join(__dirname, '..');
const RESULTS = join(__dirname, 'results.md');

const { runs, growthRuns, testRuns } = new Command('npm run bench --')
  .description(
    'Times the synth process beside the least it can be and beside cdk init, and writes bench/results.md',
  )
  .option('--runs <count>', 'counted runs of the comparison', count, 7)
  .option('--growth-runs <count>', 'counted runs of each growing stage', count, 5)
  .option(
    '--test-runs <count>',
    'runs of the unit tests, which take minutes; 0 leaves them out',
    count,
    1,
  )
  .parse()
  .opts<{ runs: number; growthRuns: number; testRuns: number }>();

main().catch(fail);

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    console.error('Synth process, floor and cdk init…');
    const compared = await comparison(directory, runs);
    console.error('Growing stages…');
    const grown = {
      tables: await growth('tables', directory, growthRuns),
      tenants: await growth('tenants', directory, growthRuns),
      workloads: await growth('workloads', directory, growthRuns),
      connectors: await growth('connectors', directory, growthRuns),
    };
    const tests = testRuns > 0 ? { runs: testRuns, seconds: await unitTests() } : undefined;
    await write({ runs, comparison: compared, growthRuns, growth: grown, tests });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function unitTests(): Promise<number> {
  console.error('Unit tests…');
  const medians = await interleaved(['test:unit'], testRuns, async (script) => {
    const start = performance.now();
    await execa('npm', ['run', '--silent', script], { cwd: ROOT });
    return (performance.now() - start) / 1000;
  });
  return medians.get('test:unit') ?? Number.NaN;
}

async function write(results: Results): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const options = { ...(await resolveConfig(RESULTS)), parser: 'markdown' };
  writeFileSync(RESULTS, await format(page(results), options));
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('expected a whole number');
  return Number(text);
}
