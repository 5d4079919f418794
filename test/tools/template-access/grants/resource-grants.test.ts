import { grantsOfResourcePolicies } from '../../../../tools/template-access/grants/resource-grants';
import { accessOf, policyOf, readable } from '../sample-template';

const ALICE = 'arn:aws:iam::444455556666:user/alice';
const statement = (others: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: ALICE },
  Action: 'dynamodb:GetItem',
  Resource: '*',
  ...others,
});

function granted(resources: object) {
  return grantsOfResourcePolicies(accessOf(resources)).map(({ kind, name, except, grant }) => ({
    to: `${except ? 'not ' : ''}${kind} ${name}`,
    target: readable(grant.target),
  }));
}

const onTable = (...statements: object[]) => ({
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'orders',
      ResourcePolicy: { PolicyDocument: policyOf(...statements) },
    },
  },
});
const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';

describe('grants of a resource policy', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['*, which is the table and every index', '*', ['', 'index/*']],
    ['the table', ARN, ['']],
    ['an index', `${ARN}/index/byDate`, ['index/byDate']],
    ['every index', `${ARN}/index/*`, ['index/*']],
    ['every part, of which the policy decides on indexes', `${ARN}/*`, ['index/*']],
    ['names that begin alike', `${ARN}*`, ['', 'index/*']],
    ['the table and its indexes', [ARN, `${ARN}/index/*`], ['', 'index/*']],
    ['another table, which is of no matter', 'arn:aws:dynamodb:us-east-1:1:table/x', ['']],
    ['nothing, which is the table', undefined, ['']],
  ])(
    'a table policy is about its table, and about indexes where it names them: %s',
    (_what, Resource, parts) => {
      const all = Object.entries({ ...statement(), Resource });
      const written = Object.fromEntries(all.filter(([, value]) => value !== undefined));
      expect(granted(onTable(written))).toEqual([
        { to: `AWS ${ALICE}`, target: { kind: 'table', table: 'Orders', parts } },
      ]);
    },
  );

  test('each principal has a grant of its own, also by NotPrincipal', () => {
    const { Principal, ...others } = statement();
    const all = granted(
      onTable(statement({ Principal: { AWS: ['*', ALICE], Service: 'x.amazonaws.com' } }), {
        ...others,
        NotPrincipal: Principal,
      }),
    );
    expect(all.map(({ to }) => to)).toEqual([
      'AWS *',
      `AWS ${ALICE}`,
      'Service x.amazonaws.com',
      `not AWS ${ALICE}`,
    ]);
  });

  test('grants on streams and keys come after those on tables', () => {
    const document = policyOf(statement());
    expect(
      granted({
        Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: document } },
        Orders: {
          Type: 'AWS::DynamoDB::GlobalTable',
          Properties: {
            Replicas: [
              { ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: document } } },
              { ResourcePolicy: { PolicyDocument: document } },
            ],
          },
        },
      }).map(({ target }) => target),
    ).toEqual([
      { kind: 'table', table: 'Orders', parts: ['stream'] },
      { kind: 'table', table: 'Orders', parts: ['', 'index/*'] },
      { kind: 'key', key: 'Key' },
    ]);
  });
});
