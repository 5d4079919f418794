import { assumableRoles } from '../../../../tools/template-access/principals/assumable-roles';
import { accessOf, policyOf, roleOf } from '../sample-template';

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const trusting = (AWS: unknown, more: object = {}) =>
  roleOf({
    AssumeRolePolicyDocument: policyOf({
      Effect: 'Allow',
      Principal: { AWS },
      Action: 'sts:AssumeRole',
      ...more,
    }),
  });
const allowing = (...statements: object[]) =>
  roleOf({ Policies: [{ PolicyDocument: policyOf(...statements) }] });
const ASSUME = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arnOf('Tenant') };
const ACCOUNT = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };

function assumedByFn(resources: object): readonly string[] {
  const { principals } = accessOf(resources);
  const [fn] = principals.filter(({ id }) => id === 'Fn');
  return fn ? assumableRoles(fn, principals).map(({ id }) => id) : [];
}

describe('roles that a principal can assume', () => {
  test.each<[string, object]>([
    ['named by the trust policy', { Fn: roleOf(), Tenant: trusting(arnOf('Fn')) }],
    [
      'a user too',
      { Fn: { Type: 'AWS::IAM::User' }, Tenant: trusting([arnOf('Fn'), 'arn:aws:iam::1:root']) },
    ],
    ['by the account, with a policy', { Fn: allowing(ASSUME), Tenant: trusting(ACCOUNT) }],
    ['by the account ID', { Fn: allowing(ASSUME), Tenant: trusting({ Ref: 'AWS::AccountId' }) }],
    [
      'by anybody, with a policy on every role',
      {
        Fn: allowing({ ...ASSUME, Action: 'sts:*', Resource: 'arn:aws:iam::*:role/*' }),
        Tenant: trusting('*'),
      },
    ],
    [
      'by a policy with NotAction and NotResource',
      {
        Fn: allowing({ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::x' }),
        Tenant: trusting(ACCOUNT),
      },
    ],
    [
      'by an AWS managed policy',
      {
        Fn: roleOf({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
        Tenant: trusting(ACCOUNT),
      },
    ],
  ])('%s', (_what, resources) => {
    expect(assumedByFn(resources)).toEqual(['Tenant']);
  });

  test.each<[string, object]>([
    ['a service in its place', { Fn: roleOf(), Tenant: roleOf() }],
    ['the account, without a policy', { Fn: roleOf(), Tenant: trusting(ACCOUNT) }],
    [
      'a policy on another role',
      { Fn: allowing({ ...ASSUME, Resource: 'arn:aws:iam::1:role/x' }), Tenant: trusting(ACCOUNT) },
    ],
    ['a Deny', { Fn: allowing({ ...ASSUME, Effect: 'Deny' }), Tenant: trusting(ACCOUNT) }],
    [
      'a trust policy that denies',
      { Fn: roleOf(), Tenant: trusting(arnOf('Fn'), { Effect: 'Deny' }) },
    ],
    [
      'another action',
      { Fn: roleOf(), Tenant: trusting(arnOf('Fn'), { Action: 'sts:TagSession' }) },
    ],
    ['the policy alone', { Fn: allowing(ASSUME), Tenant: roleOf() }],
  ])('not by %s', (_what, resources) => {
    expect(assumedByFn(resources)).toEqual([]);
  });

  test('one through another, also in a circle', () => {
    expect(
      assumedByFn({
        Fn: trusting(arnOf('Last')),
        Last: trusting(arnOf('Middle')),
        Middle: trusting(arnOf('Fn')),
        Other: roleOf(),
      }),
    ).toEqual(['Last', 'Middle']);
  });
});
