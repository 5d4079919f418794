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
function accountWideNames({ identity: { roleName } }: StageConfig): StageWarning | undefined {
  if (roleName === undefined) return undefined;
  return {
    id: 'accountWideNames',
    message: `identity.roleName "${roleName}": IAM names are unique in an account, across all its Regions. A second stack with the same name cannot be deployed, in another Region either. Remove identity.roleName, or write another name in each stage.`,
  };
}
