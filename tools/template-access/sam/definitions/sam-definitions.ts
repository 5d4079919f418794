import type { JsonObject } from '../../template/json-values';
import {
  source,
  policyTemplates,
  connectors,
  connectedResources,
  managedPolicyPaths,
} from './aws-sam-translator.json';

/** A SAM policy template: a policy document whose `Ref`s name the parameters. */
export interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly definition: JsonObject;
}

/** What SAM generates for a connector between two resource types. */
export interface ConnectorProfile {
  /** Only `AWS_IAM_ROLE_MANAGED_POLICY` gives a role permissions; others let one service call another. */
  readonly type: string;
  /** Whether the role is that of the source, not of the destination. */
  readonly ofSource?: boolean;
  /** The statements by `Read` and `Write`, with variables such as `%{Destination.Arn}`. */
  readonly statements?: Readonly<Record<string, readonly JsonObject[]>>;
}

/** How connectors refer to a resource type: the property that names its role, and its ARN. */
export interface ResourceReferences {
  readonly Inputs?: JsonObject;
  readonly Outputs?: JsonObject;
}

interface SamDefinitions {
  readonly version: string;
  readonly policyTemplates: Readonly<Record<string, PolicyTemplate>>;
  /** By the types of source and destination, with a space between. */
  readonly connectors: Readonly<Record<string, ConnectorProfile>>;
  readonly connectedResources: Readonly<Record<string, ResourceReferences>>;
  /** The paths of AWS managed policies that have one, by name. */
  readonly managedPolicyPaths: Readonly<Record<string, string>>;
}

/**
 * SAM's published definitions, which `refresh.py` takes from the package that transforms SAM templates.
 *
 * Source: aws-sam-translator (Apache-2.0, see NOTICE).
 */
export const SAM_DEFINITIONS: SamDefinitions = {
  version: source.version,
  policyTemplates,
  connectors,
  connectedResources,
  managedPolicyPaths,
};
