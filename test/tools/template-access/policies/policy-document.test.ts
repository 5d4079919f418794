import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { TemplateScope } from '../../../../tools/template-access/template/template-scope';
import { readable, treeOf } from '../sample-template';

const AT = { resource: 'Policy', property: 'Properties.PolicyDocument' };
const TREE = treeOf({}, { Parameters: { P: {} } });
const GET = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' };

function read(document: unknown) {
  return readable(statementsOf(new TemplateScope(TREE).resolve(document), AT)) as ReturnType<
    typeof statementsOf
  >;
}

const today = (Statement: unknown) => ({ Version: '2012-10-17', Statement });

describe('policy statement', () => {
  test('is read with single values as lists of one', () => {
    const Condition = {
      StringEquals: { 'aws:PrincipalTag/a': ['x', 'y'] },
      Bool: { 'aws:SecureTransport': true },
    };
    expect(read(today({ ...GET, Sid: 'Get', Condition }))).toEqual({
      statements: [
        {
          at: { resource: 'Policy', property: 'Properties.PolicyDocument.Statement[0]' },
          sid: 'Get',
          effect: 'Allow',
          actions: { patterns: ['dynamodb:GetItem'], except: false },
          resources: { patterns: ['*'], except: false },
          principals: undefined,
          conditions: [
            { operator: 'StringEquals', key: 'aws:PrincipalTag/a', values: ['x', 'y'] },
            { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
          ],
        },
      ],
      unresolved: [],
    });
  });

  test('with NotAction and NotResource selects all but those', () => {
    const { statements } = read(
      today([{ Effect: 'Deny', NotAction: ['a:B', 'c:D'], NotResource: 'arn:x' }]),
    );
    expect(statements).toMatchObject([
      {
        effect: 'Deny',
        actions: { patterns: ['a:B', 'c:D'], except: true },
        resources: { patterns: ['arn:x'], except: true },
      },
    ]);
  });

  test.each<[string, object, object]>([
    ['everybody', { Principal: '*' }, { named: [{ kind: 'AWS', name: '*' }], except: false }],
    [
      'several, of several kinds',
      { Principal: { AWS: ['1', '2'], Service: 'x.amazonaws.com' } },
      {
        named: [
          { kind: 'AWS', name: '1' },
          { kind: 'AWS', name: '2' },
          { kind: 'Service', name: 'x.amazonaws.com' },
        ],
        except: false,
      },
    ],
    [
      'everybody else',
      { NotPrincipal: { AWS: '1' } },
      { named: [{ kind: 'AWS', name: '1' }], except: true },
    ],
    [
      'an account as a number',
      { Principal: { AWS: 111122223333 } },
      { named: [{ kind: 'AWS', name: '111122223333' }], except: false },
    ],
  ])('names %s', (_what, principal, expected) => {
    const statement = { Effect: 'Allow', Action: 'dynamodb:GetItem', ...principal };
    expect(read(today(statement)).statements[0]?.principals).toEqual(expected);
  });

  const valid = (fault: string, position = 0) => ({
    at: { resource: 'Policy', property: `Properties.PolicyDocument.Statement[${position}]` },
    what: `invalid statement: ${fault}`,
  });

  test.each<[string, unknown, readonly string[]]>([
    ['a misspelt condition', { ...GET, Conditions: {} }, ['unknown element Conditions']],
    ['a misspelt effect', { ...GET, Effect: 'allow' }, ['Effect "allow"']],
    ['no effect', { ...GET, Effect: undefined }, ['Effect none']],
    ['an effect of a parameter', { ...GET, Effect: { Ref: 'P' } }, ['Effect "{parameter P}"']],
    ['no actions', { ...GET, Action: [] }, ['no actions']],
    ['no resources', { ...GET, Resource: undefined }, ['no resources']],
    ['actions both ways', { ...GET, NotAction: 'a:B' }, ['both Action and NotAction']],
    ['resources both ways', { ...GET, NotResource: 'a' }, ['both Resource and NotResource']],
    [
      'principals both ways',
      { ...GET, Principal: '*', NotPrincipal: '*' },
      ['both Principal and NotPrincipal'],
    ],
    ['a condition that is none', { ...GET, Condition: 'x' }, ['Condition "x"']],
    ['an operator without keys', { ...GET, Condition: { Bool: 'x' } }, ['Condition {"Bool":"x"}']],
    ['a text', 'Allow', ['"Allow"']],
    ['a number', 3, ['3']],
    ['several faults', { Effect: 'Allow' }, ['no actions', 'no resources']],
    ['a very long fault', { ...GET, Effect: 'x'.repeat(200) }, [`Effect "${'x'.repeat(79)}…`]],
  ])('that IAM rejects grants nothing: %s', (_what, statement, faults) => {
    expect(read(today([statement]))).toEqual({
      statements: [],
      unresolved: faults.map((fault) => valid(fault)),
    });
  });

  test('that is invalid does not affect the others', () => {
    const { statements, unresolved } = read(today([GET, { ...GET, Effect: 'x' }, GET]));
    expect(statements.map(({ at }) => at.property)).toEqual([
      'Properties.PolicyDocument.Statement[0]',
      'Properties.PolicyDocument.Statement[2]',
    ]);
    expect(unresolved).toEqual([valid('Effect "x"', 1)]);
  });
});

describe('policy document', () => {
  test.each<[unknown, string]>([
    [undefined, 'not a policy document: none'],
    ['{"Version"', 'not a policy document: "{\\"Version\\""'],
    [['a'], 'not a policy document: ["a"]'],
    [null, 'not a policy document: null'],
    [{ Ref: 'P' }, 'not a policy document: "{parameter P}"'],
    [{}, 'policy without statements'],
    [today([]), 'policy without statements'],
  ])('%j is reported: %s', (document, what) => {
    expect(read(document)).toEqual({
      statements: [],
      unresolved: [
        {
          at: AT,
          what,
          ...(what.includes('{parameter') ? { hides: { who: 'a policy of Policy' } } : {}),
        },
      ],
    });
  });

  test('may be a string of JSON', () => {
    expect(read(JSON.stringify(today(GET))).statements).toHaveLength(1);
  });

  const OWN = { StringLike: { 'dynamodb:LeadingKeys': '${aws:username}-${x}' } };

  test.each<[string, object, string]>([
    ['2012-10-17', { Version: '2012-10-17' }, '${aws:username}-${x}'],
    ['2008-10-17', { Version: '2008-10-17' }, '${$}{aws:username}-${$}{x}'],
    ['none', {}, '${$}{aws:username}-${$}{x}'],
  ])('has variables by its version: %s', (_what, version, expected) => {
    const { statements } = read({ ...version, Statement: { ...GET, Condition: OWN } });
    expect(statements[0]?.conditions[0]?.values).toEqual([expected]);
  });
});

describe('policy statement with unknown parts', () => {
  test.each<[string, object, readonly string[]]>([
    ['an action', { Action: { Ref: 'P' } }, ['parameter P']],
    ['a resource', { Resource: { Ref: 'P' } }, ['parameter P']],
    [
      'a condition',
      { Condition: { StringEquals: { 'aws:SourceIp': { Ref: 'P' } } } },
      ['parameter P'],
    ],
    ['a principal', { Principal: { AWS: { Ref: 'P' } } }, ['parameter P']],
    [
      'a principal of another service',
      { Action: 'sts:AssumeRole', Principal: { AWS: { Ref: 'P' } } },
      ['parameter P'],
    ],
    ['twice the same', { Action: { Ref: 'P' }, Resource: { Ref: 'P' } }, ['parameter P']],
    [
      'NotAction of another service',
      { Action: undefined, NotAction: 's3:*', Resource: { Ref: 'P' } },
      ['parameter P'],
    ],
    ['a resource of another service', { Action: 's3:GetObject', Resource: { Ref: 'P' } }, []],
  ])(
    'with an unknown part is reported where it is about tables or keys: %s',
    (_what, others, expected) => {
      const statement = Object.fromEntries(
        Object.entries<unknown>({ ...GET, ...others }).filter(([, value]) => value !== undefined),
      );
      const { statements, unresolved } = read(today([statement]));
      expect(statements).toHaveLength(1);
      expect(unresolved.map(({ what }) => what)).toEqual(expected);
    },
  );

  test('with conditions by Fn::If has both', () => {
    const either = { 'Fn::If': ['C', { Bool: { a: 'true' } }, { Bool: { b: 'true' } }] };
    const { statements } = read(today({ ...GET, Condition: either }));
    expect(statements[0]?.conditions.map(({ key }) => key)).toEqual(['a', 'b']);
  });
});
