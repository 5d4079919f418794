#!/usr/bin/env node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { run } from '../bin/command';
import { exitOnSignal } from '../bin/terminal';
import { comparison } from './comparison';
import { gatewayLatency } from './gateway';
import { growth } from './growth';
import { page, type Results } from './results';

const RESULTS = join(__dirname, 'results.md');

const command = new Command('npm run bench --')
  .description(
    'Times the synth process, compares it with the floor and with cdk init, times the gateway of the local AWS, and writes bench/results.md.',
  )
  .option('--runs <count>', 'counted runs of the comparison', count, 7)
  .option('--growth-runs <count>', 'counted runs of each growing stage', count, 5)
  .option(
    '--calls <count>',
    'counted calls with and without the gateway of the local AWS',
    count,
    300,
  )
  .action(bench);

interface Flags {
  readonly runs: number;
  readonly growthRuns: number;
  readonly calls: number;
}

async function bench({ runs, growthRuns, calls }: Flags): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  // The exit handlers also end the CDK CLI, after Ctrl-C too.
  exitOnSignal();
  process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  console.error('Synth process, floor and cdk init…');
  const compared = await comparison(directory, runs);
  console.error('Growing stages…');
  const grown = {
    tables: await growth('tables', directory, growthRuns),
    tenants: await growth('tenants', directory, growthRuns),
    workloads: await growth('workloads', directory, growthRuns),
    connectors: await growth('connectors', directory, growthRuns),
  };
  console.error('Gateway of the local AWS…');
  const gateway = await gatewayLatency(directory, calls);
  await write({ runs, comparison: compared, growthRuns, growth: grown, calls, gateway });
}

async function write(results: Results): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  const options = { ...(await resolveConfig(RESULTS)), parser: 'markdown' };
  writeFileSync(RESULTS, await format(page(results), options));
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

run(command);
