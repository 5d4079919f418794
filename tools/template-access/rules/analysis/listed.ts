import { shown, type TemplateText } from '../../template-text';

/** Values of a template in a sentence: `a`, `a and b`, `a, b and c`. */
export function listed(values: readonly TemplateText[]): string {
  const texts = [...new Set(values.map(shown))];
  return texts.length < 2
    ? texts.join('')
    : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}
