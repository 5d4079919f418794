import type { TemplateText } from '../template/template-text';
import type { PolicyStatement } from './policy-statement';

/** `aws:PrincipalTag` is a tag of the session or its principal, `aws:RequestTag` one that a request sets. */
type TagKey = 'aws:PrincipalTag' | 'aws:RequestTag';

/** Whether a statement decides by a tag: by one of these condition keys, or by the variable `${aws:PrincipalTag/…}`. */
export function decidesByTag(
  { resources, conditions }: PolicyStatement,
  tag: TemplateText,
  keys: readonly TagKey[],
): boolean {
  const names = keys.map((key) => `${key}/${tag}`.toLowerCase());
  const texts = [...resources.patterns, ...conditions.flatMap(({ values }) => values)];
  return (
    conditions.some(({ key }) => names.includes(key.toLowerCase())) ||
    texts.some((text) => hasVariable(text, tag))
  );
}

/** A variable may have a default after a comma. */
function hasVariable(text: TemplateText, tag: TemplateText): boolean {
  const variable = `\${aws:PrincipalTag/${tag}`.toLowerCase();
  return ['}', ',', ' '].some((end) => text.toLowerCase().includes(`${variable}${end}`));
}
