import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Names that a second stack cannot have. */
export const nameWarnings = [accountWideNames] as const;

/**
 * Fixed names of IAM resources, which is global. Table names are unique in a Region, and names of pools need not be
 * unique.
 *
 * Source: CloudFormation template reference, AWS::IAM::Role, RoleName.
 */
function accountWideNames({ identity }: StageConfig): StageWarning | undefined {
  const named = Object.entries({ 'identity.roleName': identity.roleName }).filter(
    ([, name]) => name !== undefined,
  );
  if (named.length === 0) return undefined;
  const keys = named.map(([key]) => key).join(', ');
  return {
    id: 'accountWideNames',
    message: `${named.map(([key, name]) => `${key} "${name}"`).join(', ')}: IAM names are unique in an account, across all its Regions. A second stack with the same name cannot be deployed, in another Region either. Remove ${keys}, or write another name in each stage.`,
  };
}
