import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runningInstances, stopInstance } from '../../tools/local/instances';
import { RUNS } from '../../tools/local/local-folder';

export const ROOT = join(__dirname, '..', '..');
export const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
export const START = ['--require', 'ts-node/register', join('bin', 'start.ts')];

/** Everything that a test file writes. */
export const directory = mkdtempSync(join(tmpdir(), 'npm-start-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const python = spawnSync('python3', [
  '-c',
  'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))',
]);
if (python.status !== 0) {
  console.warn('The local deploy is not tested: no python3 3.11 or newer with venv on the PATH.');
}

/** Skipped where the local AWS cannot run. */
export const describeWithPython = python.status === 0 ? describe : describe.skip;

/** A process that has ended. */
export interface Finished {
  readonly pid: number | undefined;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node.js to its end, in the project's folder. */
export async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  stdin = '',
): Promise<Finished> {
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  // A command that reads none may have ended.
  child.stdin.on('error', () => undefined).end(stdin);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await once(child, 'close');
  const [stdout, stderr] = await output;
  return { pid: child.pid, status, stdout, stderr };
}

/** An `npm start` that has ended. */
export interface Started extends Finished {
  /** The folder of the client file and the evidence. */
  readonly folder: string;
}

/** Runs `npm start` with these flags to its end, with a folder of its own. */
export async function start(flags: readonly string[], env?: NodeJS.ProcessEnv): Promise<Started> {
  const folder = mkdtempSync(join(directory, 'start-'));
  const out = join(folder, 'amplify_outputs.json');
  return { ...(await run([...START, '--out', out, ...flags], env)), folder };
}

/** The probes of an `npm start` with these fields. */
export function probesOf({ folder }: Started, fields: object): any[] {
  const { probes } = JSON.parse(readFileSync(join(folder, 'check.json'), 'utf8'));
  const expected = Object.entries(fields);
  return probes.filter((probe: any) => expected.every(([key, value]) => probe[key] === value));
}

/** The stack outputs that a run prints. */
export function outputsIn(stdout: string): Record<string, string> {
  const [, lines = ''] = /^Outputs\n(.*?)\n\n/ms.exec(stdout) ?? [];
  return Object.fromEntries(lines.split('\n').map((line) => line.split(/ {2,}/)));
}

export function stageFile(name: string, stage: object): string {
  const file = join(directory, `${name}.json`);
  writeFileSync(file, JSON.stringify(stage));
  return file;
}

/**
 * A copy of a stage file that the project ships. With `--keep`, the file itself could be that of a local AWS which a
 * developer keeps running.
 */
export function copyOfStageFile(name: string): string {
  const folder = join(directory, 'config');
  cpSync(join(ROOT, 'config'), folder, { recursive: true });
  return join(folder, `${name}.json`);
}

/** The environment variables of the local AWS in the file that a run with `--keep` names. */
export function exportedIn(stdout: string): Record<string, string> {
  const [, file = ''] = /^ *source (\S+)/m.exec(stdout) ?? [];
  const exported = [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^export (\w+)='(.*)'$/gm)];
  return Object.fromEntries(exported.map(([, name, value]) => [name, value]));
}

/** A client's configuration for the local AWS that a run with `--keep` prints, as its administrator. */
export function configIn(stdout: string) {
  const printed = exportedIn(stdout);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    printed;
  return {
    endpoint: printed.AWS_ENDPOINT_URL ?? '',
    region: printed.AWS_REGION ?? '',
    credentials: { accessKeyId, secretAccessKey },
  };
}

/** A client's configuration for the emulator behind the gateway of a run, which allows everything. */
export function emulatorOf(run: Finished) {
  const log = readFileSync(join(foldersOf(run)[0] ?? '', 'ministack.log'), 'utf8');
  return {
    endpoint: /Running on (http:\S+:\d+)/.exec(log)?.[1] ?? 'no endpoint',
    region: 'us-east-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'local' },
  };
}

/** The endpoint of the local AWS that a run prints. */
export function endpointIn(stdout: string): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0] ?? 'no endpoint';
}

/**
 * The code with which connections to a local AWS are refused, once they are: while it shuts down they are reset.
 * Bounded by the time of the test that waits.
 */
export async function refusal(endpoint: string): Promise<string> {
  for (;;) {
    try {
      await fetch(`${endpoint}/_ministack/health`);
    } catch (error) {
      const { code } = (error as { cause: { code: string } }).cause;
      if (code === 'ECONNREFUSED') return code;
    }
  }
}

/** The folders of a run, of which there is at most one. */
export function foldersOf({ pid }: Partial<Pick<Finished, 'pid'>>): string[] {
  const names = existsSync(RUNS) ? readdirSync(RUNS) : [];
  return names.filter((name) => name.startsWith(`${pid}-`)).map((name) => join(RUNS, name));
}

/** Ends the local AWS that a run with `--keep` left, and removes its folder, unless another run has already. */
export async function endKept(run: Finished): Promise<void> {
  const instances = await runningInstances(RUNS);
  await Promise.all(instances.filter(({ record }) => record.pid === run.pid).map(stopInstance));
  for (const folder of foldersOf(run)) rmSync(folder, { recursive: true, force: true });
}
