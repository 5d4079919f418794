import { propertyDifferences } from '../../../tools/drift/property-differences';
import { tablePolicyProperties, roleProperties } from '../../../tools/drift/role-properties';
import type { DeployedPrincipal } from '../../../tools/simulator/deployment';
import type { Statement } from '../../../tools/simulator/policy-document';

const document = (...Statement: Statement[]) => ({ Version: '2012-10-17', Statement });
const UNCONDITIONAL: Statement = {
  Sid: 'Items',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders',
};
const ALLOW: Statement = {
  ...UNCONDITIONAL,
  Condition: { Null: { 'dynamodb:LeadingKeys': 'false' } },
};
const KEY: Statement = { Sid: 'Key', Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'arn:k' };
const ANY_POOL: Statement = {
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
};
const TRUST: Statement = {
  ...ANY_POOL,
  Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'us-east-1:pool' } },
};
const ROLE: DeployedPrincipal = {
  arn: 'arn:aws:iam::111122223333:role/signed-in',
  trust: document(TRUST),
  policies: [document(ALLOW, KEY)],
  tags: { team: 'orders' },
  maxSessionDuration: 3600,
  permissionsBoundary: undefined,
};

const drift = (deployed: Partial<DeployedPrincipal>) =>
  propertyDifferences('Role', roleProperties(ROLE), roleProperties({ ...ROLE, ...deployed }));

describe('drift of a role', () => {
  test.each<[string, Partial<DeployedPrincipal>]>([
    ['as it is', {}],
    ['statements in another order', { policies: [document(KEY, ALLOW)] }],
    ['statements in policies of their own', { policies: [document(KEY), document(ALLOW)] }],
    ['a statement that is no list', { trust: { Statement: TRUST } }],
    [
      'actions in another order',
      { policies: [document({ ...ALLOW, Action: ['dynamodb:PutItem', 'dynamodb:GetItem'] }, KEY)] },
    ],
    [
      'lists of one for single values',
      {
        policies: [
          document(
            { ...ALLOW, Condition: { Null: { 'dynamodb:LeadingKeys': ['false'] } } },
            { ...KEY, Action: ['kms:Decrypt'], Resource: ['arn:k'] },
          ),
        ],
        trust: document({ ...TRUST, Principal: { Federated: ['cognito-identity.amazonaws.com'] } }),
      },
    ],
    ['tags of CloudFormation', { tags: { team: 'orders', 'aws:cloudformation:stack-name': 's' } }],
  ])('no drift: %s', (_what, deployed) => {
    expect(drift(deployed)).toEqual([]);
  });

  const NARROWED = { ...ALLOW, Action: 'dynamodb:GetItem' };
  const DENY: Statement = { Effect: 'Deny', Action: 'dynamodb:PutItem', Resource: '*' };

  test.each<[string, Partial<DeployedPrincipal>, string[]]>([
    ['an action less', { policies: [document(NARROWED, KEY)] }, ['statement Items']],
    ['a statement less', { policies: [document(ALLOW)] }, ['statement Key']],
    [
      'a statement more, without a name',
      { policies: [document(ALLOW, KEY), document(DENY)] },
      ['statement Deny dynamodb:PutItem'],
    ],
    [
      'a statement more, of the same name',
      { policies: [document(ALLOW, KEY), document({ ...KEY, Resource: '*' })] },
      ['statement Key (again)'],
    ],
    ['a condition less', { policies: [document(KEY, UNCONDITIONAL)] }, ['statement Items']],
    [
      'allow for deny',
      { policies: [document({ ...ALLOW, Effect: 'Deny' }, KEY)] },
      ['statement Items'],
    ],
    ['another trust', { trust: document(ANY_POOL) }, ['trust policy']],
    ['more trust', { trust: document(TRUST, TRUST) }, ['trust policy']],
    ['no trust', { trust: undefined }, ['trust policy']],
    ['longer sessions', { maxSessionDuration: 43_200 }, ['maximum session duration']],
    ['a boundary', { permissionsBoundary: 'arn:b' }, ['permissions boundary']],
    [
      'a session tag of cdk deploy --tags',
      { tags: { team: 'orders', tokenTenant: 'acme' } },
      ['tag tokenTenant'],
    ],
    ['another tag', { tags: { team: 'others', cost: '1' } }, ['tag team', 'tag cost']],
  ])('drift: %s', (_what, deployed, expected) => {
    expect(drift(deployed).map(({ property }) => property)).toEqual(expected);
  });
});

describe('drift of a table', () => {
  test('a resource policy of a table is drift, whatever its statements', () => {
    expect(
      propertyDifferences(
        'Table',
        tablePolicyProperties(undefined),
        tablePolicyProperties(document(KEY)),
      ),
    ).toEqual([
      {
        logicalId: 'Table',
        property: 'resource policy',
        expected: undefined,
        deployed: [{ Sid: ['Key'], Effect: 'Allow', Action: ['kms:Decrypt'], Resource: ['arn:k'] }],
      },
    ]);
    expect(
      propertyDifferences(
        'Table',
        tablePolicyProperties(undefined),
        tablePolicyProperties(undefined),
      ),
    ).toEqual([]);
  });
});
