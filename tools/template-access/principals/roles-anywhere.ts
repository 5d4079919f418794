import type { Resource } from '../template/resource';
import { textOf, textsOf } from '../template/json-values';
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
      const written = textOf(properties.DurationSeconds) ?? String(DEFAULT_DURATION);
      return {
        id,
        roles: textsOf(properties.RoleArns),
        durationSeconds: /^\d+$/.test(written) ? Number(written) : undefined,
      };
    });
}
