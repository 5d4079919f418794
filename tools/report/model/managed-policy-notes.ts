import type { ExternalManagedPolicy } from '../../template-access/policies/attached-policies';
import {
  awsManagedPolicyName,
  MANAGED_POLICIES_SOURCE,
} from '../../template-access/policies/aws-managed-policies';
import { shown, type TemplateText } from '../../template-access/template/template-text';

/** The managed policies of a principal that are not in the template; those that reach nothing in one line. */
export function managedPolicyNotes(all: readonly ExternalManagedPolicy[]): readonly string[] {
  const { published } = MANAGED_POLICIES_SOURCE;
  const harmless = all.filter(({ statements }) => statements?.length === 0);
  const names = [...new Set(harmless.map(({ arn }) => nameOf(arn)))];
  const others = all
    .filter(({ statements }) => statements?.length !== 0)
    .map(({ arn, statements }) =>
      statements === undefined
        ? `Managed policy ${shown(arn)}: its statements are not in this template`
        : `AWS managed policy ${nameOf(arn)}: its permissions as of ${published}`,
    );
  return [
    ...new Set(others),
    ...(names.length === 0
      ? []
      : [
          `AWS managed polic${names.length === 1 ? 'y' : 'ies'} without access to tables, IAM or credentials: ${names.join(', ')}`,
        ]),
  ];
}

function nameOf(arn: TemplateText): string {
  return awsManagedPolicyName(arn) ?? shown(arn);
}
