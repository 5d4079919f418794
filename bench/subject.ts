import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { forgetAwsSettings } from '../tools/local/local-environment';

/** A CDK app whose synth process is timed. */
export interface Subject {
  readonly name: string;
  /** The folder of its `cdk.json`. */
  readonly directory: string;
  /** What `-c` adds to the context. */
  readonly context: Readonly<Record<string, string>>;
}

/** The seconds of the command in an app's `cdk.json`, run as the CLI runs it. */
export async function synthSeconds(
  { directory, context }: Subject,
  outdir: string,
): Promise<number> {
  const settings = JSON.parse(readFileSync(join(directory, 'cdk.json'), 'utf8')) as {
    readonly app: string;
    readonly context?: object;
  };
  const start = performance.now();
  await execa(settings.app, {
    shell: true,
    cwd: directory,
    extendEnv: false,
    env: {
      ...environment(),
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...settings.context, ...CLI_CONTEXT, ...context }),
    },
  });
  return (performance.now() - start) / 1000;
}

/** What the CLI itself adds to the context, with `versionReporting` off. */
const CLI_CONTEXT = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:version-reporting': false,
  'aws:cdk:bundling-stacks': ['**'],
};

/** Without credentials, because the app would compare with the deployed stack, and without `CI`, which turns caches off. */
function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  delete env.CI;
  forgetAwsSettings(env);
  return env;
}
