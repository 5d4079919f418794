import type { PolicyStatement } from '../../statement';
import type { TemplateAccess } from '../../template-access';

/** Whether a policy or a trust of the template decides by a session tag. */
export function decidesByTag(tag: string, access: TemplateAccess): boolean {
  return statementsOf(access).some((statement) => uses(statement, tag.toLowerCase()));
}

/** Keys are the same in upper and lower case; a variable may have a default after a comma. */
function uses({ conditions, resources }: PolicyStatement, tag: string): boolean {
  const keys = ['principaltag', 'requesttag'].map((kind) => `aws:${kind}/${tag}`);
  const isVariable = (text: string) =>
    ['}', ',', ' '].some((end) => text.toLowerCase().includes(`\${aws:principaltag/${tag}${end}`));
  return (
    resources.patterns.some(isVariable) ||
    conditions.some(
      ({ key, values }) => keys.includes(key.toLowerCase()) || values.some(isVariable),
    )
  );
}

function statementsOf({ principals, tables }: TemplateAccess): readonly PolicyStatement[] {
  return [
    ...principals.flatMap(({ statements, trust }) => [...statements, ...trust]),
    ...tables.flatMap(({ resourcePolicies }) =>
      resourcePolicies.flatMap(({ statements }) => statements),
    ),
  ];
}
