import { MINIMAL, withTable } from '../../../stages';
import { errorsOf, expectValues, pathsOf, type ErrorFacts, type Values } from '../errors-of';

/** What every JavaScript object has, and the app in which a stack is too. */
const OF_OBJECTS = Object.getOwnPropertyNames(Object.prototype);
const letters = (length: number) => 'n'.repeat(length);

describe('keys of the stage file', () => {
  test.each<[string, unknown, ErrorFacts[]]>([
    ['no object', [], [['', 'invalidValue']]],
    ['an unknown key', { ...MINIMAL, stackname: 'x' }, [['stackname', 'unknownKey']]],
    ['no tables', { stackName: 'x' }, [['tables', 'missing']]],
    ['an empty object of tables', { ...MINIMAL, tables: {} }, [['tables', 'invalidValue']]],
    ['a schema that is no path', { ...MINIMAL, $schema: 5 }, [['$schema', 'invalidValue']]],
    [
      'an unknown key inside a form',
      withTable({ encryption: { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1', keyarn: '' } }),
      [['tables.orders.encryption.keyarn', 'unknownKey']],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });

  test.each<[string, (value: any) => unknown, Values]>([
    [
      'stackName',
      (stackName) => ({ ...MINIMAL, stackName }),
      {
        valid: ['a', letters(128), 'a-1', 'Constructor', 'constructors', 'tree', 'Default'],
        invalid: ['', letters(129), '1a', 'a_b', '-a', 5, 'Tree', ...OF_OBJECTS],
      },
    ],
    [
      'env.account',
      (account) => ({ ...MINIMAL, env: { account } }),
      {
        valid: ['000000000001'],
        invalid: ['11112222333', '1111222233334', 'a11112222333', '11112222333a', 111122223333],
      },
    ],
    [
      'env.region',
      (region) => ({ ...MINIMAL, env: { region } }),
      {
        valid: ['us-east-1', 'us-gov-west-1', 'ap-southeast-2'],
        invalid: ['us-east', 'US-EAST-1', 'xus-east-1x', 'us-east-1a', 'e-east-1', 'Ireland'],
      },
    ],
    [
      'removalPolicy',
      (removalPolicy) => ({ ...MINIMAL, removalPolicy }),
      { valid: ['retain', 'destroy'], invalid: ['keep', 'Destroy', null] },
    ],
    [
      'terminationProtection',
      (terminationProtection) => ({ ...MINIMAL, terminationProtection }),
      { valid: [true, false], invalid: ['yes', 1, null] },
    ],
    [
      'tags.a',
      (value) => ({ ...MINIMAL, tags: { a: value } }),
      { valid: ['v', letters(256)], invalid: ['', letters(257), 'a&b', 5] },
    ],
    [
      'tags.*',
      (key) => ({ ...MINIMAL, tags: { [key]: 'x' } }),
      {
        valid: ['t', letters(128), 'a b'],
        invalid: ['', letters(129), 'AWS:x', 'aws:team', 'a,b'],
        code: 'invalidKey',
      },
    ],
    [
      'tables.*',
      (id) => ({ ...MINIMAL, tables: { [id]: MINIMAL.tables.orders } }),
      {
        valid: ['a', letters(64), 'a1'],
        invalid: ['', letters(65), '1a', 'a_b', 'my-orders'],
        code: 'invalidKey',
      },
    ],
  ])('the values of %s', expectValues);

  test('what stands under an invalid name is validated too', () => {
    const stage = {
      ...MINIMAL,
      tags: { 'aws:x': 5 },
      tables: { 'bad-id': { partitionKey: 3, rows: 'mine', indexes: { ab: { projection: 'x' } } } },
    };
    expect(pathsOf(stage).sort()).toEqual([
      'tables.bad-id',
      'tables.bad-id.indexes.ab',
      'tables.bad-id.indexes.ab.partitionKey',
      'tables.bad-id.indexes.ab.projection',
      'tables.bad-id.partitionKey',
      'tables.bad-id.rows',
      'tags.aws:x',
      'tags.aws:x',
    ]);
  });
});
