import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  paginateDescribeStackEvents,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { deployedOutputs } from '../../tools/sdk/deployed-stack';
import { startLocalAws, type LocalAws } from '../../tools/local/gateway/gateway-process';
import { localClientConfig, localEnvironment } from '../../tools/local/local-environment';
import { signalProcessGroup } from '../../tools/local/process-group';
import { findPython, pythonEnvironment } from '../../tools/local/python-environment';
import { DESTINATION, withConnectors } from '../stages';
import { templateOf } from '../synthesis';
import { withAccessKeysInTemplate } from '../tools/replacement-guard/old-access-key';
import {
  CDK,
  describeWithPython,
  directory,
  ROOT,
  run,
  stageFile,
  type Finished,
} from './npm-start';

const NAME = 'upgraded-keys';
const STAGE = { ...withConnectors({ tool: DESTINATION }), stackName: NAME };
const REQUIREMENTS = join(ROOT, 'tools', 'local', 'requirements.txt');
const CONNECTOR = ['--require', 'ts-node/register', join('bin', 'connector.ts'), 'tool'];

describeWithPython('a stage whose access key was made by CloudFormation', () => {
  let emulator: LocalAws;
  let leader: number;
  let env: NodeJS.ProcessEnv;
  let config: string;
  let userName: string;
  let secretId: string;

  beforeAll(async () => {
    emulator = await emulatorWithAccessKeys();
    env = { ...localEnvironment(emulator, process.env), HOME: directory, NODE_NO_WARNINGS: '1' };
    config = stageFile('upgraded-keys', STAGE);
    const place = `aws://${emulator.account}/${emulator.region}`;
    const flags = ['-c', `config=${config}`, '-o', join(directory, 'bootstrap')];
    expect(await run([CDK, 'bootstrap', place, ...flags], env)).toMatchObject({ status: 0 });
    await deployAsBefore();
    const outputs = await deployedOutputs(NAME, localClientConfig(emulator));
    userName = String(outputs.ToolUserArn?.split('/').at(-1));
    secretId = String(outputs.ToolSecretArn);
  });
  afterAll(() => {
    signalProcessGroup(leader, 'SIGTERM');
  });

  async function emulatorWithAccessKeys(): Promise<LocalAws> {
    const packages = { purpose: 'MiniStack', requirements: REQUIREMENTS };
    const interpreter = await pythonEnvironment(join(ROOT, '.local'), await findPython(), packages);
    const python = join(directory, 'python-with-access-keys');
    const program = join(__dirname, 'with-access-key-type.py');
    writeFileSync(python, `#!/bin/sh\nexec '${interpreter}' '${program}'\n`);
    chmodSync(python, 0o700);
    const place = { account: '123456789012', region: 'us-east-1' };
    return startLocalAws({ python, directory, ...place, started: (pid) => (leader = pid) });
  }

  async function deployAsBefore(): Promise<void> {
    const client = new CloudFormationClient(localClientConfig(emulator));
    const TemplateBody = JSON.stringify(withAccessKeysInTemplate(templateOf(STAGE).toJSON()));
    const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
    await client.send(new CreateStackCommand({ StackName: NAME, TemplateBody, Capabilities }));
    await waitUntilStackCreateComplete(
      { client, maxWaitTime: 60, minDelay: 1 },
      { StackName: NAME },
    );
  }

  const connector = (...flags: string[]): Promise<Finished> =>
    run([...CONNECTOR, '--config', config, ...flags], env);

  function deploy(...flags: string[]): Promise<Finished> {
    const unattended = ['--require-approval', 'never', '--method', 'direct', '--no-validation'];
    const args = ['-c', `config=${config}`, '-o', join(directory, 'cdk.out')];
    return run([CDK, 'deploy', ...args, ...unattended, ...flags], env);
  }

  async function keys(): Promise<string[]> {
    const iam = new IAMClient(localClientConfig(emulator));
    const { AccessKeyMetadata = [] } = await iam.send(
      new ListAccessKeysCommand({ UserName: userName }),
    );
    return AccessKeyMetadata.map(({ AccessKeyId }) => String(AccessKeyId));
  }

  async function value(VersionStage: string): Promise<string> {
    const client = new SecretsManagerClient(localClientConfig(emulator));
    const command = new GetSecretValueCommand({ SecretId: secretId, VersionStage });
    return String((await client.send(command)).SecretString);
  }

  async function events(): Promise<string> {
    const client = new CloudFormationClient(localClientConfig(emulator));
    const pages = paginateDescribeStackEvents({ client }, { StackName: NAME });
    let text = '';
    for await (const { StackEvents } of pages) text += JSON.stringify(StackEvents);
    return text;
  }

  test('keeps a working key: it is rotated first, and its value can be restored', async () => {
    const [old = '', ...others] = await keys();
    expect(others).toEqual([]);
    expect(JSON.parse(await value('AWSCURRENT')).accessKeyId).toBe(old);

    const refused = await deploy();
    expect(refused.status).toBe(1);
    for (const part of [
      `the deployed stack ${NAME}: 1 `,
      '  ToolConnectorUserAccessKey\n',
      old,
      '--rotate-key',
    ]) {
      expect(refused.stderr).toContain(part);
    }
    expect(await keys()).toEqual([old]);

    expect(await connector('--rotate-key')).toMatchObject({ status: 0, stderr: '' });
    const rotated = await value('AWSCURRENT');
    const { accessKeyId, secretAccessKey } = JSON.parse(rotated);
    expect(await keys()).toEqual([old, accessKeyId]);

    expect(await deploy()).toMatchObject({ status: 0 });
    // CloudFormation deletes the old key.
    expect(await keys()).toEqual([accessKeyId]);
    // MiniStack writes an empty version when SecretString is removed; the value is the one before it.
    expect(await value('AWSCURRENT')).toBe('');
    expect(await value('AWSPREVIOUS')).toBe(rotated);
    const again = await connector('--issue-key');
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(await value('AWSCURRENT')).toBe(rotated);
    expect(await keys()).toEqual([accessKeyId]);

    const log = readFileSync(join(directory, 'ministack.log'), 'utf8');
    for (const text of [await events(), again.stdout, log]) {
      expect(text).not.toContain(secretAccessKey);
    }
  });
});
