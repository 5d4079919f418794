import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientConfig, type AwsTarget } from '../sdk/client-config';
import { withClients, type Clients } from '../sdk/clients';
import { stackResources, type StackResource } from '../sdk/deployed-stack';
import { withErrorAdvice } from '../sdk/error-advice';
import { templateDeployment, type TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import { physicalReferences } from './physical-references';
import {
  propertyDifferences,
  type ComparedProperties,
  type PropertyDifference,
} from './property-differences';
import { RESOURCE_COMPARISONS, type ResourceComparison } from './resource-comparisons';

export interface StackToCompare {
  readonly stackName: string;
  readonly stackId: string;
  readonly target: AwsTarget & { readonly account: string };
}

export interface StackDrift {
  /** The logical IDs of the compared resources. */
  readonly compared: readonly string[];
  readonly differences: readonly PropertyDifference[];
}

/** The two sides of a comparison. */
interface Sides {
  readonly expected: TemplateDeployment;
  readonly resources: Readonly<Record<string, StackResource>>;
  readonly clients: Clients;
}

/**
 * Compares the settings that determine access in a deployed stack with the template of its stage: trust and policies of
 * roles, identity pool, role attachment and principal tags, user pool and app client, and resource policies of tables.
 *
 * @throws {Error} if a call to AWS fails
 */
export async function stackDrift(
  template: CloudFormationTemplate,
  stack: StackToCompare,
): Promise<StackDrift> {
  const { target } = stack;
  const { account, region } = target;
  const resources = await deployedResources(stack);
  const references = physicalReferences(resources, { ...stack, account, region });
  const expected = templateDeployment(template, { account, region }, references);
  return withClients(target, region, async (clients) => {
    const compared: string[] = [];
    const differences: PropertyDifference[] = [];
    for (const [type, comparison] of Object.entries(RESOURCE_COMPARISONS)) {
      const ofType = await driftOfType(type, comparison, { expected, resources, clients });
      compared.push(...ofType.compared);
      differences.push(...ofType.differences);
    }
    return { compared, differences };
  });
}

async function deployedResources({ stackName, target }: StackToCompare) {
  const client = new CloudFormationClient(clientConfig(target));
  return withErrorAdvice('ListStackResources', () => stackResources(client, stackName)).finally(
    () => {
      client.destroy();
    },
  );
}

async function driftOfType(
  type: string,
  comparison: ResourceComparison,
  sides: Sides,
): Promise<StackDrift> {
  const { expected, resources } = sides;
  const ids = expected.idsOf(type);
  const others = Object.keys(resources).filter(
    (id) => resources[id]?.type === type && !ids.includes(id),
  );
  const differences = others.flatMap((id) => propertyDifferences(id, {}, wholeResource(type)));
  for (const id of ids) {
    const [inTemplate, onAws] = await propertiesOf(id, type, comparison, sides);
    differences.push(...propertyDifferences(id, inTemplate, onAws));
  }
  return { compared: [...ids, ...others], differences };
}

async function propertiesOf(
  logicalId: string,
  type: string,
  comparison: ResourceComparison,
  { expected, resources, clients }: Sides,
) {
  const physicalId = resources[logicalId]?.physicalId;
  if (physicalId === undefined) return [wholeResource(type), {}] as const;
  return withErrorAdvice(`Reading ${logicalId}`, () =>
    comparison({ logicalId, physicalId, expected, clients }),
  );
}

/** The difference of a resource that only one side has. */
function wholeResource(type: string): ComparedProperties {
  return { 'the whole resource': type };
}
