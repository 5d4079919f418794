import type { UnsupportedUpdate } from '../property-change';
import type { ComparedResource } from '../template';
import { unsupportedTableUpdates } from './table-updates';
import { unsupportedUserPoolDomainUpdates } from './user-pool-domain-updates';
import { unsupportedUserPoolUpdates } from './user-pool-updates';

type UnsupportedUpdatesOf = (from: ComparedResource, to: ComparedResource) => UnsupportedUpdate[];

const BY_TYPE: Readonly<Record<string, UnsupportedUpdatesOf>> = {
  'AWS::DynamoDB::GlobalTable': unsupportedTableUpdates,
  'AWS::Cognito::UserPool': unsupportedUserPoolUpdates,
  'AWS::Cognito::UserPoolDomain': unsupportedUserPoolDomainUpdates,
};

/** The changes of a deployed resource that CloudFormation cannot deploy. */
export function unsupportedUpdates(
  from: ComparedResource,
  to: ComparedResource,
): UnsupportedUpdate[] {
  return BY_TYPE[from.Type]?.(from, to) ?? [];
}
