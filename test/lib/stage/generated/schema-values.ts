import fc from 'fast-check';
import { FORBIDDEN_TEXT } from '../../../../lib/stage/schema/plain-text';
import { stageJsonSchema } from '../../../../lib/stage/schema/json-schema';
import { AUTHORITY, REVOKED, REVOKING_AUTHORITY } from '../../../stages';

/** A part of the JSON Schema of stage files. */
export type Schema = any;

export const STAGE_SCHEMA: Schema = stageJsonSchema();

/** IDs that share logical IDs, names that every JavaScript object has, and what is longest. */
const IDS = [
  ...['orders', 'Orders', 'o', 'O', 'ordersTable', 'key', 'user', 'api', 'n'.repeat(64)],
  ...['authenticated', 'authenticatedRoleTenantFoo', 'constructor', 'toString', 'hasOwnProperty'],
];

const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'us-gov-west-1', 'cn-north-1'];
const KEY_ARNS = ['aws:kms:us-east-1', 'aws:kms:us-west-2', 'aws-us-gov:kms:us-gov-west-1'].flatMap(
  (place) => ['1234', 'mrk-1234'].map((key) => `arn:${place}:111122223333:key/${key}`),
);

const repeated = (value: string, times: number) => Array.from({ length: times }, () => value);

/** Values that only AWS or other parts of a stage know, or that are mostly invalid; everything else is of the schema. */
const KNOWN: readonly (readonly [path: RegExp, values: fc.Arbitrary<unknown>])[] = [
  [/^stackName$/, fc.constantFrom('orders', 'Default', 'Resource', 'tree', 's'.repeat(128))],
  [/^\$schema$/, fc.constant('./schema.json')],
  [
    /^tags\.\*$/,
    fc.constantFrom('orders', 'cost center', '_.:/=+-@', 'groß', '日本', 'v'.repeat(256)),
  ],
  [/^env\.region$|\.replicas\.\*$/, fc.constantFrom(...REGIONS)],
  // Row scopes other than "all" need a string.
  [
    /^tables\.\*\.partitionKey\.type$/,
    fc.constantFrom(...repeated('string', 8), 'number', 'binary'),
  ],
  [/\.queryIndexes\.\*$/, fc.constant('byDate')],
  [/^groups\.\*\.existing$/, fc.constantFrom(true, true, false)],
  [/\.keyArn$/, fc.constantFrom(...KEY_ARNS)],
  [
    /\.tableArn$/,
    fc
      .tuple(fc.constantFrom(...REGIONS), fc.constantFrom('111122223333', '000000000001'))
      .map(([region, account]) => `arn:aws:dynamodb:${region}:${account}:table/orders`),
  ],
  [
    /\.cluster$/,
    fc
      .constantFrom('aws:eks:us-east-1', 'aws-cn:eks:cn-north-1')
      .map((place) => `arn:${place}:111122223333:cluster/pods`),
  ],
  [
    /\.vaultArn$/,
    fc
      .constantFrom('aws:backup:us-west-2', 'aws-us-gov:backup:us-gov-west-1')
      .map((place) => `arn:${place}:111122223333:backup-vault:copies`),
  ],
  [
    /^backup\.schedule$/,
    fc.constantFrom('daily', 'weekly', 'monthly', 'cron(0 5 * * ? *)', 'cron(5 4 ? * MON-FRI *)'),
  ],
  [/^env\.account$/, fc.constantFrom('111122223333', '000000000001')],
  [/\.userPoolId$/, fc.constantFrom(...REGIONS.slice(0, 4)).map((region) => `${region}_AbCdEf123`)],
  [/^identity\.tenantClaim$/, fc.constantFrom('custom:tenantId', 'custom:t', 'tenant', 'email')],
  [/^acknowledge\./, fc.constantFrom('Anyone may open an account.', '日本 {')],
  [/^connectors\.\*\.tables\.\*$/, fc.constantFrom(...IDS)],
  [/\.certificateAuthority$/, fc.constantFrom(AUTHORITY, REVOKING_AUTHORITY)],
  [/\.revoked$/, fc.constant(REVOKED)],
  [/\.externalId$/, fc.constantFrom('orders-7f3a91', 'a+=,.@:/-', 'e'.repeat(200))],
  [
    /\.principalArn$/,
    fc
      .tuple(fc.constantFrom('aws', 'aws-us-gov'), fc.constantFrom('root', 'role/a', 'user/p/b'))
      .map(([partition, who]) => `arn:${partition}:iam::444455556666:${who}`),
  ],
  [
    /\.sourceIps\.\*$/,
    fc.constantFrom(
      '203.0.113.0/24',
      '198.51.100.7/32',
      '2001:db8::/32',
      '192.0.2.9',
      '10.0.0.0/8',
    ),
  ],
];

/** Author-named keys: mostly those that collide or are referred to. */
const NAMES: readonly (readonly [path: RegExp, names: readonly string[]])[] = [
  [
    /^tenants$/,
    ['acme', 'Acme', 'fooTable', 'fooTableKey', 'constructor', 'a b/c', 't'.repeat(64)],
  ],
  [/^tags$/, ['team', 'Team', 'constructor', 'tokenSub', 'größe', 'é', 'è', '日本', 'cost center']],
  [/\.indexes$/, ['byDate', 'byDate', 'byDate', 'constructor', '-._', 'i'.repeat(255)]],
  [/./, IDS],
];

const arbitraries = new Map<string, fc.Arbitrary<unknown>>();

/** Any value that a part of the schema describes. */
export function valuesOf(schema: Schema, path: string): fc.Arbitrary<any> {
  const place = path.replace(/\|\d+/g, '');
  const known = arbitraries.get(path) ?? KNOWN.find(([end]) => end.test(place))?.[1];
  const values = known ?? newValuesOf(schema, path);
  arbitraries.set(path, values);
  return values;
}

function newValuesOf(schema: Schema, path: string): fc.Arbitrary<any> {
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms) {
    const weighted = forms.map((form: Schema, n: number) => ({
      weight: form.enum?.length ?? 1,
      arbitrary: newValuesOf(form, `${path}|${n}`),
    }));
    return fc.oneof(...weighted);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum, max: schema.maximum });
    case 'string':
      return strings(schema);
    case 'array':
      return lists(schema, path);
    default:
      return objects(schema, path);
  }
}

/** A list of at most three items, with one that the schema requires. */
function lists({ items, minItems = 0, maxItems = 3, contains }: Schema, path: string) {
  const [minLength, maxLength] = [minItems, Math.min(maxItems, 3)];
  const list = fc.array(valuesOf(items, `${path}.*`), { minLength, maxLength });
  return contains === undefined ? list : list.map((some) => [contains.const, ...some]);
}

function objects(schema: Schema, path: string): fc.Arbitrary<object> {
  return schema.properties ? keyed(schema, path) : named(schema, path);
}

/** An object with its required keys, each other object in half of all cases, and each other value in a third. */
function keyed({ properties, required = [] }: Schema, path: string): fc.Arbitrary<object> {
  const prefix = path === '' ? '' : `${path}.`;
  const entries = Object.entries<Schema>(properties).map(([key, schema]) => {
    const values = valuesOf(schema, `${prefix}${key}`);
    const weight = RARE.test(`${prefix}${key}`.replace(/\|\d+/g, ''))
      ? 9
      : schema.properties
        ? 1
        : 2;
    const absent = { weight, arbitrary: fc.constant(undefined) };
    return [key, required.includes(key) ? values : fc.oneof(absent, values)] as const;
  });
  return fc
    .record(Object.fromEntries(entries))
    .map((all) =>
      Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    );
}

/** Keys that exclude many others. */
const RARE = /^(identity\.userPool\.userPool(ClientId|ClientIds|Id)|tables\.\*\.existing)$/;

/** An object whose keys the author names. */
function named(
  { propertyNames, additionalProperties }: Schema,
  path: string,
): fc.Arbitrary<object> {
  return fc.dictionary(namesOf(propertyNames, path), valuesOf(additionalProperties, `${path}.*`), {
    minKeys: path === 'tables' || path === 'groups' ? 1 : 0,
    maxKeys: 2,
    noNullPrototype: true,
  });
}

/** Names that the author chooses in an object. */
export function namesOf(schema: Schema, path: string): fc.Arbitrary<string> {
  const [, names = []] = NAMES.find(([end]) => end.test(path)) ?? [];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: ASCII_NAMES[path] ?? strings(schema) },
  );
}

/** CloudFormation's rules know fewer letters than this Node.js. */
const ASCII_NAMES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  tags: fc.stringMatching(/^[a-z][a-z0-9 _.:/=+@-]{0,127}$/),
  groups: fc.stringMatching(/^[a-z][a-z0-9_.:/=+@-]{0,127}$/),
};

/** Strings of a schema; look-arounds of the pattern are conditions on the strings of its rest. */
function strings({ pattern = '^.{1,20}$', allOf = [], not }: Schema): fc.Arbitrary<string> {
  const patterns: string[] = allOf.length > 0 ? allOf.map((one: Schema) => one.pattern) : [pattern];
  const forbidden = new RegExp(
    not === undefined ? '$^' : FORBIDDEN_TEXT.replacedOrUnprintableText.pattern,
    'u',
  );
  return fc
    .stringMatching(new RegExp(withoutLookarounds(patterns[0] ?? ''), 'u'))
    .filter(
      (text) => patterns.every((one) => new RegExp(one, 'u').test(text)) && !forbidden.test(text),
    );
}

function withoutLookarounds(pattern: string): string {
  const start = pattern.search(/\(\?[=!]/);
  if (start === -1) return pattern;
  let depth = 0;
  for (let end = start; ; end += 1) {
    if (pattern[end] === '\\') end += 1;
    else if (pattern[end] === '(') depth += 1;
    else if (pattern[end] === ')') depth -= 1;
    if (depth === 0) return withoutLookarounds(pattern.slice(0, start) + pattern.slice(end + 1));
  }
}

/** A stage file as the schema describes it; rules that span keys may be broken. */
export const schemaStages: fc.Arbitrary<any> = valuesOf(STAGE_SCHEMA, '');
