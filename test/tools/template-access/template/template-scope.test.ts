import { resourcesOf } from '../../../../tools/template-access/template/resources';
import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import type { TemplateTree } from '../../../../tools/template-access/template/template-scope';
import { GET, policyOf, readable, resolvedIn, roleOf, TABLE, treeOf } from '../sample-template';

/** A root with a nested stack of a table, and one of a role that gets the table's ARN by a parameter. */
const DATA = treeOf(
  { Orders: { ...TABLE, Properties: { ...TABLE.Properties, TableName: { Ref: 'Name' } } } },
  {
    Parameters: { Name: { Type: 'String' } },
    Outputs: {
      Arn: { Value: { 'Fn::GetAtt': ['Orders', 'Arn'] } },
      Stream: { Value: { 'Fn::GetAtt': ['Orders', 'StreamArn'] } },
      Label: { Value: { 'Fn::GetAtt': ['Orders', 'Other'] } },
    },
  },
);
const ROLES = treeOf(
  {
    Reader: roleOf({
      Policies: [{ PolicyDocument: policyOf({ ...GET, Resource: { Ref: 'TableArn' } }) }],
    }),
  },
  { Parameters: { TableArn: { Type: 'String' }, Other: { Type: 'String', Default: 'x' } } },
);
const stack = (Parameters: object) => ({
  Type: 'AWS::CloudFormation::Stack',
  Properties: { Parameters },
});

describe('nested stack', () => {
  const ROOT = treeOf(
    {
      Data: stack({ Name: { 'Fn::Sub': '${AWS::StackName}-orders' } }),
      Roles: stack({ TableArn: { 'Fn::GetAtt': ['Data', 'Outputs.Arn'] } }),
      Unread: stack({}),
    },
    {},
    { Data: DATA, Roles: ROLES },
  );
  const HERE = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/';

  test('passes the ARN of a table to a role in another one, by outputs and parameters', () => {
    const { tables, principals, unresolved } = analyzeTemplate(ROOT);
    expect(tables.map(({ id, arn }) => readable([id, arn]))).toEqual([
      ['Data.Orders', `${HERE}\${AWS::StackName}-orders`],
    ]);
    const [reader] = principals;
    expect([reader?.id, reader?.statements[0]?.resources.patterns]).toEqual([
      'Roles.Reader',
      [tables[0]?.arn],
    ]);
    expect(unresolved).toEqual([
      {
        at: { resource: 'Unread', property: '' },
        what: 'nested stack, which is not analyzed: its template is not beside this one',
        hides: { who: 'nested stack Unread' },
      },
    ]);
  });

  test.each([
    ['an output', ['Data', 'Outputs.Arn'], `${HERE}\${AWS::StackName}-orders`],
    [
      'the output of a stream',
      ['Data', 'Outputs.Stream'],
      `${HERE}\${AWS::StackName}-orders/stream/\${Data.Orders.StreamLabel}`,
    ],
    ['an attribute of a nested resource', ['Data', 'Outputs.Label'], '${Data.Orders.Other}'],
    ['an output that there is not', ['Data', 'Outputs.Gone'], 'output Data.Gone'],
    ['an output of every object', ['Data', 'Outputs.constructor'], 'output Data.constructor'],
    [
      'an output of a stack that could not be read',
      ['Unread', 'Outputs.Arn'],
      '${Unread.Outputs.Arn}',
    ],
    ['what is no output', ['Data', 'StackId'], '${Data.StackId}'],
  ])('%s', (_what, name, expected) => {
    expect(resolvedIn(ROOT, { 'Fn::GetAtt': name })).toBe(expected);
  });

  test('has unknown parameters where the parent stack passes none', () => {
    const [, reader] = resourcesOf(treeOf({ Roles: stack({}) }, {}, { Roles: ROLES })).resources;
    expect(JSON.stringify(readable(reader?.properties))).toContain('"parameter Roles.TableArn"');
    const other = treeOf(
      { Roles: stack({}) },
      {},
      {
        Roles: treeOf(
          { A: { Type: 'T', Properties: { a: { Ref: 'B' } } } },
          { Parameters: { B: { Default: 'x' } } },
        ),
      },
    );
    expect(readable(resourcesOf(other).resources[1]?.properties)).toEqual({
      a: 'parameter Roles.B (default x)',
    });
  });

  test('has resources of its own, also with equal logical IDs', () => {
    const twice = treeOf(
      { A: stack({}), B: stack({}) },
      {},
      {
        A: treeOf({ Orders: TABLE }),
        B: treeOf({ Orders: TABLE }),
      },
    );
    const { tables } = analyzeTemplate(twice);
    expect(tables.map(({ id, arn }) => readable([id, arn]))).toEqual([
      ['A.Orders', `${HERE}\${A.Orders}`],
      ['B.Orders', `${HERE}\${B.Orders}`],
    ]);
  });
});

describe('reference that depends on itself', () => {
  /** A stack whose parameter is its own output, one whose output is given by it, and a name that is its own. */
  const CIRCLES: [string, TemplateTree, object, string][] = [
    [
      'a parameter that is the output of its own stack',
      treeOf(
        { A: stack({ P: { 'Fn::GetAtt': ['A', 'Outputs.O'] } }) },
        {},
        {
          A: treeOf(
            { R: { Type: 'T', Properties: { p: { Ref: 'P' } } } },
            { Parameters: { P: {} }, Outputs: { O: { Value: { Ref: 'P' } } } },
          ),
        },
      ),
      { 'Fn::GetAtt': ['A', 'Outputs.O'] },
      'output O, a circular reference',
    ],
    [
      'outputs of two stacks that are each given by the other',
      treeOf(
        {
          A: stack({ P: { 'Fn::GetAtt': ['B', 'Outputs.O'] } }),
          B: stack({ P: { 'Fn::GetAtt': ['A', 'Outputs.O'] } }),
        },
        {},
        Object.fromEntries(
          ['A', 'B'].map((id) => [
            id,
            treeOf({}, { Parameters: { P: {} }, Outputs: { O: { Value: { Ref: 'P' } } } }),
          ]),
        ),
      ),
      { 'Fn::GetAtt': ['A', 'Outputs.O'] },
      'output O, a circular reference',
    ],
    [
      'a table with its own name as its name',
      treeOf({ T: { ...TABLE, Properties: { TableName: { Ref: 'T' } } } }),
      { Ref: 'T' },
      'name T, a circular reference',
    ],
  ];

  test.each(CIRCLES)('%s is unknown', (_what, tree, value, expected) => {
    expect(resolvedIn(tree, value)).toBe(expected);
    expect(() => analyzeTemplate(tree)).not.toThrow();
  });
});
