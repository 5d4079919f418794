import type { Resource } from '../template/resource';
import { asText, asTexts } from '../template/json-values';
import type { TemplateText } from '../template/template-text';

/** An IAM Roles Anywhere profile: the roles that certificate holders can assume. */
export interface RolesAnywhereProfile {
  readonly id: string;
  /** The ARNs of the roles. */
  readonly roles: readonly TemplateText[];
  /** 900 to 43,200; undefined if unknown. */
  readonly durationSeconds: number | undefined;
}

/** In seconds. Source: CloudFormation template reference, AWS::RolesAnywhere::Profile. */
const DEFAULT_DURATION = 3_600;

export function rolesAnywhereProfilesOf(
  resources: readonly Resource[],
): readonly RolesAnywhereProfile[] {
  return resources
    .filter(({ type }) => type === 'AWS::RolesAnywhere::Profile')
    .map(({ id, properties }) => {
      const written = asText(properties.DurationSeconds) ?? String(DEFAULT_DURATION);
      return {
        id,
        roles: asTexts(properties.RoleArns),
        durationSeconds: /^\d+$/.test(written) ? Number(written) : undefined,
      };
    });
}

/** An enabled certificate revocation list of IAM Roles Anywhere. */
export interface ImportedRevocationList {
  readonly id: string;
  /** The ARNs that its trust anchor may have. */
  readonly trustAnchors: readonly TemplateText[];
}

/** A list that may not exist, and one that may not be enabled, is left out. */
export function importedRevocationLists(
  resources: readonly Resource[],
): readonly ImportedRevocationList[] {
  return resources
    .filter(({ type, isConditional }) => type === 'AWS::RolesAnywhere::CRL' && !isConditional)
    .filter(({ properties }) => asText(properties.Enabled)?.toLowerCase() === 'true')
    .map(({ id, properties }) => ({ id, trustAnchors: asTexts(properties.TrustAnchorArn) }));
}
