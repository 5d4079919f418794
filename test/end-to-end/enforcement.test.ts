import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  ExecuteStatementCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import type { ItemAction } from '../../lib/access/item-actions';
import { amplifyOutputs } from '../../lib/outputs/amplify-outputs';
import { loadStage } from '../../lib/stage/load-stage';
import type { SignedInProbeUser } from '../../tools/check/run/signed-in-probe-user';
import { userRoles } from '../../tools/check/run/user-roles';
import { withClients } from '../../tools/sdk/clients';
import { readDeployment } from '../../tools/sdk/read-deployment';
import { simulatedDecision } from '../../tools/sdk/simulated-decision';
import { decideCall, type Session } from '../../tools/simulator/call';
import { sessionOf } from '../../tools/simulator/sign-in';
import {
  configIn,
  describeWithPython,
  endKept,
  exportedIn,
  outputsIn,
  run,
  stageFile,
  start,
  type Started,
} from './npm-start';
import { plannedProbes } from './planned-probes';
import { signInPeople } from './sign-in-people';

jest.setTimeout(600_000);

const pk = { name: 'pk', type: 'string' } as const;
const MOST: readonly ItemAction[] = [
  ...(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query'] as const),
  ...(['BatchGetItem', 'BatchWriteItem', 'ConditionCheckItem'] as const),
];

/** Tables of every row scope. */
const STAGE = {
  stackName: 'enforced',
  removalPolicy: 'destroy',
  tables: {
    catalogue: { partitionKey: pk, rows: 'all', actions: ['GetItem', 'Query', 'Scan'] },
    profiles: { partitionKey: pk, rows: 'own' },
    orders: {
      partitionKey: pk,
      sortKey: { name: 'sk', type: 'string' },
      rows: { by: 'own', id: 'userSub', match: 'prefix' },
      actions: MOST,
    },
    inbox: {
      partitionKey: pk,
      rows: { by: 'own', match: 'prefix', delimiter: '|' },
      actions: ['PutItem', 'UpdateItem'],
    },
    settings: { partitionKey: pk, rows: 'tenant' },
    invoices: {
      partitionKey: pk,
      rows: { by: 'tenant', match: 'prefix' },
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchGetItem'],
    },
  },
  identity: { tenantClaim: 'custom:tenantId' },
  groups: {
    support: {
      precedence: 1,
      tables: { orders: { rows: 'all', actions: ['GetItem', 'Query', 'Scan'] } },
    },
  },
};

type Table = keyof typeof STAGE.tables;
const TABLES = Object.keys(STAGE.tables) as Table[];

const PEOPLE = [
  { name: 'ann', tenant: 'acme' },
  { name: 'bob', tenant: 'beta' },
  { name: 'cat', tenant: undefined },
  { name: 'dan', tenant: 'acme' },
  { name: 'eve', tenant: 'acme', group: 'support' },
];

/** Whose rows each person reads, written by hand. Rows of a tenant are those of all its users; cat has none. */
const READS: Readonly<Record<Table, Readonly<Record<string, string>>>> = {
  catalogue: {
    ann: 'ann bob cat dan eve',
    bob: 'ann bob cat dan eve',
    cat: 'ann bob cat dan eve',
    dan: 'ann bob cat dan eve',
    eve: 'ann bob cat dan eve',
  },
  profiles: { ann: 'ann', bob: 'bob', cat: 'cat', dan: 'dan', eve: 'eve' },
  // The group of eve reads everybody's.
  orders: { ann: 'ann', bob: 'bob', cat: 'cat', dan: 'dan', eve: 'ann bob cat dan eve' },
  // Users write to their inbox and do not read it.
  inbox: { ann: '', bob: '', cat: '', dan: '', eve: '' },
  settings: { ann: 'ann dan eve', bob: 'bob', cat: '', dan: 'ann dan eve', eve: 'ann dan eve' },
  invoices: { ann: 'ann dan eve', bob: 'bob', cat: '', dan: 'ann dan eve', eve: 'ann dan eve' },
};

/** The key of a row that a person holds, as a front end writes it. */
function heldKey(table: Table, { name, identityId, userSub, tenant }: SignedInProbeUser): string {
  const keys: Readonly<Record<Table, string>> = {
    catalogue: name,
    profiles: identityId,
    orders: `${userSub}#1`,
    inbox: `${identityId}|1`,
    settings: tenant ?? 'no tenant',
    invoices: `${tenant ?? 'no tenant'}#1`,
  };
  return keys[table];
}

/** Whether a row is in a person's scope, by hand. */
function isInScope(table: Table, { identityId, userSub, tenant }: SignedInProbeUser, key: string) {
  switch (table) {
    case 'catalogue':
      return true;
    case 'profiles':
      return key === identityId;
    case 'orders':
      return key.startsWith(`${userSub}#`);
    case 'inbox':
      return key.startsWith(`${identityId}|`);
    case 'settings':
      return key === tenant;
    case 'invoices':
      return tenant !== undefined && key.startsWith(`${tenant}#`);
  }
}

/** Keys as an attacker would try them. */
const TRICKS: readonly ((key: string) => string)[] = [
  (key) => key,
  (key) => key.replace(/[#|].*/, ''),
  (key) => key.replace(/[#|].*/, 'x#1'),
  (key) => `${key}x`,
  (key) => `x${key}`,
  (key) => key.toUpperCase(),
  (key) => key.replace(/.$/, '*'),
  () => '*',
  (key) => `${key}\n#`,
];

interface Generated {
  readonly who: number;
  readonly table: Table;
  readonly operation: keyof typeof OPERATIONS;
  /** Whose keys, and how they are changed. */
  readonly keys: readonly (readonly [owner: number, trick: number])[];
  readonly returnValues: 'NONE' | 'ALL_OLD';
}

/** How often the own key is tried: else hardly anything would be allowed. */
const trick = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.nat(TRICKS.length - 1) },
);

type Send = (
  documents: DynamoDBDocumentClient,
  TableName: string,
  keys: readonly Record<string, string>[],
  ReturnValues: 'NONE' | 'ALL_OLD',
) => Promise<unknown>;

const values = { ':v': 'x' };

/** Each operation with the actions that it needs, by hand: one list for each key, or one for all keys. */
const OPERATIONS = {
  GetItem: ['GetItem'],
  PutItem: ['PutItem'],
  UpdateItem: ['UpdateItem'],
  DeleteItem: ['DeleteItem'],
  Query: ['Query'],
  Scan: ['Scan'],
  BatchGetItem: ['BatchGetItem'],
  BatchWriteItem: ['BatchWriteItem'],
  TransactGetItems: ['GetItem', 'GetItem'],
  TransactWriteItems: ['PutItem', 'DeleteItem'],
  ConditionCheck: ['ConditionCheckItem'],
  PartiQL: ['PartiQLSelect'],
} as const;

const SENDS: Readonly<Record<keyof typeof OPERATIONS, Send>> = {
  GetItem: (documents, TableName, [Key]) => documents.send(new GetCommand({ TableName, Key })),
  PutItem: (documents, TableName, [Item], ReturnValues) =>
    documents.send(new PutCommand({ TableName, Item, ReturnValues })),
  UpdateItem: (documents, TableName, [Key], ReturnValues) =>
    documents.send(
      new UpdateCommand({
        ...{ TableName, Key, ReturnValues },
        UpdateExpression: 'SET a = :v',
        ExpressionAttributeValues: values,
      }),
    ),
  DeleteItem: (documents, TableName, [Key], ReturnValues) =>
    documents.send(new DeleteCommand({ TableName, Key, ReturnValues })),
  Query: (documents, TableName, [key]) =>
    documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: '#k = :k',
        ExpressionAttributeNames: { '#k': 'pk' },
        ExpressionAttributeValues: { ':k': key?.pk },
      }),
    ),
  Scan: (documents, TableName) => documents.send(new ScanCommand({ TableName, Limit: 1 })),
  BatchGetItem: (documents, TableName, keys) =>
    documents.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [...keys] } } })),
  BatchWriteItem: (documents, TableName, [put, deleted]) =>
    documents.send(
      new BatchWriteCommand({
        RequestItems: {
          [TableName]: [{ PutRequest: { Item: put } }, { DeleteRequest: { Key: deleted } }],
        },
      }),
    ),
  TransactGetItems: (documents, TableName, keys) =>
    documents.send(
      new TransactGetCommand({ TransactItems: keys.map((Key) => ({ Get: { TableName, Key } })) }),
    ),
  TransactWriteItems: (documents, TableName, [Item, Key]) =>
    documents.send(
      new TransactWriteCommand({
        TransactItems: [{ Put: { TableName, Item } }, { Delete: { TableName, Key } }],
      }),
    ),
  ConditionCheck: (documents, TableName, [Key]) =>
    documents.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName,
              Key,
              ConditionExpression: 'attribute_not_exists(nothing)',
            },
          },
        ],
      }),
    ),
  PartiQL: (documents, TableName, [key]) =>
    documents.send(
      new ExecuteStatementCommand({
        Statement: `SELECT * FROM "${TableName}" WHERE "pk" = ?`,
        Parameters: [key?.pk],
      }),
    ),
};

/** Operations that name two keys. */
const OF_TWO = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
]);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

const generated: fc.Arbitrary<Generated> = fc.record({
  who: fc.nat(PEOPLE.length - 1),
  table: fc.constantFrom(...TABLES),
  operation: fc.constantFrom(...(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])),
  keys: fc.tuple(
    fc.tuple(fc.nat(PEOPLE.length - 1), trick),
    fc.tuple(fc.nat(PEOPLE.length - 1), trick),
  ),
  returnValues: fc.constantFrom('NONE', 'ALL_OLD'),
});

describeWithPython('gateway of the local AWS', () => {
  const config = stageFile('enforced', STAGE);
  const stage = loadStage(config);
  let started: Started;
  let users: SignedInProbeUser[];
  let sessions: Session[];
  let documents: DynamoDBDocumentClient[];
  let outputs: Record<string, string>;

  beforeAll(async () => {
    started = await start(['--config', config, '--keep']);
    outputs = outputsIn(started.stdout);
    const target = configIn(started.stdout);
    await withClients(target, target.region, async (clients) => {
      const client = amplifyOutputs(stage, outputs);
      const { user_pool_id: userPoolId, identity_pool_id: identityPoolId } = client.auth;
      users = await signInPeople(PEOPLE, clients, target, stage, outputs);
      const deployment = await readDeployment(
        clients,
        { account: '123456789012', region: target.region },
        { identityPoolId, userPoolId, userPoolClientIds: [outputs.UserPoolClientId ?? ''] },
        userRoles(stage, outputs),
        Object.values(client.custom.tables).map(({ tableArn }) => tableArn),
      );
      sessions = await Promise.all(users.map((user) => sessionOf(deployment, user)));
    });
    documents = users.map(({ credentials = target.credentials }) =>
      DynamoDBDocumentClient.from(new DynamoDBClient({ ...target, credentials, maxAttempts: 1 })),
    );
  });

  afterAll(async () => {
    documents.forEach((client) => {
      client.destroy();
    });
    await endKept(started);
  });

  const output = (table: Table, what: 'Name' | 'Arn') =>
    outputs[`${table.replace(/^./, (first) => first.toUpperCase())}Table${what}`] ?? '';
  const keyFields = (table: Table, key: string) => ({
    pk: key,
    ...('sortKey' in STAGE.tables[table] && { sk: '1' }),
  });

  /** What becomes of a call: errors after the decision do not count. */
  async function outcomeOf(call: Promise<unknown>): Promise<string> {
    try {
      await call;
      return 'allowed';
    } catch (error) {
      const decision = simulatedDecision(error) ?? 'no decision';
      return (error as Error).name === 'AccessDeniedException' || decision !== 'allowed'
        ? decision
        : 'allowed';
    }
  }

  test('is found by the check, whose whole plan comes out as simulated', async () => {
    const { count, denied, passed } = plannedProbes(STAGE);
    expect([started.status, started.stderr]).toEqual([0, '']);
    expect(started.stdout).toContain(passed('simulated'));
    const evidence = JSON.parse(readFileSync(join(started.folder, 'check.json'), 'utf8'));
    expect(evidence.enforced).toEqual({ policies: false, tokens: false });
    expect(evidence.probes).toHaveLength(count);
    const check = ['--require', 'ts-node/register', join('bin', 'check.ts'), '--config', config];
    const required = await run(
      [...check, '--require-enforced', '--out', join(started.folder, 'required.json')],
      { ...process.env, ...exportedIn(started.stdout) },
    );
    expect(required.status).toBe(1);
    expect(required.stdout).toContain(`✖ ${denied} of ${count} probes failed`);
  });

  test('lets each person read the rows that they hold, in every scope, and no others', async () => {
    const administrator = DynamoDBDocumentClient.from(new DynamoDBClient(configIn(started.stdout)));
    const found: Record<string, Record<string, string>> = {};
    for (const table of TABLES) {
      const TableName = output(table, 'Name');
      for (const owner of users) {
        const Item = keyFields(table, heldKey(table, owner));
        await administrator.send(new PutCommand({ TableName, Item }));
      }
      found[table] = {};
      for (const [position, { name }] of users.entries()) {
        const readable: string[] = [];
        for (const owner of users) {
          const Key = keyFields(table, heldKey(table, owner));
          const get = documents[position]?.send(new GetCommand({ TableName, Key }));
          const answer = await get?.catch((error: unknown) => {
            expect((error as Error).name).toBe('AccessDeniedException');
          });
          if (answer?.Item) readable.push(owner.name);
        }
        found[table][name] = readable.join(' ');
      }
    }
    expect(found).toEqual(READS);
  });

  /** Whether a call is allowed, by hand. */
  function isAllowed({ who, table, operation, returnValues }: Generated, keys: readonly string[]) {
    const user = users[who];
    const { actions = ['GetItem', 'PutItem', 'UpdateItem'] } = STAGE.tables[table] as {
      actions?: readonly string[];
    };
    const isOfGroup = PEOPLE[who]?.group === 'support' && table === 'orders';
    const mayReturn = table !== 'inbox' || !WRITES.has(operation) || returnValues === 'NONE';
    const isOnEachKey = operation.startsWith('Transact');
    return OPERATIONS[operation].every((action, position) => {
      const named = isOnEachKey ? keys.slice(position, position + 1) : keys;
      if (isOfGroup && ['GetItem', 'Query', 'Scan'].includes(action)) return true;
      if (action === 'Scan') return table === 'catalogue';
      const isOwn = user !== undefined && named.every((key) => isInScope(table, user, key));
      return mayReturn && actions.includes(action) && isOwn;
    });
  }

  /** The decision of the simulator. */
  async function simulated(
    { who, table, operation, returnValues }: Generated,
    keys: readonly string[],
  ): Promise<boolean> {
    const session = sessions[who];
    if (!session) throw new Error('no session');
    const isOnEachKey = operation.startsWith('Transact');
    for (const [position, name] of OPERATIONS[operation].entries()) {
      const decision = await decideCall(session, {
        action: `dynamodb:${name}`,
        resource: output(table, 'Arn'),
        ...(name !== 'Scan' && {
          keys: isOnEachKey ? keys.slice(position, position + 1) : [...keys],
        }),
        returnValues: WRITES.has(operation) ? returnValues : undefined,
      });
      if (decision !== 'allowed') return false;
    }
    return true;
  }

  test('decides 1,000 generated calls as written by hand, and as the simulator does', async () => {
    const calls = fc.sample(generated, { numRuns: 1_000, seed: 20_261_129 });
    const outcomes = { allowed: 0, denied: 0 };
    for (const call of calls) {
      const { who, table, operation, returnValues } = call;
      const both = call.keys.map(([owner, how]) => {
        const user = users[owner];
        return user ? (TRICKS[how]?.(heldKey(table, user)) ?? '') : '';
      });
      // A request must not name an item twice.
      const keys = OF_TWO.has(operation) ? [...new Set(both)] : both.slice(0, 1);
      if (OF_TWO.has(operation) && keys.length < 2) keys.push(`${String(keys[0])}#other`);
      const fields = keys.map((key) => keyFields(table, key));
      const client = documents[who];
      if (!client) throw new Error('no client');
      const sent = SENDS[operation](client, output(table, 'Name'), fields, returnValues);
      const outcome = await outcomeOf(sent);
      const expected = isAllowed(call, keys) ? 'allowed' : 'denied';
      const bySimulator = (await simulated(call, keys)) ? 'allowed' : 'denied';
      expect({ call, keys, outcome, bySimulator }).toEqual({
        ...{ call, keys, outcome: expected, bySimulator: expected },
      });
      outcomes[expected]++;
    }
    // Otherwise the calls would show little.
    expect(outcomes.allowed).toBeGreaterThan(100);
    expect(outcomes.denied).toBeGreaterThan(500);
  });
});
