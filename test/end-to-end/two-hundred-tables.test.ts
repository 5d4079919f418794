import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { MINIMAL } from '../stages';
import {
  describeWithPython,
  endKept,
  configIn,
  outputsIn,
  stageFile,
  start,
  type Finished,
} from './npm-start';

const IDS = Array.from({ length: 200 }, (_, n) => `t${String(n + 1).padStart(3, '0')}`);
const STAGE = {
  stackName: 'two-hundred',
  removalPolicy: 'destroy',
  tables: Object.fromEntries(IDS.map((id) => [id, { ...MINIMAL.tables.orders, rows: 'own' }])),
};
jest.setTimeout(600_000);

describeWithPython('a stage of two hundred tables on the local AWS', () => {
  let started: Finished;
  let outputs: Record<string, string>;
  let config: { endpoint: string; region: string; credentials: any };

  beforeAll(async () => {
    started = await start(['--config', stageFile('two-hundred', STAGE), '--keep']);
    outputs = outputsIn(started.stdout);
    config = configIn(started.stdout);
  });

  afterAll(() => endKept(started));

  test('is deployed, and every user has access to their own items of every table, and no others', () => {
    expect(started.status).toBe(0);
    // Of two users: credentials, and 3 actions on each table. The rest are denials.
    expect(started.stdout).toMatch(/^✔ \d+ probes passed: 1202 allowed, \d+ simulated$/m);
  });

  test('has every table, which the outputs name, those that share one too', async () => {
    const client = new DynamoDBClient(config);
    const first = await client.send(new ListTablesCommand({}));
    const ExclusiveStartTableName = first.LastEvaluatedTableName;
    const second = await client.send(new ListTablesCommand({ ExclusiveStartTableName }));
    const deployed = [...(first.TableNames ?? []), ...(second.TableNames ?? [])];
    expect(deployed).toHaveLength(200);
    const named = IDS.map((id) => outputs[`${id.replace('t', 'T')}TableName`]);
    expect(new Set(named)).toEqual(new Set(deployed));
  });

  test('has policies that IAM would take, on the one role', async () => {
    const iam = new IAMClient(config);
    const RoleName = outputs.AuthenticatedRoleArn?.split('/').at(-1);
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const documents = await Promise.all(
      (attached.AttachedPolicies ?? []).map(async ({ PolicyArn }) => {
        const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
        const VersionId = Policy?.DefaultVersionId;
        const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
        return decodeURIComponent(version.PolicyVersion?.Document ?? '');
      }),
    );
    expect(documents).toHaveLength(4);
    for (const document of documents) expect(document.replace(/\s/g, '').length).toBeLessThan(6145);
    for (const id of IDS) {
      expect(documents.join('')).toContain(
        `:table/${outputs[`${id.replace('t', 'T')}TableName`]}"`,
      );
    }
  });
});
