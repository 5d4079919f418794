import type { Location, Unresolved } from './location';
import type { Principal } from './principals';
import type { PolicyStatement } from './statement';
import { shown, type TemplateText } from './template-text';

/** A tag on a role or user. */
export interface OwnTag {
  readonly at: Location;
  readonly key: TemplateText;
  readonly value: TemplateText;
}

/**
 * Tags of principals that decide in statements about sessions: where a session is not tagged, that of the principal is.
 *
 * Source: IAM User Guide, aws:PrincipalTag.
 *
 * @param others statements that are about several principals, such as those on tables
 */
export function ownTagsThatCount(
  principals: readonly Principal[],
  others: readonly PolicyStatement[],
): readonly Unresolved[] {
  return principals.flatMap(({ kind, tags, statements }) =>
    tags
      .filter(({ key }) => [...statements, ...others].some((one) => usesTag(one, key)))
      .map(({ at, key, value }) => ({
        at,
        what: `where a session has no tag ${shown(key)}, the ${kind}'s own tag ${shown(key)} = ${shown(value)} counts`,
      })),
  );
}

function usesTag({ resources, conditions }: PolicyStatement, key: TemplateText): boolean {
  const name = `aws:principaltag/${key}`.toLowerCase();
  const texts = [...resources.patterns, ...conditions.flatMap(({ values }) => values)];
  return (
    conditions.some((one) => one.key.toLowerCase() === name) ||
    texts.some((text) =>
      ['}', ',', ' '].some((end) => text.toLowerCase().includes(`\${${name}${end}`)),
    )
  );
}
