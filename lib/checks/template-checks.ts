import { CloudFormationValidatePlugin, type IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { version as nagVersion } from 'cdk-nag/package.json';
import { AccessChecks } from './access/access-checks';
import { RememberedCheck } from './remembered-check';

type Nag = typeof import('cdk-nag');

/** Starting its engine takes seconds; it stays, and serves each template whose types of resources it has met. */
let validation: CloudFormationValidatePlugin | undefined;

/** The packs load the whole of the CDK's library, so they are required by the check that runs. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const nag = (): Nag => require('cdk-nag') as Nag;

/** The validation plugins by their own names, which qualify the acknowledgements of their findings. */
const PLUGINS: Readonly<Record<string, readonly [version: string, () => IPolicyValidationPlugin]>> =
  {
    'CloudFormation Validate': [
      cdkVersion,
      () => (validation ??= new CloudFormationValidatePlugin()),
    ],
    AwsSolutions: [nagVersion, () => new (nag().AwsSolutionsChecks)()],
    'HIPAA.Security': [nagVersion, () => new (nag().HIPAASecurityChecks)()],
    'NIST.800.53.R5': [nagVersion, () => new (nag().NIST80053R5Checks)()],
    'PCI.DSS.321': [nagVersion, () => new (nag().PCIDSS321Checks)()],
    Serverless: [nagVersion, () => new (nag().ServerlessChecks)()],
  };

/**
 * What a template passes before it is deployed: CloudFormation's own rules, five cdk-nag packs, and our rules on access.
 *
 * cdk-nag does not look at `AWS::DynamoDB::GlobalTable`; the tests assert what its rules would. Our rules
 * take a tenth of a second, and change without a new version, so what they report is not remembered.
 *
 * @param directory where the reports of the others are remembered
 */
export function templateChecks(directory: string): IPolicyValidationPlugin[] {
  const remembered = Object.entries(PLUGINS).map(
    ([name, [version, load]]) => new RememberedCheck({ name, version, load }, directory),
  );
  return [...remembered, new AccessChecks()];
}
