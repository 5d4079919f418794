import type { Resource } from '../template';
import type { Refusal, Refuses } from './refusal';
import { tableRefusals } from './table-refusals';
import { userPoolRefusals } from './user-pool-refusals';

export type { Refusal } from './refusal';

const REFUSES: Readonly<Record<string, Refuses>> = {
  'AWS::DynamoDB::GlobalTable': tableRefusals,
  'AWS::Cognito::UserPool': userPoolRefusals,
};

/** The changes of a resource, as deployed and as wanted, that CloudFormation refuses half-way. */
export function refusals(from: Resource, to: Resource): Refusal[] {
  return REFUSES[from.Type]?.(from, to) ?? [];
}
