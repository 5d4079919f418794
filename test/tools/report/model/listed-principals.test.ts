import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { accessOf, GET, policyOf, roleOf, TABLE } from '../../template-access/sample-template';

function reportOf(resources: object, sections: object = {}) {
  const access = accessOf({ Orders: TABLE, ...resources }, sections);
  const report = buildAccessReport({ title: 't', source: 't.json', access, findings: [] });
  return {
    listed: report.principals.map(({ id }) => id),
    without: report.withoutAccess,
    unresolved: report.unresolved.map(({ at, what }) => `${at}: ${what}`),
  };
}

describe('principals with and without access', () => {
  const ARN = 'arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess';
  const HARMLESS = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

  test.each<[string, object, boolean, readonly string[]]>([
    ['nothing', {}, false, []],
    ['a policy of AWS that reaches no table', { ManagedPolicyArns: [HARMLESS] }, false, []],
    ['a policy of AWS that does', { ManagedPolicyArns: [ARN] }, true, []],
    [
      'a policy of AWS that is new',
      { ManagedPolicyArns: [`${ARN}_v9`] },
      true,
      [`statements of AWS managed policy ${ARN}_v9, which is not known`],
    ],
    [
      'a policy of AWS whose name begins as a harmless one',
      { ManagedPolicyArns: [`${HARMLESS}s`] },
      true,
      [`statements of AWS managed policy ${HARMLESS}s, which is not known`],
    ],
    [
      'a boundary elsewhere',
      { PermissionsBoundary: 'arn:b' },
      true,
      ['statements of policy arn:b, not in this template'],
    ],
    [
      'a denial only',
      { Policies: [{ PolicyDocument: policyOf({ ...GET, Effect: 'Deny' }) }] },
      true,
      [],
    ],
    [
      'actions of other services',
      { Policies: [{ PolicyDocument: policyOf({ ...GET, Action: 's3:*', Resource: '*' }) }] },
      false,
      [],
    ],
  ])('a role with %s is listed: %s', (_what, properties, isListed, unresolved) => {
    expect(reportOf({ Role: roleOf(properties) })).toEqual({
      listed: isListed ? ['Role'] : [],
      without: isListed ? [] : ['Role'],
      unresolved: unresolved.map((what) => `Role: ${what}`),
    });
  });

  test('a role of an identity pool is listed with any permissions', () => {
    const { listed } = reportOf({
      Role: roleOf(),
      Pool: { Type: 'AWS::Cognito::IdentityPool' },
      Roles: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          Roles: { unauthenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } },
        },
      },
    });
    expect(listed).toEqual(['Role']);
  });

  test('a role with a policy that a parameter names is listed with any default', () => {
    const resources = { Role: roleOf({ ManagedPolicyArns: [{ Ref: 'Policy' }] }) };
    const { listed, unresolved } = reportOf(resources, {
      Parameters: { Policy: { Type: 'String', Default: HARMLESS } },
    });
    expect(listed).toEqual(['Role']);
    expect(unresolved).toEqual([
      `Role: statements of policy parameter Policy (default ${HARMLESS}), not in this template`,
    ]);
  });

  test('a role with a policy whose name only looks like one of AWS is listed', () => {
    const arn = 'arn:aws:iam::111122223333:policy/x:aws:policy/AWSXRayDaemonWriteAccess';
    expect(reportOf({ Role: roleOf({ ManagedPolicyArns: [arn] }) }).listed).toEqual(['Role']);
  });

  test('a role with a boundary is listed, for what it limits', () => {
    const { listed } = reportOf({
      Role: roleOf({ PermissionsBoundary: { Ref: 'Limit' } }),
      Limit: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          PolicyDocument: policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
        },
      },
    });
    expect(listed).toEqual(['Role']);
  });

  test('users in groups of elsewhere, and users of elsewhere with keys from here, are listed', () => {
    const { listed } = reportOf({
      User: { Type: 'AWS::IAM::User', Properties: { Groups: ['Administrators'] } },
      Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'root-admin' } },
    });
    expect(listed).toEqual(['User', 'root-admin, not in this template']);
  });

  test('a role that a transform changes on deployment is listed', () => {
    const { listed, unresolved } = reportOf({
      Role: roleOf({ 'Fn::Transform': { Name: 'AWS::Include' } }),
    });
    expect(listed).toEqual(['Role']);
    expect(unresolved).toEqual([
      'Role: Properties: output of Fn::Transform, which is not analyzed',
    ]);
  });
});
