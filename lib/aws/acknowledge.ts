import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The packs of cdk-nag that name a rule of their own after the same check. */
const STANDARDS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

/** Acknowledges a finding of the AwsSolutions pack, so that the reason stands in the validation report. */
export function acknowledge(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason });
}

/** Acknowledges a finding that the packs of three standards share. */
export function acknowledgeStandards(scope: IConstruct, rule: string, reason: string): void {
  for (const pack of STANDARDS) {
    Validations.of(scope).acknowledge({ id: `${pack}::${pack}-${rule}`, reason });
  }
}

/** Acknowledges a finding of our own rules on access. */
export function acknowledgeAccess(scope: IConstruct, rule: string, reason: string): void {
  Validations.of(scope).acknowledge({ id: `DynamoDBAccess::${rule}`, reason });
}
