import type { Target } from '../../../../tools/template-access/grants/target';
import { targetsOf } from '../../../../tools/template-access/grants/targets';
import { targetText } from './target-text';
import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { TemplateScope } from '../../../../tools/template-access/template/template-scope';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { policyOf, readable, TABLE, treeOf } from '../sample-template';

const NAMED = { ...TABLE, Properties: { ...TABLE.Properties, TableName: 'named' } };
const INDEXED = {
  ...TABLE,
  Properties: { ...TABLE.Properties, GlobalSecondaryIndexes: [{ IndexName: 'byDate' }] },
};
const TREE = treeOf(
  {
    Orders: INDEXED,
    Named: NAMED,
    Key: { Type: 'AWS::KMS::Key' },
    Queue: { Type: 'AWS::SQS::Queue' },
  },
  { Parameters: { Arn: {}, Name: {}, Region: {} } },
);
const ACCESS = analyzeTemplate(TREE);

/** What the resources of a statement reach, as people read it. */
function reached(
  resources: unknown,
  key = 'Resource',
  Action = 'dynamodb:GetItem',
): readonly Target[] {
  const statement = { Effect: 'Allow', Action, [key]: resources };
  const document = new TemplateScope(TREE).resolve(policyOf(statement));
  const [read] = statementsOf(document, { resource: 'Policy', property: '' }).statements;
  if (!read) throw new Error('no statement');
  return readable(targetsOf(read, ACCESS)) as readonly Target[];
}

const table = (id: string, ...parts: string[]) => ({ kind: 'table', table: id, parts });
const HERE = '${AWS::Region}:${AWS::AccountId}';

const pattern = (text: string, tables: readonly string[], keys: readonly string[] = []) => ({
  kind: 'pattern',
  pattern: text,
  except: false,
  tables,
  keys,
});
const BOTH = ['Orders', 'Named'];

describe('table ARN', () => {
  test.each<[string, unknown]>([
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Named', 'Arn'] }],
    ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Named.Arn' }],
    ['Fn::Sub of the attribute', { 'Fn::Sub': '${Named.Arn}' }],
    [
      'Fn::Sub of the name',
      { 'Fn::Sub': `arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Named}` },
    ],
    ['Fn::Sub with the name written out', { 'Fn::Sub': `arn:aws:dynamodb:${HERE}:table/named` }],
    [
      'Fn::Join',
      {
        'Fn::Join': [
          ':',
          [
            'arn',
            { Ref: 'AWS::Partition' },
            'dynamodb',
            { Ref: 'AWS::Region' },
            { Ref: 'AWS::AccountId' },
            { 'Fn::Join': ['/', ['table', { Ref: 'Named' }]] },
          ],
        ],
      },
    ],
    ['a literal ARN', 'arn:aws:dynamodb:eu-west-1:111122223333:table/named'],
    [
      'a literal ARN in another partition',
      'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/named',
    ],
    [
      'a region, and the rest of the stack',
      { 'Fn::Sub': 'arn:aws:dynamodb:us-east-1:${AWS::AccountId}:table/named' },
    ],
    [
      'Fn::Select of the table ARN in pieces',
      { 'Fn::Select': [0, [{ 'Fn::GetAtt': ['Named', 'Arn'] }]] },
    ],
  ])('%s is the one table', (_what, resource) => {
    expect(reached(resource)).toEqual([table('Named', '')]);
  });

  test.each<[string, unknown, readonly string[]]>([
    ['one index', { 'Fn::Sub': '${Orders.Arn}/index/byDate' }, ['index/byDate']],
    ['every index', { 'Fn::Sub': '${Orders.Arn}/index/*' }, ['index/*']],
    ['every part', { 'Fn::Sub': '${Orders.Arn}/*' }, ['*']],
    ['the stream', { 'Fn::GetAtt': ['Orders', 'StreamArn'] }, ['stream/${Orders.StreamLabel}']],
    ['every stream', { 'Fn::Sub': '${Orders.Arn}/stream/*' }, ['stream/*']],
    [
      'the table and its indexes, in the order written',
      [
        { 'Fn::Sub': '${Orders.Arn}/index/*' },
        { 'Fn::GetAtt': ['Orders', 'Arn'] },
        { 'Fn::Sub': '${Orders.Arn}/index/*' },
      ],
      ['index/*', ''],
    ],
  ])('parts of a table: %s', (_what, resource, parts) => {
    expect(reached(resource)).toEqual([table('Orders', ...parts)]);
  });
});

describe('wildcard in a resource', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*', BOTH, ['Key']],
    ['arn:aws:*', BOTH, ['Key']],
    ['arn:*', BOTH, ['Key']],
    ['arn:aws:dynamodb:*', BOTH, []],
    ['arn:aws:dynamodb:*:*:table/*', BOTH, []],
    ['arn:*:dynamodb:*:*:table/*', BOTH, []],
    ['arn:aws:dynamodb:*:*:*', BOTH, []],
    ['arn:aws:dynamodb:*:111122223333:table/named', ['Named'], []],
    ['arn:aws:dynamodb:us-east-1:*:table/named', ['Named'], []],
    ['arn:aws:dynamodb:us-*:111122223333:table/*', [], []],
    ['arn:aws:dynamodb:*:*:table/na*', ['Named'], []],
    ['arn:aws:dynamodb:*:*:table/name?', ['Named'], []],
    ['arn:aws:dynamodb:*:*:table/name??', [], []],
    ['arn:aws:dynamodb:*:*:table/*/index/*', ['Orders'], []],
    ['arn:aws:dynamodb:*:*:table/*/stream/*', BOTH, []],
    ['arn:aws:dynamodb:*:table/named', ['Named'], []],
    ['arn:*:table/named', ['Named'], []],
    ['*table/named', ['Named'], []],
    ['arn:aws:dynamodb:*:*:table/other*', [], []],
    ['arn:aws:kms:*:*:key/*', [], ['Key']],
    ['arn:aws:kms:us-east-1:111122223333:*', [], ['Key']],
    ['arn:aws:s3:::*', [], []],
  ])('%s covers the tables %j and the keys %j', (text, tables, keys) => {
    expect(reached(text)).toEqual([pattern(text, tables, keys)]);
  });

  test('a wildcard after a table covers the table', () => {
    expect(reached({ 'Fn::Sub': '${Orders.Arn}*' })).toEqual([
      pattern(`arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Orders}*`, ['Orders']),
    ]);
  });
});

describe('NotResource', () => {
  test.each<[string, unknown, string, readonly string[], readonly string[]]>([
    [
      'everything else than a table',
      { 'Fn::GetAtt': ['Named', 'Arn'] },
      `arn:\${AWS::Partition}:dynamodb:${HERE}:table/named`,
      ['Orders'],
      ['Key'],
    ],
    [
      'everything else than a table, whose indexes it does not name',
      { 'Fn::GetAtt': ['Orders', 'Arn'] },
      `arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Orders}`,
      BOTH,
      ['Key'],
    ],
    [
      'everything else than all tables',
      'arn:aws:dynamodb:*:*:table/*',
      'arn:aws:dynamodb:*:*:table/*',
      [],
      ['Key'],
    ],
    ['everything else than of another service', 'arn:aws:s3:::b', 'arn:aws:s3:::b', BOTH, ['Key']],
    [
      'everything else than a table with its parts',
      { 'Fn::Sub': '${Orders.Arn}*' },
      `arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Orders}*`,
      ['Named'],
      ['Key'],
    ],
    ['everything else than everything', '*', '*', [], []],
  ])('NotResource: %s', (_what, resource, text, tables, keys) => {
    expect(reached(resource, 'NotResource')).toEqual([
      { ...pattern(text, tables, keys), except: true },
    ]);
  });

  test.each([
    ['dynamodb:GetRecords', ['Orders', 'Named']],
    ['dynamodb:DescribeStream', ['Orders', 'Named']],
    ['dynamodb:*', ['Orders', 'Named']],
    ['dynamodb:GetItem', ['Named']],
  ])('NotResource of a table and its indexes leaves its stream, for %s', (action, tables) => {
    const excluded = [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, { 'Fn::Sub': '${Orders.Arn}/index/*' }];
    expect(reached(excluded, 'NotResource', action)).toMatchObject([{ tables }]);
  });

  test('NotResource of several is what none of them covers', () => {
    const several = [
      'arn:aws:dynamodb:*:*:table/named*',
      { 'Fn::Sub': '${Orders.Arn}*' },
      'arn:aws:kms:*',
    ];
    const [target, ...others] = reached(several, 'NotResource');
    expect(others).toEqual([]);
    expect(target).toMatchObject({ except: true, tables: [], keys: [] });
    expect(target && targetText(target)).toBe(
      `arn:aws:dynamodb:*:*:table/named* or arn:\${AWS::Partition}:dynamodb:${HERE}:table/\${Orders}* or arn:aws:kms:*`,
    );
  });
});

describe('unknown resource', () => {
  test.each<[string, unknown, string, readonly string[]]>([
    ['a parameter', { Ref: 'Arn' }, 'parameter Arn', BOTH],
    [
      'a name that is a parameter',
      { 'Fn::Sub': `arn:aws:dynamodb:${HERE}:table/\${Name}` },
      `arn:aws:dynamodb:${HERE}:table/{parameter Name}`,
      BOTH,
    ],
    [
      'the beginning of a name',
      { 'Fn::Sub': `arn:aws:dynamodb:${HERE}:table/n\${Name}` },
      `arn:aws:dynamodb:${HERE}:table/n{parameter Name}`,
      ['Named'],
    ],
    [
      'a region',
      { 'Fn::Sub': 'arn:aws:dynamodb:${Region}:${AWS::AccountId}:table/named' },
      'arn:aws:dynamodb:{parameter Region}:${AWS::AccountId}:table/named',
      ['Named'],
    ],
    [
      'the index of a table',
      { 'Fn::Sub': '${Arn}/index/byDate' },
      '{parameter Arn}/index/byDate',
      ['Orders'],
    ],
    ['an import', { 'Fn::ImportValue': 'x' }, 'import x', BOTH],
    ['a bucket', { 'Fn::Sub': 'arn:aws:s3:::${Name}' }, 'arn:aws:s3:::{parameter Name}', []],
  ])('%s is unknown, with the tables that it may be', (_what, resource, text, tables) => {
    expect(reached(resource)).toEqual([{ kind: 'unknown', pattern: text, tables }]);
  });
});

describe('resources of a statement', () => {
  test.each<[string, unknown, Target]>([
    ['a key', { 'Fn::GetAtt': ['Key', 'Arn'] }, { kind: 'key', key: 'Key' }],
    [
      'a table of another name',
      'arn:aws:dynamodb:us-east-1:111122223333:table/name',
      { kind: 'elsewhere', arn: 'arn:aws:dynamodb:us-east-1:111122223333:table/name' },
    ],
    [
      'a table whose name begins so',
      'arn:aws:dynamodb:us-east-1:111122223333:table/named2',
      { kind: 'elsewhere', arn: 'arn:aws:dynamodb:us-east-1:111122223333:table/named2' },
    ],
    [
      'a key of another account',
      'arn:aws:kms:us-east-1:111122223333:key/1',
      { kind: 'elsewhere', arn: 'arn:aws:kms:us-east-1:111122223333:key/1' },
    ],
    ['a queue', { 'Fn::GetAtt': ['Queue', 'Arn'] }, { kind: 'elsewhere', arn: '${Queue.Arn}' }],
  ])('%s', (_what, resource, target) => {
    expect(reached(resource)).toEqual([target]);
  });

  test('tables come first in the order of the template, then the rest as it is written', () => {
    const all = [
      'arn:aws:s3:::b',
      { 'Fn::GetAtt': ['Named', 'Arn'] },
      { 'Fn::GetAtt': ['Key', 'Arn'] },
      { 'Fn::GetAtt': ['Orders', 'Arn'] },
    ];
    const targets = reached(all);
    expect(targets.map(targetText)).toEqual(['Orders', 'Named', 'arn:aws:s3:::b', 'Key']);
  });

  test('alternatives of Fn::If are both reached', () => {
    const either = {
      'Fn::If': ['C', { 'Fn::GetAtt': ['Orders', 'Arn'] }, { 'Fn::GetAtt': ['Named', 'Arn'] }],
    };
    expect(reached(either)).toEqual([table('Orders', ''), table('Named', '')]);
  });
});
