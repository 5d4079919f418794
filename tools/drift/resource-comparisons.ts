import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Clients } from '../sdk/clients';
import { readTablePolicy } from '../sdk/read-deployment';
import { readIdentityPool } from '../sdk/read-identity-pool';
import { readRole } from '../sdk/read-role';
import type { TemplateDeployment } from '../simulator/template-deployment';
import { attachmentProperties, identityPoolProperties } from './identity-pool-properties';
import type { ComparedProperties } from './property-differences';
import { roleProperties, tablePolicyProperties } from './role-properties';
import {
  deployedClientProperties,
  deployedUserPoolProperties,
  templateClientProperties,
  templateUserPoolProperties,
} from './user-pool-properties';

/** A resource that is both in the template and in the deployed stack. */
export interface ResourceToCompare {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly expected: TemplateDeployment;
  readonly clients: Clients;
}

/** The compared properties in the template and on AWS. */
export type ResourceComparison = (
  resource: ResourceToCompare,
) => Promise<readonly [expected: ComparedProperties, deployed: ComparedProperties]>;

/** The resource types that determine access. Managed policies are compared with their roles, tags with their pool. */
export const RESOURCE_COMPARISONS: Readonly<Record<string, ResourceComparison>> = {
  'AWS::IAM::Role': async ({ logicalId, physicalId, expected, clients }) => [
    roleProperties(expected.principal(logicalId)),
    roleProperties(await readRole(clients.iam, physicalId)),
  ],
  'AWS::Cognito::IdentityPool': ofIdentityPool(identityPoolProperties),
  'AWS::Cognito::IdentityPoolRoleAttachment': ofIdentityPool(attachmentProperties),
  'AWS::Cognito::UserPool': userPool,
  'AWS::Cognito::UserPoolClient': async ({ logicalId, physicalId, expected, clients }) => {
    const properties = expected.properties(logicalId);
    const UserPoolId = properties.UserPoolId as string;
    const { UserPoolClient = {} } = await clients.userPools.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId: physicalId }),
    );
    return [templateClientProperties(properties), deployedClientProperties(UserPoolClient)];
  },
  'AWS::DynamoDB::GlobalTable': async ({ logicalId, expected, clients }) => [
    tablePolicyProperties(undefined),
    tablePolicyProperties(
      await readTablePolicy(clients.documents, expected.attribute(logicalId, 'Arn')),
    ),
  ],
};

function ofIdentityPool(propertiesOf: typeof identityPoolProperties): ResourceComparison {
  return async ({ expected, clients }) => {
    const pool = expected.identityPool();
    const deployed = await readIdentityPool(clients.identities, pool.identityPoolId);
    return [propertiesOf(pool), propertiesOf(deployed)];
  };
}

async function userPool({
  logicalId,
  physicalId: UserPoolId,
  expected,
  clients: { userPools },
}: ResourceToCompare) {
  const { UserPool = {} } = await userPools.send(new DescribeUserPoolCommand({ UserPoolId }));
  const mfa = await userPools.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
  const deployedClients = await appClients(userPools, UserPoolId);
  const templateClients = expected
    .idsOf('AWS::Cognito::UserPoolClient')
    .map((client) => expected.attribute(client, 'Ref'));
  return [
    {
      ...templateUserPoolProperties(expected.properties(logicalId)),
      'app clients': templateClients,
    },
    { ...deployedUserPoolProperties(UserPool, mfa), 'app clients': deployedClients },
  ] as const;
}

/** All app clients. With another one, users could write the attribute that names their tenant. */
async function appClients(
  client: Clients['userPools'],
  UserPoolId: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of paginateListUserPoolClients({ client }, { UserPoolId })) {
    ids.push(...(page.UserPoolClients ?? []).map(({ ClientId = '' }) => ClientId));
  }
  return ids;
}
