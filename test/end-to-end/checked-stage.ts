import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCommand } from '../../bin/check';
import { loadStage } from '../../lib/stage/load-stage';
import { describeStack } from '../../tools/sdk/deployed-stack';
import { verifyDeployment, type VerificationResult } from '../../tools/check/run/verify-deployment';
import { CleanUp } from '../../tools/check/run/clean-up';
import { runCommand } from '../bin/run-command';
import { withTable } from '../stages';
import { awsProxy, type AwsCall, type AwsProxy, type Interference } from './aws-proxy';
import { directory, endKept, emulatorOf, stageFile, start, type Started } from './npm-start';

export const ACCOUNT = '123456789012';
export const REGION = 'us-east-1';

/** A person's environment with the credentials of the local AWS, and no way to any other. */
export const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: directory,
  AWS_ACCESS_KEY_ID: ACCOUNT,
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_REGION: REGION,
  AWS_EC2_METADATA_DISABLED: 'true',
};

export const CHECKED = withTable(
  { rows: 'own' },
  { stackName: 'checked', removalPolicy: 'destroy' },
);

/** A stage with one table, whose rows are the users' own, on a local AWS; and checks of it through a proxy. */
export class CheckedStage {
  /** That of the latest check. */
  proxy: AwsProxy | undefined;
  private readonly config = stageFile('checked', CHECKED);
  private started: Started | undefined;
  private evidenceFile = '';
  private runs = 0;

  async start(): Promise<void> {
    this.started = await start(['--config', this.config, '--keep']);
    expect(this.started.status).toBe(0);
  }

  async stop(): Promise<void> {
    if (this.started) await endKept(this.started);
  }

  /** The emulator itself, which enforces nothing, for a client of the SDK. */
  get aws() {
    if (!this.started) throw new Error('The stage is not started.');
    return emulatorOf(this.started);
  }

  async outputs(): Promise<Readonly<Record<string, string>>> {
    return (await describeStack('checked', this.aws)).outputs;
  }

  /** Puts a proxy before the local AWS. */
  async interfere(interference: Interference): Promise<AwsProxy> {
    this.proxy = await awsProxy(this.aws.endpoint, interference);
    return this.proxy;
  }

  /** Runs the command through a proxy that interferes. */
  async check(interference: Interference = {}, flags: readonly string[] = []) {
    const args = this.flags(await this.interfere(interference), flags);
    return runCommand(checkCommand, args, ENVIRONMENT);
  }

  /** The arguments of the command as a process of its own. */
  args(proxy: Pick<AwsProxy, 'endpoint'>, flags: readonly string[] = []): string[] {
    return ['--require', 'ts-node/register', join('bin', 'check.ts'), ...this.flags(proxy, flags)];
  }

  private flags({ endpoint }: Pick<AwsProxy, 'endpoint'>, flags: readonly string[]): string[] {
    this.evidenceFile = join(directory, `check-${this.runs++}.json`);
    const out = flags.includes('--drift') ? [] : ['--out', this.evidenceFile];
    return ['--config', this.config, '--endpoint', endpoint, ...out, ...flags];
  }

  /** The check itself, without the process around it. */
  async checkHere(interference: Interference): Promise<VerificationResult> {
    const { endpoint } = await this.interfere(interference);
    return verifyDeployment(
      {
        stage: loadStage(this.config),
        outputs: await this.outputs(),
        target: { account: ACCOUNT, ...this.aws, endpoint },
        requireEnforced: false,
      },
      { progress: () => undefined, isStopped: () => false, cleanUp: new CleanUp() },
    );
  }

  /** What the latest check wrote. */
  evidence(): any {
    return JSON.parse(this.evidenceText());
  }

  evidenceText(): string {
    return readFileSync(this.evidenceFile, 'utf8');
  }

  called(action: string): AwsCall[] {
    return (this.proxy?.calls ?? []).filter((call) => call.action === action);
  }

  /** The users that an action was about. */
  users(action: string): string[] {
    return this.called(action).map(({ parameters }) => parameters.Username);
  }

  /** Every user that may have been created was deleted, and every item of them. */
  expectNothingLeft(): void {
    expect(new Set(this.users('AdminDeleteUser'))).toEqual(new Set(this.users('AdminCreateUser')));
    const written = rowsIn(this.called('PutItem').filter(isOfStage));
    const deleted = rowsIn(
      this.called('DeleteItem').filter(({ accessKeyId }) => accessKeyId === ACCOUNT),
    );
    expect([...written].filter((key) => !deleted.has(key))).toEqual([]);
  }
}

/** A stage that is there for the tests of a file. */
export function checkedStage(): CheckedStage {
  const stage = new CheckedStage();
  beforeAll(() => stage.start());
  afterEach(() => stage.proxy?.close());
  afterAll(() => stage.stop());
  return stage;
}

/** Whether a call is about a table of the stage. */
export function isOfStage({ parameters }: AwsCall): boolean {
  return parameters.TableName.startsWith('checked-');
}

function rowsIn(calls: readonly AwsCall[]): Set<string> {
  return new Set(
    calls
      .map(({ parameters }) => (parameters.Key ?? parameters.Item)?.pk?.S)
      .filter((key) => key !== undefined),
  );
}
