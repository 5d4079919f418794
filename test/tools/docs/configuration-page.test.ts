import { configurationPage } from '../../../tools/docs/configuration-page';
import { stageKeySchema } from '../../../tools/docs/key-schema';
import { sectionsOf, type Key } from '../../../tools/docs/key-sections';

const stage = stageKeySchema();
const sections = sectionsOf(stage);
const page = configurationPage(stage, '{ "stackName": "example" }');

const keysIn = (path: string) =>
  sections
    .find((section) => section.path === path)
    ?.forms.map((keys) => keys.map(({ name }) => name));
const key = (path: string, name: string): Key | undefined =>
  sections
    .find((section) => section.path === path)
    ?.forms.flat()
    .find((one) => one.name === name);

describe('sections of docs/configuration.md', () => {
  test.each<[string, string[][]]>([
    ['env', [['account', 'region']]],
    ['tables.<id>.billing.provisioned', [['read', 'write']]],
    ['tables.<id>.indexes.<name>', [['partitionKey', 'sortKey', 'projection']]],
    ['tables.<id>.rows', [['by', 'id', 'match', 'delimiter']]],
    [
      'connectors.<id>.trust',
      [['principalArn', 'externalId', 'allowAccountRoot'], ['rolesAnywhere'], ['accessKey']],
    ],
  ])('%s has the keys %j', (path, keys) => {
    expect(keysIn(path)).toEqual(keys);
  });

  test('document equal objects once', () => {
    expect(key('tables.<id>', 'sortKey')?.section).toBe('tables.<id>.partitionKey');
    expect(keysIn('tables.<id>.sortKey')).toBeUndefined();
  });

  test('say which keys are required', () => {
    expect(key('tables.<id>', 'rows')?.isRequired).toBe(true);
    expect(key('tables.<id>', 'actions')?.isRequired).toBe(false);
  });
});

describe('docs/configuration.md', () => {
  test.each([
    ['a required key', '- `stackName` (required): '],
    ['a key that one of two forms requires', '- `tableName` (required, or `tableArn`): '],
    ['the key of the other form', '- `tableArn` (required, or `tableName`): '],
    ['a key of both forms', '- `by` (required): '],
    ['a default', '  - Default: `{ "days": 35 }`.'],
    ['a default in words', '  - Default: no sort key.'],
    ['both words of a key', '  - Allowed: `"own"` or `"tenant"`.'],
    ['limits', 'a whole number from 1 to 1,000,000'],
    ['the items of a list', 'each item: `"GetItem"`, `"PutItem"`, `"UpdateItem"`,'],
    ['the keys of an object', 'each key: a table ID of letters and digits'],
    ['the values of an object', 'each value: `"read"`, `"write"` or `"readWrite"`'],
    ['where the keys of an object are', 'Keys: [`tables.<id>.rows`](#tablesidrows).'],
    ['the example', '```json\n{ "stackName": "example" }\n```'],
  ])('has %s', (_what, text) => {
    expect(page).toContain(text);
  });

  test('has allowed values for every key that is not an object', () => {
    const undocumented = sections.flatMap(({ path, forms }) =>
      forms
        .flat()
        .filter(
          ({ section, schemas }) =>
            section === undefined &&
            schemas.some((schema) => (schema.expected ?? schema.const) === undefined),
        )
        .map(({ name }) => `${path}.${name}`),
    );
    expect(undocumented).toEqual([]);
  });
});
