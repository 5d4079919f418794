import type { TemplateText } from '../template/template-text';
import type { PolicyStatement } from './policy-statement';

/** `aws:PrincipalTag` is a tag of the session or principal; `aws:RequestTag` is a tag in the request. */
type TagKey = 'aws:PrincipalTag' | 'aws:RequestTag';

/** Whether a statement depends on a tag, by one of these condition keys or the variable `${aws:PrincipalTag/…}`. */
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

/** A variable can have a default value after a comma. */
function hasVariable(text: TemplateText, tag: TemplateText): boolean {
  const variable = `\${aws:PrincipalTag/${tag}`.toLowerCase();
  return ['}', ',', ' '].some((end) => text.toLowerCase().includes(`${variable}${end}`));
}
