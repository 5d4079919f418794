import { grantsOf } from '../../../../tools/template-access/grants/grants';
import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { TemplateScope } from '../../../../tools/template-access/template/template-scope';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { targetText } from './target-text';
import { shown } from '../../../../tools/template-access/template/template-text';
import { policyOf, TABLE, treeOf } from '../sample-template';

const TREE = treeOf(
  { Orders: TABLE, Events: TABLE, Key: { Type: 'AWS::KMS::Key' } },
  { Parameters: { Action: {}, Arn: {}, Service: {} } },
);
const ACCESS = analyzeTemplate(TREE);
const ORDERS = { 'Fn::GetAtt': ['Orders', 'Arn'] };
const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };
const BUCKET = 'arn:aws:s3:::bucket';

/** What each target is granted, and the actions of other services. */
function granted(...statements: object[]) {
  const document = new TemplateScope(TREE).resolve(policyOf(...statements));
  const read = statementsOf(document, { resource: 'Policy', property: '' });
  const { grants, otherActions } = grantsOf(read.statements, ACCESS);
  return {
    grants: grants.map(({ target, actions: { patterns, except }, statement: { effect } }) =>
      [
        effect,
        targetText(target),
        'tables' in target ? `(${target.tables.join(' ')})` : '',
        except ? 'NotAction' : '',
        ...patterns.map(shown),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ),
    otherActions,
  };
}

describe('grant', () => {
  const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

  test.each<[string, object, readonly string[]]>([
    ['an action on a table', allow('dynamodb:GetItem', ORDERS), ['Allow Orders dynamodb:GetItem']],
    ['in whatever case', allow('DYNAMODB:getitem', ORDERS), ['Allow Orders DYNAMODB:getitem']],
    ['a wildcard for the name', allow('dynamodb:Get*', ORDERS), ['Allow Orders dynamodb:Get*']],
    ['a wildcard for the service', allow('dyn*:GetItem', ORDERS), ['Allow Orders dyn*:GetItem']],
    ['everything', allow('*', ORDERS), ['Allow Orders *']],
    [
      'a denial',
      { ...allow('dynamodb:GetItem', ORDERS), Effect: 'Deny' },
      ['Deny Orders dynamodb:GetItem'],
    ],
    ['actions of another service on a table', allow('s3:GetObject', ORDERS), []],
    ['actions of keys on a table', allow('kms:Decrypt', ORDERS), []],
    ['actions of tables on a key', allow('dynamodb:GetItem', KEY), []],
    [
      'each target with the actions that it knows',
      allow(['dynamodb:GetItem', 'kms:Decrypt', 's3:GetObject'], [KEY, ORDERS, BUCKET]),
      ['Allow Orders dynamodb:GetItem', 'Allow Key kms:Decrypt'],
    ],
    [
      'actions on every resource',
      allow(['dynamodb:GetItem', 'kms:Decrypt', 's3:*'], '*'),
      ['Allow * (Orders Events) dynamodb:GetItem kms:Decrypt'],
    ],
    [
      'listing the tables, which can access none',
      allow('dynamodb:ListTables', '*'),
      ['Allow the account dynamodb:ListTables'],
    ],
    [
      'listing the tables beside reading them',
      allow(['dynamodb:ListTables', 'dynamodb:GetItem'], '*'),
      ['Allow * (Orders Events) dynamodb:GetItem', 'Allow the account dynamodb:ListTables'],
    ],
    ['actions of tables on a bucket', allow('dynamodb:GetItem', BUCKET), []],
    ['actions of tables on every bucket', allow('dynamodb:GetItem', 'arn:aws:s3:::*'), []],
    ['everything on every bucket', allow('*', 'arn:aws:s3:::*'), []],
    [
      'a wildcard before the service',
      allow('dynamodb:GetItem', 'arn:*:table/x*'),
      ['Allow arn:*:table/x* () dynamodb:GetItem'],
    ],
    [
      'a wildcard for the service of the resource',
      allow('dynamodb:GetItem', 'arn:aws:d*:*'),
      ['Allow arn:aws:d*:* (Orders Events) dynamodb:GetItem'],
    ],
    [
      'a resource that nobody knows',
      allow(['dynamodb:GetItem', 'kms:Decrypt'], { Ref: 'Arn' }),
      ['Allow parameter Arn (Orders Events) dynamodb:GetItem kms:Decrypt'],
    ],
    [
      'a resource of a service that nobody knows',
      allow('dynamodb:GetItem', { 'Fn::Sub': 'arn:aws:${Service}:us-east-1:111122223333:table/x' }),
      ['Allow arn:aws:{parameter Service}:us-east-1:111122223333:table/x () dynamodb:GetItem'],
    ],
    [
      'an action that nobody knows',
      allow({ Ref: 'Action' }, ORDERS),
      ['Allow Orders parameter Action'],
    ],
    ['an action that nobody knows, on a bucket', allow({ Ref: 'Action' }, BUCKET), []],
    [
      'a table elsewhere',
      allow('dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:111122223333:table/x'),
      ['Allow arn:aws:dynamodb:us-east-1:111122223333:table/x dynamodb:GetItem'],
    ],
    ['what is no ARN', allow('dynamodb:GetItem', 'orders'), ['Allow orders dynamodb:GetItem']],
    [
      'NotAction',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: ORDERS },
      ['Allow Orders NotAction iam:*'],
    ],
    [
      'NotAction on a key',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: KEY },
      ['Allow Key NotAction iam:*'],
    ],
    ['NotAction on a bucket', { Effect: 'Allow', NotAction: 'iam:*', Resource: BUCKET }, []],
    [
      'NotAction on every bucket',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: 'arn:aws:s3:::*' },
      [],
    ],
    [
      'NotAction of a list that reaches no table',
      { Effect: 'Allow', NotAction: 'dynamodb:ListTables', Resource: '*' },
      ['Allow * (Orders Events) NotAction dynamodb:ListTables'],
    ],
    [
      'NotAction of all actions of tables, which leaves none',
      { Effect: 'Allow', NotAction: 'dynamodb:*', Resource: ORDERS },
      [],
    ],
    [
      'NotAction of all actions of tables, which leaves keys',
      { Effect: 'Allow', NotAction: 'dynamodb:*', Resource: '*' },
      ['Allow * () NotAction dynamodb:*'],
    ],
    [
      'NotResource of a bucket',
      { Effect: 'Allow', Action: ['dynamodb:*', 'kms:*'], NotResource: BUCKET },
      [`Allow ${BUCKET} (Orders Events) dynamodb:* kms:*`],
    ],
    [
      'NotResource of a table, where keys are left',
      { Effect: 'Allow', Action: 'kms:Decrypt', NotResource: 'arn:aws:dynamodb:*:*:table/*' },
      ['Allow arn:aws:dynamodb:*:*:table/* () kms:Decrypt'],
    ],
  ])('%s', (_what, statement, expected) => {
    expect(granted(statement).grants).toEqual(expected);
  });

  test('actions of other services are listed once each, if allowed', () => {
    const { otherActions } = granted(
      allow(['s3:GetObject', 'dynamodb:GetItem', 'kms:Decrypt', '*'], '*'),
      allow(['s3:GetObject', 'logs:*'], BUCKET),
      { ...allow('iam:*', '*'), Effect: 'Deny' },
      { Effect: 'Allow', NotAction: 'sts:*', Resource: '*' },
    );
    expect(otherActions).toEqual(['s3:GetObject', 'logs:*', 'every action except sts:*']);
  });

  test('grants are in the order of the statements', () => {
    const statements = ['GetItem', 'PutItem'].map((name) => allow(`dynamodb:${name}`, ORDERS));
    expect(granted(...statements).grants).toEqual([
      'Allow Orders dynamodb:GetItem',
      'Allow Orders dynamodb:PutItem',
    ]);
  });
});
