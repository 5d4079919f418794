import { join } from 'node:path';
import { CloudFormationValidatePlugin, type IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { version as nagVersion } from 'cdk-nag/package.json';
import { version as ownVersion } from '../../package.json';
import { RememberedCheck, type CostlyCheck } from './remembered-check';

type Nag = typeof import('cdk-nag');
type Own = typeof import('../template-access/rules/access-checks');

/** Starting its engine takes seconds; it stays, and serves each template whose types of resources it has met. */
let validation: CloudFormationValidatePlugin | undefined;

/** The packs load the whole of the CDK's library, so they are required by the check that runs. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const nag = (): Nag => require('cdk-nag') as Nag;
/** Our rules load what reads a template. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const own = (): Own => require('../template-access/rules/access-checks') as Own;

/** All that our rules are made of. */
export const OWN_CODE = [
  join(__dirname, '..', 'template-access'),
  join(__dirname, '..', '..', 'lib', 'aws'),
];

/** The validation plugins by their own names, which qualify the acknowledgements of their findings. */
const CHECKS: readonly CostlyCheck[] = [
  {
    name: 'CloudFormation Validate',
    version: cdkVersion,
    load: () => (validation ??= new CloudFormationValidatePlugin()),
  },
  { name: 'AwsSolutions', version: nagVersion, load: () => new (nag().AwsSolutionsChecks)() },
  { name: 'HIPAA.Security', version: nagVersion, load: () => new (nag().HIPAASecurityChecks)() },
  { name: 'NIST.800.53.R5', version: nagVersion, load: () => new (nag().NIST80053R5Checks)() },
  { name: 'PCI.DSS.321', version: nagVersion, load: () => new (nag().PCIDSS321Checks)() },
  { name: 'Serverless', version: nagVersion, load: () => new (nag().ServerlessChecks)() },
  {
    name: 'DynamoDBAccess',
    version: ownVersion,
    code: OWN_CODE,
    load: () => new (own().AccessChecks)(),
  },
];

/**
 * What a template passes before it is deployed: CloudFormation's own rules, five cdk-nag packs, and our rules on access.
 *
 * cdk-nag does not look at `AWS::DynamoDB::GlobalTable`; the tests assert what its rules would.
 *
 * @param directory where their reports are remembered
 */
export function templateChecks(directory: string): IPolicyValidationPlugin[] {
  return CHECKS.map((check) => new RememberedCheck(check, directory));
}
