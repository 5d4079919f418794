import type { JsonObject } from '../../template/json-values';
import { SAM_DEFINITIONS } from '../definitions/sam-definitions';

/** The ARN of a managed policy that `Policies` names, by its ARN or, if it is an AWS managed policy, by its name. */
export function managedPolicyArn(name: string): unknown {
  return name.startsWith('arn:') ? name : awsManagedPolicyArn(name);
}

/** The ARN of an AWS managed policy, in the partition of the stack. */
export function awsManagedPolicyArn(name: string): JsonObject {
  const { managedPolicyPaths: paths } = SAM_DEFINITIONS;
  const path = Object.hasOwn(paths, name) ? paths[name] : '';
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${path}${name}`]] };
}
