import { Stack, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The cdk-nag packs that use the same rule names. */
const STANDARDS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

type Standard = (typeof STANDARDS)[number];

/**
 * Acknowledges a finding of the AwsSolutions pack on a construct; the validation report prints the reason, a sentence.
 */
export function acknowledge(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}

/**
 * Acknowledges a finding of the HIPAA, NIST and PCI packs on a construct.
 *
 * @param packs the packs that have the rule @default - all three
 */
export function acknowledgeStandards(
  scope: IConstruct,
  rule: string,
  reason: string,
  packs: readonly Standard[] = STANDARDS,
): void {
  for (const pack of packs) {
    Validations.of(scope).acknowledge({ id: `${pack}::${pack}-${rule}`, reason });
  }
}

/** Acknowledges a finding of this project's access rules on a construct. */
export function acknowledgeAccess(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `DynamoDBAccess::${rule}`, reason });
}

/** Acknowledges the finding of the AwsSolutions pack on a resource of a policy that contains `*`. */
export function acknowledgeWildcard(scope: IConstruct, resource: string, reason: string): void {
  acknowledge(scope, `IAM5[Resource::${printed(Stack.of(scope).resolve(resource))}]`, reason);
}

/** An ARN as cdk-nag prints it, with references in angle brackets. */
function printed(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const [[name, argument] = ['']] = Object.entries(resource ?? {}) as [string, unknown][];
  if (name === 'Ref') return `<${String(argument)}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  const [delimiter, parts] = argument as [string, unknown[]];
  return parts.map(printed).join(delimiter);
}

/** Acknowledges that the backup plan of the stack does not include a table. */
export function acknowledgeNoBackup(table: IConstruct): void {
  Validations.of(table).acknowledge({
    id: 'TableBackups::TableWithoutBackup',
    reason: 'The stage file sets "backup": false for the table.',
  });
}
