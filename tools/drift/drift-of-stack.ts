import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import { readIdentityPool } from '../sdk/read-identity-pool';
import { readRole } from '../sdk/read-role';
import { readTablePolicy } from '../sdk/read-deployment';
import { stackResources } from '../sdk/deployed-stack';
import { templateDeployment, type TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import { withErrorAdvice } from '../sdk/error-advice';
import { clientConfig, type AwsTarget } from '../sdk/client-config';
import { withClients, type Clients } from '../sdk/clients';
import { differences, type Difference, type Facts } from './facts';
import { attachmentFacts, identityPoolFacts } from './identity-pool-facts';
import { physicalReferences } from './physical-references';
import { policyFacts, principalFacts } from './principal-facts';
import {
  deployedClientFacts,
  deployedUserPoolFacts,
  templateClientFacts,
  templateUserPoolFacts,
} from './user-pool-facts';

export interface StackToCompare {
  readonly stackName: string;
  readonly stackId: string;
  readonly place: AwsTarget & { readonly account: string };
}

/** What a comparison has found. */
export interface Drift {
  /** The logical IDs that were compared. */
  readonly compared: readonly string[];
  readonly differences: readonly Difference[];
}

/**
 * Compares what decides about access in a deployed stack with the template of its stage: trust and policies of roles,
 * identity pool, attachment and principal tags, user pool and app client, and the tables' resource policies.
 *
 * @throws {Error} where AWS cannot be asked
 */
export async function driftOfStack(
  template: CloudFormationTemplate,
  { stackName, stackId, place }: StackToCompare,
): Promise<Drift> {
  const cloudFormation = new CloudFormationClient(clientConfig(place));
  const resources = await withErrorAdvice('ListStackResources', () =>
    stackResources(cloudFormation, stackName),
  ).finally(() => {
    cloudFormation.destroy();
  });
  const { account, region } = place;
  const references = physicalReferences(resources, { stackName, stackId, account, region });
  const expected = templateDeployment(template, { account, region }, references);
  const compared: string[] = [];
  const found: Difference[] = [];
  await withClients(place, region, async (clients) => {
    for (const [type, compare] of Object.entries(COMPARISONS)) {
      const ids = expected.idsOf(type);
      const others = Object.keys(resources).filter(
        (id) => resources[id]?.type === type && !ids.includes(id),
      );
      compared.push(...ids, ...others);
      found.push(...others.flatMap((id) => differences(id, {}, wholly(type))));
      for (const id of ids) {
        const physicalId = resources[id]?.physicalId;
        const facts =
          physicalId === undefined
            ? ([wholly(type), {}] as const)
            : await withErrorAdvice(`reading ${id}`, () =>
                compare(id, physicalId, expected, clients),
              );
        found.push(...differences(id, ...facts));
      }
    }
  });
  return { compared, differences: found };
}

/** What is said of a resource that only one side has. */
function wholly(type: string): Facts {
  return { 'the whole resource': type };
}

/** Gives what is said of a resource by the template, and by AWS. */
type Comparison = (
  id: string,
  physicalId: string,
  expected: TemplateDeployment,
  clients: Clients,
) => Promise<readonly [expected: Facts, deployed: Facts]>;

/** What of the identity pool each of its resources says. */
function ofIdentityPool(facts: typeof identityPoolFacts): Comparison {
  return async (_id, _physicalId, expected, { identities }) => {
    const pool = expected.identityPool();
    return [facts(pool), facts(await readIdentityPool(identities, pool.identityPoolId))];
  };
}

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  'AWS::IAM::Role': async (id, physicalId, expected, { iam }) => [
    principalFacts(expected.principal(id)),
    principalFacts(await readRole(iam, physicalId)),
  ],
  'AWS::Cognito::IdentityPool': ofIdentityPool(identityPoolFacts),
  'AWS::Cognito::IdentityPoolRoleAttachment': ofIdentityPool(attachmentFacts),
  'AWS::Cognito::UserPool': async (id, UserPoolId, expected, { userPools }) => {
    const { UserPool = {} } = await userPools.send(new DescribeUserPoolCommand({ UserPoolId }));
    const mfa = await userPools.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
    const clients = await appClients(userPools, UserPoolId);
    const ours = expected.idsOf('AWS::Cognito::UserPoolClient');
    const known = ours.map((client) => expected.attribute(client, 'Ref'));
    return [
      { ...templateUserPoolFacts(expected.properties(id)), 'app clients': known },
      { ...deployedUserPoolFacts(UserPool, mfa), 'app clients': clients },
    ];
  },
  'AWS::Cognito::UserPoolClient': async (id, ClientId, expected, { userPools }) => {
    const properties = expected.properties(id);
    const UserPoolId = properties.UserPoolId as string;
    const { UserPoolClient = {} } = await userPools.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    );
    return [templateClientFacts(properties), deployedClientFacts(UserPoolClient)];
  },
  'AWS::DynamoDB::GlobalTable': async (id, _physicalId, expected, { documents }) => [
    policyFacts(undefined),
    policyFacts(await readTablePolicy(documents, expected.attribute(id, 'Arn'))),
  ],
};

/** All app clients: users who may write their tenant with one may sign in with another. */
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
