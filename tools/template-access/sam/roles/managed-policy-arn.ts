import type { JsonObject } from '../../template/json-values';
import { SAM_DEFINITIONS } from '../definitions/sam-definitions';

/** Any other text is an ARN or a dynamic reference. */
const POLICY_NAME = /^[\w+=,.@-]+$/;

/** The ARN of a managed policy that `Policies` names, by its ARN or, if it is an AWS managed policy, by its name. */
export function managedPolicyArn(name: string): unknown {
  if (!POLICY_NAME.test(name)) return name;
  const { managedPolicyPaths: paths } = SAM_DEFINITIONS;
  const path = Object.hasOwn(paths, name) ? (paths[name] ?? '') : '';
  return awsManagedPolicyArn(path + name);
}

/**
 * The ARN of an AWS managed policy in the partition of the stack.
 *
 * @param name - with its path, such as `service-role/AWSLambdaBasicExecutionRole`
 */
export function awsManagedPolicyArn(name: string): JsonObject {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] };
}
