import { join } from 'node:path';
import { CloudFormationValidatePlugin, type IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { version as nagVersion } from 'cdk-nag/package.json';
import { version as ownVersion } from '../../package.json';
import { CachedCheck, type SlowCheck } from './cached-check';
import { DiskCache } from './disk-cache';
import { TableBackupsCheck } from './table-backups';

type Nag = typeof import('cdk-nag');
type Own = typeof import('../template-access/rules/access-checks');

/** One for every synth of a process, because its engine takes seconds to start. */
let validation: CloudFormationValidatePlugin | undefined;

/** Loaded only when a check runs, because the packs load all of aws-cdk-lib. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const nag = (): Nag => require('cdk-nag') as Nag;
// eslint-disable-next-line @typescript-eslint/no-require-imports
const own = (): Own => require('../template-access/rules/access-checks') as Own;

/** The folders with the code of our access rules and their imports. */
export const OWN_CODE = [
  join(__dirname, '..', 'template-access'),
  join(__dirname, '..', '..', 'lib', 'aws'),
];

/** The validation plugins, with the names that qualify the acknowledgements of their findings. */
const CHECKS: readonly SlowCheck[] = [
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
 * Every check that a template must pass: CloudFormation's own rules, five cdk-nag packs, our access rules, and that a
 * backup plan includes every table.
 *
 * cdk-nag ignores `AWS::DynamoDB::GlobalTable`; tests assert its other rules for tables instead.
 *
 * @param directory for cached reports; if `CI` is set, none is read or written
 */
export function templateChecks(
  directory: string,
  { CI }: NodeJS.ProcessEnv = process.env,
): IPolicyValidationPlugin[] {
  const cache = CI === undefined ? new DiskCache(directory) : undefined;
  return [new TableBackupsCheck(), ...CHECKS.map((check) => new CachedCheck(check, cache))];
}
