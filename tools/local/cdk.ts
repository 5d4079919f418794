import { join } from 'node:path';
import { execa } from 'execa';

const CLI = join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

export interface CdkOptions {
  /** All of its environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
  /** Told each line that the CLI prints. */
  readonly line: (text: string) => void;
}

/**
 * Runs the project's own `cdk` CLI.
 *
 * @throws {Error} with what the CLI printed, where it fails
 */
export async function cdk(args: readonly string[], options: CdkOptions): Promise<void> {
  const { environment, directory, line } = options;
  const cli = execa(process.execPath, [CLI, ...args, '--no-notices', '--ci'], {
    cwd: directory,
    env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: 'true', NODE_NO_WARNINGS: '1' },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  for await (const text of cli.iterable({ from: 'all' })) line(text);
  const { failed, all } = await cli;
  if (failed) throw new Error(`cdk ${String(args[0])} failed:\n${all}`);
}
