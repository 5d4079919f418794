import { accessReportOf } from '../../../tools/report/access-report-of';
import { accessOf, policyOf, roleOf, TABLE } from '../template-access/sample-template';

function reportOf(resources: object, sections: object = {}) {
  const access = accessOf({ Orders: TABLE, ...resources }, sections);
  const report = accessReportOf({ title: 't', source: 't.json', access, findings: [] });
  return {
    listed: report.principals.map(({ id }) => id),
    without: report.withoutAccess,
    unresolved: report.unresolved.map(({ at, what }) => `${at}: ${what}`),
  };
}

const HARMLESS = 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess';

test('a role with nothing but a policy of AWS that reaches no table is without access', () => {
  expect(reportOf({ Role: roleOf({ ManagedPolicyArns: [HARMLESS] }) })).toEqual({
    listed: [],
    without: ['Role'],
    unresolved: [],
  });
});

test('a role with a policy that a parameter names is listed, whatever its default', () => {
  const resources = { Role: roleOf({ ManagedPolicyArns: [{ Ref: 'Policy' }] }) };
  const { listed, unresolved } = reportOf(resources, {
    Parameters: { Policy: { Type: 'String', Default: HARMLESS } },
  });
  expect(listed).toEqual(['Role']);
  expect(unresolved).toEqual([
    `Role: the statements of the policy \${? parameter Policy, else ${HARMLESS}}`,
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
      Properties: { PolicyDocument: policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
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

test('a role into which something is put on deployment is listed', () => {
  const { listed, unresolved } = reportOf({
    Role: roleOf({ 'Fn::Transform': { Name: 'AWS::Include' } }),
  });
  expect(listed).toEqual(['Role']);
  expect(unresolved).toEqual([
    'Role: Properties: what Fn::Transform puts in here on deployment, which is not looked into',
  ]);
});
