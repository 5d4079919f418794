import type { Deployment } from '../../../../tools/simulator/deployment';
import { PROVIDER } from './test-context';

const ARN = 'arn:aws:iam::111122223333:role/signed-in';
export const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders-1';

/** What was read back: a role that may do these actions on the table. */
export function deployed(...Action: string[]): Deployment {
  const allow = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: TABLE } };
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
    },
  };
  return {
    account: '111122223333',
    region: 'us-east-1',
    roles: ['AuthenticatedRole'],
    principal: () => ({
      ...{ arn: ARN, trust, tags: {}, policies: Action.length > 0 ? [allow] : [] },
      ...{ maxSessionDuration: 3600, permissionsBoundary: undefined },
    }),
    identityPool: () => ({
      ...{
        identityPoolId: 'us-east-1:pool',
        allowsUnauthenticatedIdentities: false,
        allowsClassicFlow: false,
      },
      providers: [{ name: PROVIDER, clientId: 'client1', checksTokens: true }],
      ...{ otherProviders: [], authenticatedRole: ARN, unauthenticatedRole: undefined },
      ...{ roleMappings: [], principalTags: {} },
    }),
    groups: () => [],
    writableAttributes: () => [],
    resourcePolicy: () => undefined,
  };
}
