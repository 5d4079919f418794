import Ajv from 'ajv';
import { stageJsonSchema } from '../../../../lib/stage/schema/json-schema';
import { AUTHORITY, CERTIFIED, MINIMAL, shippedStage, withConnectors } from '../../../stages';
import { errorsOf, pathsOf } from '../errors-of';
import { paths, replaced } from '../paths';

/** What CloudFormation or the CDK replaces. */
const REPLACED = [
  '${_}',
  '${AWS::AccountId}',
  '{{resolve:ssm:name}}',
  '${Token[TOKEN.999]}',
  '#{Token[TOKEN.999]}',
  '-1.8881545897087627e+289',
];
const UNPRINTABLE = ['a\nb', 'a\0b', '\u007f', '\u009b31m', '\ud800', 'a\udc00'];

const { definitions, ...schema } = stageJsonSchema() as any;

/** Every schema of a string, but for strings that are listed; also of the names in an object. */
function stringSchemas(one: any, path = ''): [path: string, schema: any][] {
  if (typeof one !== 'object' || one === null) return [];
  // The parts of a schema that is one of several conditions on the same string.
  const parts = Object.entries(one).filter(([key]) => key !== 'allOf');
  const inner = parts.flatMap(([key, value]) => stringSchemas(value, `${path}/${key}`));
  const isFree = one.type === 'string' && one.enum === undefined && one.const === undefined;
  return isFree ? [[path, one], ...inner] : inner;
}

const STRINGS = stringSchemas(schema);
const ajv = new Ajv({ strict: false, validateFormats: false });

test('the walk finds every string', () => {
  expect(STRINGS.length).toBeGreaterThan(35);
  expect(STRINGS.map(([path]) => path)).toContain('/properties/tags/propertyNames');
});

/** The files of certificates have several lines. */
const isOneLine = (path: string) => !/\/(certificateAuthority|revoked)$/.test(path);

test.each(STRINGS)(
  'schema.json: %s has no text that is replaced, no control characters and no lone surrogates',
  (path, one) => {
    const validate = ajv.compile({ definitions, ...one });
    const refused = isOneLine(path) ? [...REPLACED, ...UNPRINTABLE] : REPLACED;
    expect(refused.filter((text) => validate(text))).toEqual([]);
  },
);

const everything = shippedStage('everything');

/** The paths of all strings in the stage that has every option. */
const stringPaths = paths(everything).filter(
  (path) => typeof path.reduce((inner, key) => inner[key], everything) === 'string',
);

test.each(stringPaths.map((path) => [path.join('.'), path]))(
  'the loader refuses text that is replaced, and lone surrogates, in %s',
  (name, path) => {
    const accepted = ['${_}', '{{resolve:ssm:name}}', '\ud800'].filter(
      (text) => !pathsOf(replaced(everything, path, text)).some((place) => name.startsWith(place)),
    );
    expect(accepted).toEqual([]);
  },
);

test.each<[string, (name: string) => object]>([
  ['tags', (name) => ({ tags: { [name]: 'x' } })],
  ['tenants', (name) => ({ tenants: { [name]: { maxSessionDuration: '1h' } } })],
])('the loader refuses number tokens in the names of %s', (section, stage) => {
  const token = '-1.8881545897087627e+289';
  const identity = { tenantClaim: 'custom:tenantId' };
  expect(errorsOf({ ...MINIMAL, identity, ...stage(token) })).toEqual([
    [`${section}.${token}`, 'invalidKey'],
  ]);
});

test.each(['partitionKey', 'timeToLive'])('a %s may have any other character', (key) => {
  for (const name of ['é #', '{}', '$', '{{a}}', '#{a}', 'Token[a]', '😀', '\u202e', '-1.8e+289']) {
    const value = key === 'partitionKey' ? { name, type: 'string' } : name;
    const orders = { ...MINIMAL.tables.orders, [key]: value };
    expect(errorsOf({ ...MINIMAL, tables: { orders } })).toEqual([]);
  }
});

test('certificates may have line breaks, and nothing that is replaced around them', () => {
  const certified = (certificateAuthority: string) => {
    const trust = { rolesAnywhere: { certificateAuthority, commonName: 'tool' } };
    return errorsOf(withConnectors({ tool: { ...CERTIFIED, trust } }));
  };
  expect(certified(AUTHORITY)).toEqual([]);
  expect(certified(`\${a}\n${AUTHORITY}`)).toEqual([
    ['connectors.tool.trust.rolesAnywhere.certificateAuthority', 'invalidValue'],
  ]);
});
