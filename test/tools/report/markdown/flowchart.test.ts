import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { flowchart } from '../../../../tools/report/markdown/flowchart';
import { accessOf, policyOf, roleOf, TABLE } from '../../template-access/sample-template';

function picture(resources: object): string[] {
  const access = accessOf(resources);
  return flowchart(buildAccessReport({ title: '', source: '', access, findings: [] }));
}

const NAMED = { ...TABLE, Properties: { TableName: 'orders' } };
const allow = (Action: unknown, Resource: unknown, others: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...others,
});
const having = (...statements: object[]) =>
  roleOf({ Policies: [{ PolicyDocument: policyOf(...statements) }] });
const ORDERS = { 'Fn::GetAtt': ['Orders', 'Arn'] };
const KEY = { 'Fn::GetAtt': ['Key', 'Arn'] };

describe('Mermaid flowchart of a report', () => {
  test('has trust, principals and their grants on tables, and nothing else', () => {
    const actions = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map(
      (one) => `dynamodb:${one}`,
    );
    const own = {
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${aws:username}' } },
    };
    expect(
      picture({
        Orders: NAMED,
        Events: TABLE,
        Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policyOf() } },
        Api: having(
          allow(actions, ORDERS),
          allow('dynamodb:Query', { 'Fn::Sub': '${Orders.Arn}/index/*' }, own),
          allow('kms:Decrypt', KEY),
          allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/e*'),
          { ...allow('dynamodb:DeleteItem', { 'Fn::GetAtt': ['Events', 'Arn'] }), Effect: 'Deny' },
        ),
        Idle: roleOf(),
        Denied: having({ ...allow('*', '*'), Effect: 'Deny' }),
      }),
    ).toEqual([
      '```mermaid',
      'flowchart LR',
      '  principal_Api(["Api"])',
      '  principal_Api_0["AWS Lambda"] --> principal_Api',
      '  table_Orders[("Orders<br/>orders")]',
      '  table_Events[("Events")]',
      '  on_arn_3a_aws_3a_dynamodb_3a__2a__3a__2a__3a_table_2f_e_2a_{{"arn:aws:dynamodb:#42;:#42;:table/e#42;"}}',
      '  principal_Api -- "reads and writes, 4 actions<br/>all items<br/>every index:<br/>Query<br/>some items" --> table_Orders',
      '  principal_Api -- "GetItem<br/>all items" --> on_arn_3a_aws_3a_dynamodb_3a__2a__3a__2a__3a_table_2f_e_2a_',
      '```',
    ]);
  });

  test('a pattern has an arrow to each table that it covers, once', () => {
    const lines = picture({
      Orders: NAMED,
      Events: TABLE,
      Api: having(allow('dynamodb:GetItem', '*')),
      Job: having(allow('dynamodb:PutItem', '*')),
    });
    expect(lines.filter((line) => line.includes('on_every'))).toEqual([
      '  on_every_20_resource{{"every resource"}}',
      '  on_every_20_resource --> table_Orders',
      '  on_every_20_resource --> table_Events',
      '  principal_Api -- "GetItem<br/>all items" --> on_every_20_resource',
      '  principal_Job -- "PutItem<br/>all items" --> on_every_20_resource',
    ]);
  });

  test('a principal outside the template has one node', () => {
    const statement = allow('dynamodb:GetItem', '*', { Principal: { AWS: '444455556666' } });
    const Properties = { ResourcePolicy: { PolicyDocument: policyOf(statement) } };
    expect(picture({ Orders: { ...TABLE, Properties } }).slice(2, -1)).toEqual([
      '  principal_principals_20_in_20_account_20_444455556666_20_that_20_its_20_IAM_20_policies_20_allow["principals in account 444455556666 that its IAM policies allow"]',
      '  table_Orders[("Orders")]',
      '  principal_principals_20_in_20_account_20_444455556666_20_that_20_its_20_IAM_20_policies_20_allow -- "table, every index:<br/>GetItem<br/>all items" --> table_Orders',
    ]);
  });

  test('is left out without tables and principals', () => {
    expect(picture({})).toEqual(['No principal has access to a table.']);
    expect(picture({ Orders: TABLE })).toEqual([
      '```mermaid',
      'flowchart LR',
      '  table_Orders[("Orders")]',
      '```',
    ]);
  });

  /** Roles that one service assumes, each with one table: two edges a role. */
  const roles = (count: number, others: object = {}) => ({
    Orders: TABLE,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, n) => [
        `R${n}`,
        having(allow('dynamodb:GetItem', ORDERS, others)),
      ]),
    ),
  });

  test('500 edges are drawn, and not one more', () => {
    const drawn = picture(roles(250));
    expect(drawn.filter((line) => line.includes('-->'))).toHaveLength(500);
    expect(picture(roles(251))).toEqual([
      'Diagram omitted: it has 502 edges; Mermaid draws up to 500 edges and 50000 characters.',
    ]);
  });

  test('50,000 characters are drawn, and not one more', () => {
    const access = accessOf({ Orders: TABLE });
    const report = buildAccessReport({ title: '', source: '', access, findings: [] });
    const named = (characters: number) => {
      const name = 'a'.repeat(characters);
      return flowchart({ ...report, tables: report.tables.map((one) => ({ ...one, name })) });
    };
    const others = named(1).join('\n').length - 1;
    expect(named(50_000 - others).join('\n')).toHaveLength(50_000);
    expect(named(50_001 - others)).toEqual([
      'Diagram omitted: it has 0 edges; Mermaid draws up to 500 edges and 50000 characters.',
    ]);
  });
});
