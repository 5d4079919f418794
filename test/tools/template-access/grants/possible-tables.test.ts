import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { TemplateScope } from '../../../../tools/template-access/template/template-scope';
import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { targetsOf } from '../../../../tools/template-access/grants/targets';
import { GET, policyOf, TABLE, treeOf } from '../sample-template';

const named = (TableName: unknown) => ({
  ...TABLE,
  Properties: { ...TABLE.Properties, TableName },
});
const GENERATED = { Orders: TABLE, Users: TABLE, Named: named('named') };
const GIVEN = { Given: named({ Ref: 'Name' }), Named: named('named') };

/** By kind, the tables that a resource is or may be. */
function reached(resources: object, Resource: unknown): string {
  const tree = treeOf(resources, { Parameters: { Name: { Default: 'orders' } } });
  const document = new TemplateScope(tree).resolve(policyOf({ ...GET, Resource }));
  const { statements } = statementsOf(document, { resource: 'P', property: '' });
  const [target] = statements.flatMap((one) => targetsOf(one, analyzeTemplate(tree)));
  const tables = target && 'tables' in target ? target.tables : [];
  return [target?.kind, ...tables].join(' ');
}

const table = (name: string) => ({
  'Fn::Sub': `arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/${name}`,
});

describe('table of an unknown name', () => {
  test.each([
    ['prod-Orders-1ABCDEF', 'unknown Orders'],
    ['prod-Orders-1ABCDEF/index/*', 'unknown Orders'],
    ['prod-Users-*', 'unknown Users'],
    ['prod-*', 'unknown Orders Users'],
    ['${AWS::StackName}-*', 'pattern Orders Users'],
    ['${AWS::StackName}-Orders-*', 'pattern Orders'],
    ['${AWS::StackName}-Other-*', 'pattern'],
    ['*-Orders-*', 'pattern Orders'],
    ['${!aws:PrincipalTag/table}', 'unknown Orders Users Named'],
    ['na${!aws:PrincipalTag/table}', 'unknown Named'],
    ['other-${!aws:username}', 'unknown Orders Users'],
    ['orders', 'elsewhere'],
    ['named2', 'elsewhere'],
  ])('a table whose name CloudFormation generates may be %s', (name, expected) => {
    expect(reached(GENERATED, table(name))).toBe(expected);
  });

  test.each([
    ['orders', 'unknown Given'],
    ['ord*', 'unknown Given'],
    ['${!aws:username}', 'unknown Given Named'],
  ])('a table whose name is a parameter may be %s', (name, expected) => {
    expect(reached(GIVEN, table(name))).toBe(expected);
  });

  test('a name that no table can have is elsewhere', () => {
    expect(reached({ Named: named('named') }, table('prod-Orders-1ABCDEF'))).toBe('elsewhere');
    expect(reached(GENERATED, 'arn:aws:s3:::prod-Orders-1ABCDEF')).toBe('elsewhere');
  });
});
