import Ajv from 'ajv';
import { stageJsonSchema } from '../../../../lib/stage/schema/json-schema';
import { optionPaths } from '../option-paths';
import {
  MINIMAL,
  SHIPPED,
  shippedStage,
  SOURCE,
  withConnectors,
  withTable,
  withUserPool,
  withWorkloads,
} from '../../../stages';

const HOSTED_UI = {
  domainPrefix: 'orders',
  callbackUrls: ['https://orders.example.com/'],
  logoutUrls: ['https://orders.example.com/'],
};

const validate = new Ajv({ strict: false, validateFormats: false }).compile(stageJsonSchema());

/** Every key of a stage file: its path, its schema, and whether it is required. */
function keysOf(schema: any, path = ''): [path: string, schema: any, isRequired: boolean][] {
  const { properties = {}, required = [], additionalProperties, anyOf = [], oneOf = [] } = schema;
  const own = Object.entries<any>(properties).flatMap(([name, value]) => {
    const place = `${path}.${name}`;
    return [[place, value, required.includes(name)] as const, ...keysOf(value, place)];
  });
  const forms = [...anyOf, ...oneOf].flatMap((form: any) => keysOf(form, path));
  const named = additionalProperties ? keysOf(additionalProperties, `${path}.*`) : [];
  return [...own, ...forms, ...named].map(([place, value, isRequired]) => [
    place,
    value,
    isRequired,
  ]);
}

const KEYS = keysOf(stageJsonSchema());

test('every key has a description', () => {
  expect(KEYS.map(([path]) => path)).toContain('.connectors.*.trust.rolesAnywhere.commonName');
  const without = KEYS.filter(([, { description = '' }]) => !description.endsWith('.'));
  expect(without.map(([path]) => path)).toEqual([]);
});

test('the description of an optional key says its default, unless the keys in it do', () => {
  const without = KEYS.filter(
    ([, { description = '', properties }, isRequired]) =>
      !isRequired && properties === undefined && !/ Default: .+\.$/.test(description),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test('the description of a required key says no default', () => {
  const withDefault = KEYS.filter(
    ([, { description }, isRequired]) => isRequired && description.includes('Default: '),
  );
  expect(withDefault.map(([path]) => path)).toEqual([]);
});

/** Whether a value has the path, in any of the entries that `*` stands for. */
function has(value: any, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object') return false;
  if (key === '*') return Object.values(value).some((entry) => has(entry, rest));
  return Object.hasOwn(value, key) && has(value[key], rest);
}

test('config/everything.json has every option, apart from what exists already, and groups, which exclude others', () => {
  const shipped = [shippedStage('everything'), shippedStage('groups')];
  const missing = optionPaths().filter(
    (option) => !shipped.some((stage) => has(stage, option.split('.'))),
  );
  expect(missing).toEqual([
    'tables.*.existing',
    ...['userPoolId', 'userPoolClientId', 'userPoolClientIds'].map(
      (key) => `identity.userPool.${key}`,
    ),
    'groups.*.existing',
  ]);
});

test.each(SHIPPED)('an editor accepts config/%s.json', (name) => {
  expect([validate(shippedStage(name)), validate.errors]).toEqual([true, null]);
});

test.each([
  ['an unknown key', { ...MINIMAL, colour: 'red' }],
  [
    'a table without rows',
    { ...MINIMAL, tables: { orders: { partitionKey: { name: 'pk', type: 'string' } } } },
  ],
  ['a table name with a slash', withTable({ tableName: 'my/orders' })],
  ['rows of nobody', withTable({ rows: { by: 'nobody' } })],
  ['a session of 13 hours', { ...MINIMAL, sessions: { maxDuration: '13h' } }],
  ['a day of no month', { ...MINIMAL, sessions: { revokeIssuedBefore: '2026-02-30T00:00:00Z' } }],
  ['a tenant ID with a delimiter', { ...MINIMAL, tenants: { 'acme#1': {} } }],
  ['a workload that runs elsewhere', withWorkloads({ api: { runsOn: 'vm', tables: {} } })],
  ['another grant', withWorkloads({ api: { runsOn: 'ecs', tables: { orders: 'delete' } } })],
  [
    'a connector without an external ID',
    withConnectors({ tool: { ...SOURCE, trust: { principalArn: SOURCE.trust.principalArn } } }),
  ],
  [
    'a connector that trusts everybody',
    withConnectors({ tool: { ...SOURCE, trust: { ...SOURCE.trust, principalArn: '*' } } }),
  ],
  ['a day of no month', withConnectors({ tool: { ...SOURCE, expires: '2027-02-30' } })],
  ['a hosted UI without logout URLs', withUserPool({ ...HOSTED_UI, logoutUrls: undefined })],
  ['a hosted UI without callback URLs', withUserPool({ ...HOSTED_UI, callbackUrls: undefined })],
  ['a domain prefix alone', withUserPool({ domainPrefix: 'orders' })],
  [
    'a client without logout URLs',
    withUserPool({ clients: { web: { callbackUrls: HOSTED_UI.callbackUrls } } }),
  ],
  ['a client ID with a hyphen', withUserPool({ clients: { 'my-web': {} } })],
  ['scopes without a hosted UI', withUserPool({ oauthScopes: ['openid'] })],
  ['scopes without openid', withUserPool({ ...HOSTED_UI, oauthScopes: ['email'] })],
  [
    'a callback to another host',
    withUserPool({ ...HOSTED_UI, callbackUrls: ['http://127.0.0.2/'] }),
  ],
  ['a blank reason', { ...MINIMAL, acknowledge: { OpenSignUp: ' ' } }],
  ['an acknowledgement of another rule', { ...MINIMAL, acknowledge: { OpenTrust: 'known' } }],
  ['36 days of recovery', withTable({ pointInTimeRecovery: { days: 36 } })],
])('an editor marks %s', (_title, stage) => {
  expect(validate(JSON.parse(JSON.stringify(stage)))).toBe(false);
});

test.each(['http://localhost:1/', 'http://127.0.0.1:8400/callback', 'http://[::1]:8400/callback'])(
  'an editor accepts the callback URL %s',
  (url) => {
    expect(validate(withUserPool({ ...HOSTED_UI, callbackUrls: [url] }))).toBe(true);
  },
);
