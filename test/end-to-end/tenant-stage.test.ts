import {
  CognitoIdentityClient,
  GetIdentityPoolRolesCommand,
  GetPrincipalTagAttributeMapCommand,
} from '@aws-sdk/client-cognito-identity';
import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { IAMClient, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import {
  copyOfStageFile,
  describeWithPython,
  endKept,
  configIn,
  outputsIn,
  probesOf,
  start,
  type Started,
} from './npm-start';
import { plannedProbes } from './planned-probes';
import { shippedStage } from '../stages';

const REGION = 'us-east-1';

describeWithPython('config/tenant.json on the local AWS', () => {
  let started: Started;
  let outputs: Record<string, string>;
  let config: { endpoint: string; region: string; credentials: any };
  let provider: string;

  beforeAll(async () => {
    started = await start(['--config', copyOfStageFile('tenant'), '--keep']);
    outputs = outputsIn(started.stdout);
    config = configIn(started.stdout);
    provider = `cognito-idp.${REGION}.amazonaws.com/${outputs.UserPoolId ?? ''}`;
  });

  afterAll(() => endKept(started));

  test('a user of a tenant has access to items of the tenant, and no others', () => {
    const [named, other, nobody] = [
      'user of tenant dev01',
      'user of tenant check-tenant-1',
      'user without a tenant',
    ] as const;
    const credentials = { action: 'GetCredentialsForIdentity', shows: 'their ID token' };
    for (const [outcome, probe] of [
      ['allowed', { who: named, action: 'UpdateItem', table: 'orders', rowOf: named }],
      ['allowed', { who: other, action: 'GetItem', table: 'settings', rowOf: other }],
      ['simulated', { who: other, action: 'GetItem', table: 'settings', rowOf: named }],
      ['simulated', { who: other, ...credentials, roleOfTenant: 'dev01' }],
      ['simulated', { who: nobody, ...credentials, expected: 'denied' }],
    ] as const) {
      const [found] = probesOf(started, probe);
      expect([probe, found?.outcome]).toEqual([probe, outcome]);
    }
    expect(started.status).toBe(0);
    expect(started.stdout).toContain(plannedProbes(shippedStage('tenant')).passed('simulated'));
  });

  test('the deployed pool makes tags of claims, and chooses roles by them', async () => {
    const client = new CognitoIdentityClient(config);
    const { IdentityPoolId } = outputs;
    const map = await client.send(
      new GetPrincipalTagAttributeMapCommand({ IdentityPoolId, IdentityProviderName: provider }),
    );
    expect(map.PrincipalTags).toEqual({ tokenTenant: 'custom:tenantId' });
    const { RoleMappings } = await client.send(new GetIdentityPoolRolesCommand({ IdentityPoolId }));
    // The local AWS keeps the template's key, where AWS has the provider with the app client.
    expect(Object.values(RoleMappings ?? {})).toEqual([
      {
        Type: 'Rules',
        AmbiguousRoleResolution: 'Deny',
        RulesConfiguration: {
          Rules: [
            {
              Claim: 'custom:tenantId',
              MatchType: 'Equals',
              Value: 'dev01',
              RoleARN: outputs.TenantDev01RoleArn,
            },
            {
              Claim: 'custom:tenantId',
              MatchType: 'NotEqual',
              Value: 'dev01',
              RoleARN: outputs.AuthenticatedRoleArn,
            },
          ],
        },
      },
    ]);
  });

  test('the deployed roles have the same policies', async () => {
    const client = new IAMClient(config);
    const policiesOf = async (output: string) => {
      const RoleName = outputs[output]?.split('/')[1];
      const command = new ListAttachedRolePoliciesCommand({ RoleName });
      return (await client.send(command)).AttachedPolicies;
    };
    const ofAuthenticated = await policiesOf('AuthenticatedRoleArn');
    expect(ofAuthenticated).toHaveLength(1);
    expect(await policiesOf('TenantDev01RoleArn')).toEqual(ofAuthenticated);
  });

  test('the deployed app client may read the tenant, and not write it', async () => {
    const client = new CognitoIdentityProviderClient(config);
    const { UserPoolId, UserPoolClientId: ClientId } = outputs;
    const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool?.SchemaAttributes).toContainEqual(
      expect.objectContaining({ Name: 'custom:tenantId', AttributeDataType: 'String' }),
    );
    const { UserPoolClient } = await client.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    expect(UserPoolClient?.ReadAttributes).toContain('custom:tenantId');
    expect(UserPoolClient?.WriteAttributes).not.toContain('custom:tenantId');
  });
});
