import { MINIMAL, SOURCE } from '../../stages';
import { templateOf } from '../../synthesis';

const { orders } = MINIMAL.tables;
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => `t${String(n).padStart(3, '0')}`);
const outputsOf = (tables: number, stage: object = {}): Record<string, { Value: any }> =>
  templateOf({
    ...MINIMAL,
    tables: Object.fromEntries(idsOf(tables).map((id) => [id, orders])),
    ...stage,
  }).toJSON().Outputs;

/** The contents of a shared output, with each reference as the name of its target. */
function sharedIn({ Value }: { Value?: any } = {}): Record<string, string> {
  const parts: any[] = Value['Fn::Join'][1];
  const text = parts.map((part) =>
    typeof part === 'string' ? part : JSON.stringify(nameOf(part)),
  );
  return JSON.parse(
    text.map((part) => part.replaceAll(/^"(Arn|Name) of (\w+)"$/g, '$1 of $2')).join(''),
  );
}

function nameOf(part: any): string {
  return part.Ref ? `Name of ${part.Ref}` : `${part['Fn::GetAtt'][1]} of ${part['Fn::GetAtt'][0]}`;
}

test('30 tables are the most that each have outputs of their own', () => {
  const outputs = Object.keys(outputsOf(30));
  expect(outputs).toHaveLength(65);
  expect(outputs.filter((name) => name.startsWith('More'))).toEqual([]);
});

test('those after them share outputs, as JSON by name', () => {
  const outputs = outputsOf(41);
  expect(Object.keys(outputs)).toHaveLength(67);
  expect(outputs).not.toHaveProperty('T030TableArn');
  const shared = sharedIn(outputs.MoreTableOutputs1);
  expect(Object.keys(shared)).toHaveLength(20);
  expect(shared).toMatchObject({
    T030TableName: 'Name of T030Table',
    T030TableArn: 'Arn of T030Table',
  });
  expect(sharedIn(outputs.MoreTableOutputs2)).toEqual({
    T040TableName: 'Name of T040Table',
    T040TableArn: 'Arn of T040Table',
  });
});

const many = (name: string, count: number, value: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${name}${n}`, value]));
const api = { runsOn: 'lambda', tables: { t000: 'read' } };
const tool = { ...SOURCE, tables: ['t000'] };
const CLIENTS = { userPool: { clients: many('app', 49, {}) } };
const TENANTS = {
  identity: { tenantClaim: 'custom:tenantId', ...CLIENTS },
  tenants: many('tenant', 25, { maxSessionDuration: 7200 }),
};

test.each([
  ['tables', 410, {}],
  [
    'tables, workloads and connectors',
    100,
    { workloads: many('w', 62, api), connectors: many('c', 64, tool) },
  ],
  ['connectors', 30, { connectors: many('c', 190, tool) }],
  [
    'groups, workloads and connectors',
    30,
    {
      identity: CLIENTS,
      tenants: {},
      groups: Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [
          `g${n}`,
          { precedence: n, tables: { t000: { rows: 'all', actions: ['GetItem'] } } },
        ]),
      ),
      workloads: many('w', 15, api),
      connectors: many('c', 124, tool),
    },
  ],
])(
  'a stage of as many %s as fit has no more outputs than CloudFormation takes',
  (_what, tables, stage) => {
    const printed = jest.spyOn(console, 'error').mockImplementation();
    expect(Object.keys(outputsOf(tables, { ...TENANTS, ...stage })).length).toBeLessThanOrEqual(
      200,
    );
    printed.mockRestore();
  },
);

test('an output added at the end moves no other, in any section', () => {
  const stage = { workloads: many('w', 16, api), connectors: many('c', 9, tool) };
  const more = { workloads: many('w', 40, api), connectors: many('c', 30, tool) };
  const before = outputsOf(45, stage);
  for (const after of [outputsOf(46, stage), outputsOf(70, more)]) {
    for (const [name, { Value }] of Object.entries(before)) {
      if (!name.startsWith('More')) expect(after[name]?.Value).toEqual(Value);
      else if (name.includes('Table'))
        expect(sharedIn(after[name])).toMatchObject(sharedIn({ Value }));
      else expect(JSON.stringify(after[name])).toContain(firstIn(Value));
    }
  }
});

/** The name of the first of the outputs that share one. */
function firstIn(value: unknown): string {
  return /More|(\w+(Arn|Seconds|Name|Id))/.exec(JSON.stringify(value))?.[0] ?? 'none';
}

test('10 additional app clients have outputs of their own; those after them share', () => {
  const outputs = outputsOf(1, {
    identity: { userPool: { clients: many('app', 12, {}) } },
  });
  expect(outputs.UserPoolClientId?.Value).toEqual({ Ref: 'UserPoolClient' });
  expect(outputs.App9UserPoolClientId?.Value).toEqual({ Ref: 'UserPoolApp9Client' });
  expect(outputs).not.toHaveProperty('App10UserPoolClientId');
  expect(sharedIn(outputs.MoreClientOutputs1)).toEqual({
    App10UserPoolClientId: 'Name of UserPoolApp10Client',
    App11UserPoolClientId: 'Name of UserPoolApp11Client',
  });
});

test('the app clients of an existing user pool have numbered outputs from the second on', () => {
  const userPool = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientIds: ['a', 'b', 'c'] };
  const outputs = outputsOf(1, { identity: { userPool } });
  const values = Object.entries(outputs).map(([name, { Value }]) => [name, Value] as const);
  expect(values.filter(([name]) => name.includes('Client'))).toEqual([
    ['UserPoolClientId', 'a'],
    ['UserPoolClientId2', 'b'],
    ['UserPoolClientId3', 'c'],
  ]);
});

test('25 groups have outputs of their own; those that exist already say what to do', () => {
  const tables = { t000: { rows: 'all' } };
  const userPool = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: 'a' };
  const groups = {
    ...Object.fromEntries(idsOf(25).map((id, precedence) => [id, { precedence, tables }])),
    support: { existing: true, tables },
    admins: { precedence: 30, tables },
  };
  const stage = { identity: { userPool }, env: { region: 'us-east-1' } };
  const outputs = outputsOf(1, { ...stage, groups });
  expect(outputs.GroupT024RoleArn?.Value).toEqual({
    'Fn::GetAtt': ['AuthenticatedRoleGroupT024', 'Arn'],
  });
  expect(sharedIn(outputs.MoreGroupOutputs1)).toEqual({
    GroupSupportRoleArn: 'Arn of AuthenticatedRoleGroupSupport',
    GroupAdminsRoleArn: 'Arn of AuthenticatedRoleGroupAdmins',
  });
  const { support, t000 } = groups as Record<string, object>;
  const described = outputsOf(1, { ...stage, groups: { support, t000 } });
  expect(described.GroupSupportRoleArn).toMatchObject({
    Description: expect.stringContaining('aws cognito-idp update-group') as string,
  });
  expect(described.GroupT000RoleArn).toMatchObject({
    Description: 'Role of signed-in users in the group t000',
  });
});
