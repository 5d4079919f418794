import { Validations } from 'aws-cdk-lib/core';
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
