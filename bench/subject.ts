import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { forgetAwsSettings } from '../tools/local/local-environment';

/** A CDK app whose synth process is timed. */
export interface Subject {
  readonly name: string;
  /** Where its `cdk.json` is. */
  readonly directory: string;
  /** What the CLI's flag `-c` would add to the context. */
  readonly context: Readonly<Record<string, string>>;
}

/** Runs the command of an app's `cdk.json` as the CLI does, and gives the seconds that it took. */
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
      ...nobody(),
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

/** As somebody, the app would compare with what is deployed. */
function nobody(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  forgetAwsSettings(env);
  return env;
}
