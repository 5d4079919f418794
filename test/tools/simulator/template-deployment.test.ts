import {
  AccountPrincipal,
  CfnGroup,
  CfnGroupPolicy,
  CfnManagedPolicy,
  CfnPolicy,
  CfnUser,
  CfnUserToGroupAddition,
  ManagedPolicy,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { CfnResource, Fn, type Stack } from 'aws-cdk-lib/core';
import { templateWith } from '../../synthesis';
import { decideCall, whereAllowed, type Session } from '../../../tools/simulator/call';
import { deploymentOf } from './deployment';
import { decide } from '../../../tools/simulator/engine';
import { templateDeployment } from '../../../tools/simulator/template-deployment';

const ACCOUNT = '111122223333';
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
const CALL = { action: 'dynamodb:GetItem', resource: TABLE };

/** A session of the role `Role` in a stack to which a test adds. */
function sessionOf(add: (stack: Stack, role: Role) => void): Session {
  const template = templateWith((stack) => {
    add(stack, new Role(stack, 'Role', { assumedBy: new AccountPrincipal(ACCOUNT) }));
  });
  const deployment = deploymentOf(template);
  const [role = ''] = deployment.roles;
  return { deployment, role, context: {} };
}

const getItem = new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [TABLE] });

describe('template in the simulator', () => {
  test('has inline, named and managed policies of a role', async () => {
    const inline = sessionOf((_stack, role) => role.addToPolicy(getItem));
    expect(await decideCall(inline, CALL)).toBe('allowed');
    const named = sessionOf((stack, role) => {
      new CfnPolicy(stack, 'Named', {
        policyName: 'named',
        policyDocument: { Version: '2012-10-17', Statement: [getItem.toStatementJson()] },
        roles: [role.roleName],
      });
    });
    expect(await decideCall(named, CALL)).toBe('allowed');
    const attached = sessionOf((stack, role) => {
      new ManagedPolicy(stack, 'Attached', { statements: [getItem], roles: [role] });
    });
    expect(await whereAllowed(attached, CALL)).toEqual({
      decision: 'allowed',
      allowedOn: [TABLE],
      decidedBy: { policy: 'identity-based policy', effect: 'Allow', statements: ['1'] },
    });
  });

  test.each<[string, (stack: Stack, role: Role) => void, string]>([
    [
      'an AWS managed policy',
      (_stack, role) =>
        role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')),
      'managed policies of Role',
    ],
    [
      'an unknown condition key',
      (_stack, role) => {
        const conditions = { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } };
        role.addToPolicy(new PolicyStatement({ ...getItemProps(), conditions }));
      },
      'condition keys: aws:SourceIp',
    ],
    [
      'an unknown policy variable',
      (_stack, role) =>
        role.addToPolicy(
          new PolicyStatement({
            actions: ['s3:GetObject'],
            resources: ['arn:aws:s3:::b/${aws:userid}'],
          }),
        ),
      'condition keys: aws:userid',
    ],
    [
      'an unknown intrinsic function',
      (_stack, role) =>
        role.addToPolicy(
          new PolicyStatement({ actions: ['s3:GetObject'], resources: [Fn.importValue('Bucket')] }),
        ),
      'Fn::ImportValue',
    ],
    [
      'an unknown attribute',
      (stack, role) => {
        const queue = new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' });
        role.addToPolicy(
          new PolicyStatement({
            actions: ['sqs:SendMessage'],
            resources: [queue.getAtt('Arn').toString()],
          }),
        );
      },
      'Queue',
    ],
  ])('is an error with %s', async (_what, add, message) => {
    await expect(decideCall(sessionOf(add), CALL)).rejects.toThrow(message);
  });

  test('is an error with a permissions boundary', async () => {
    const session = sessionOf((stack) => {
      const boundary = ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess');
      new Role(stack, 'Bound', {
        assumedBy: new AccountPrincipal(ACCOUNT),
        permissionsBoundary: boundary,
      });
    });
    const [, bound = ''] = session.deployment.roles;
    await expect(decideCall({ ...session, role: bound }, CALL)).rejects.toThrow(
      'permissions boundary of Bound',
    );
  });

  test('has the permissions boundary and the groups that the template defines', async () => {
    const getTable = { Version: '2012-10-17', Statement: [getItem.toStatementJson()] };
    const template = templateWith((stack) => {
      const boundary = new CfnManagedPolicy(stack, 'Boundary', { policyDocument: getTable });
      const permissionsBoundary = boundary.ref;
      new CfnUser(stack, 'Bound', { permissionsBoundary, groups: [new CfnGroup(stack, 'A').ref] });
      new CfnUser(stack, 'Free');
      const users = [Fn.ref('Free')];
      new CfnUserToGroupAddition(stack, 'Added', { groupName: Fn.ref('A'), users });
      const policyDocument = { Version: '2012-10-17', Statement: [ANY_READ] };
      new CfnGroupPolicy(stack, 'OfA', { groupName: Fn.ref('A'), policyName: 'p', policyDocument });
    });
    const deployment = deploymentOf(template);
    const decided = ['Bound', 'Free'].map((role) =>
      Promise.all(
        ['dynamodb:GetItem', 'dynamodb:Query'].map((action) =>
          decideCall({ deployment, role, context: {} }, { ...CALL, action }),
        ),
      ),
    );
    expect(await Promise.all(decided)).toEqual([
      ['allowed', 'denied'],
      ['allowed', 'allowed'],
    ]);
  });

  test.each<
    [string, Record<string, unknown>, readonly [table: string, index: string, stream: string]]
  >([
    [
      'Table',
      {
        ResourcePolicy: { PolicyDocument: 'of the table' },
        StreamSpecification: { ResourcePolicy: { PolicyDocument: 'of the stream' } },
      },
      ['of the table', 'of the table', 'of the stream'],
    ],
    [
      'GlobalTable',
      {
        Replicas: [
          { Region: 'eu-west-1', ResourcePolicy: { PolicyDocument: 'of another replica' } },
          {
            Region: 'us-east-1',
            ResourcePolicy: { PolicyDocument: 'of the replica' },
            ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: 'of the stream' } },
          },
        ],
      },
      ['of the replica', 'of the replica', 'of the stream'],
    ],
  ])('has the resource policies of a %s in its Region', (type, properties, policies) => {
    const Type = `AWS::DynamoDB::${type}`;
    const template = { Resources: { Orders: { Type, Properties: properties } } };
    const place = { account: ACCOUNT, region: 'us-east-1' };
    const { resourcePolicy } = templateDeployment(template, place, {
      attribute: () => TABLE,
      pseudoParameters: {},
    });
    const arns = [TABLE, `${TABLE}/index/byDate`, `${TABLE}/stream/2026`];
    expect(arns.map(resourcePolicy)).toEqual(policies);
    expect(resourcePolicy(`${TABLE}-2`)).toBeUndefined();
  });

  test('is an error for a resource that does not exist', () => {
    const deployment = deploymentOf(templateWith(() => undefined));
    expect(() => deployment.properties('Nobody')).toThrow('resource Nobody');
  });

  test.each([
    [{ Action: 'sts:*' }],
    [{ Action: ['sts:AssumeRoleWithWebIdentity', 'sts:Tag?ession'] }],
    [{ NotAction: 'sts:AssumeRole' }],
  ])('is an error with a trust policy with %j for sts:TagSession', async (actions) => {
    const statement = { Effect: 'Deny', Principal: '*', ...actions };
    const ofResource = { Version: '2012-10-17', Statement: statement };
    const resource = `arn:aws:iam::${ACCOUNT}:role/r`;
    const request = { principal: 'any', action: 'sts:TagSession', resource, account: ACCOUNT };
    await expect(decide({ ...request, context: {} }, { ofResource })).rejects.toThrow('NotAction');
  });

  test('has the chosen account and region', () => {
    const place = { account: '444455556666', region: 'eu-west-1' };
    const template = templateWith((stack) => {
      new Role(stack, 'Role', { assumedBy: new AccountPrincipal(ACCOUNT) });
    });
    const deployment = deploymentOf(template, place);
    const [role = ''] = deployment.roles;
    expect(deployment.attribute(role, 'Arn')).toBe(`arn:aws:iam::444455556666:role/${role}`);
    expect(deployment.region).toBe('eu-west-1');
  });
});

const ANY_READ = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: '*' };

function getItemProps() {
  return { actions: ['dynamodb:GetItem'], resources: [TABLE] };
}
