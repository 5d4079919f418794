import type { PolicyDocument } from './policy-document';
import type { ResolvedTemplate } from './resolved-template';

interface TableProperties {
  readonly ResourcePolicy?: Policy;
  readonly StreamSpecification?: { readonly ResourcePolicy?: Policy };
}

interface GlobalTableProperties {
  readonly Replicas?: readonly {
    readonly Region?: string;
    readonly ResourcePolicy?: Policy;
    readonly ReplicaStreamSpecification?: { readonly ResourcePolicy?: Policy };
  }[];
}

interface Policy {
  readonly PolicyDocument: PolicyDocument;
}

/**
 * The policy on a key, or on a table with its indexes, or on its stream; of a global table, that of the replica in the
 * Region of the stack.
 *
 * Source: DynamoDB Developer Guide, Using resource-based policies for DynamoDB.
 */
export function templateResourcePolicy(
  template: ResolvedTemplate,
  region: string,
  arn: string,
): PolicyDocument | undefined {
  const { idsOf, attribute, properties } = template;
  const key = idsOf('AWS::KMS::Key').find((id) => attribute(id, 'Arn') === arn);
  if (key !== undefined) return properties(key).KeyPolicy as PolicyDocument;
  const [tableArn = '', part] = arn.split(/\/(index|stream)\//);
  const ofTable = tablesOf(template, region).find(({ id }) => attribute(id, 'Arn') === tableArn);
  return (part === 'stream' ? ofTable?.stream : ofTable?.table)?.PolicyDocument;
}

interface TablePolicies {
  readonly id: string;
  readonly table: Policy | undefined;
  readonly stream: Policy | undefined;
}

function tablesOf({ idsOf, properties }: ResolvedTemplate, region: string): TablePolicies[] {
  const tables = idsOf('AWS::DynamoDB::Table').map((id) => {
    const { ResourcePolicy, StreamSpecification }: TableProperties = properties(id);
    return { id, table: ResourcePolicy, stream: StreamSpecification?.ResourcePolicy };
  });
  const globalTables = idsOf('AWS::DynamoDB::GlobalTable').map((id) => {
    const { Replicas = [] }: GlobalTableProperties = properties(id);
    const replica = Replicas.find((one) => one.Region === region);
    const stream = replica?.ReplicaStreamSpecification?.ResourcePolicy;
    return { id, table: replica?.ResourcePolicy, stream };
  });
  return [...tables, ...globalTables];
}
