import { literal, replaced, shown, unknown, type TemplateText } from './template-text';

/** More characters than any policy has; a template whose names hold each other twice over would never end. */
const LONGEST = 50_000;

/** Texts as one, in which a dynamic reference may have come together. */
export function composed(parts: readonly TemplateText[], delimiter: string): TemplateText {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
  if (length > LONGEST) return unknown('a text that is too long');
  return withoutDynamicReferences(parts.join(literal(delimiter)));
}

/** Source: CloudFormation User Guide, Dynamic references. */
export function withoutDynamicReferences(text: TemplateText): TemplateText {
  return replaced(text, /\{\{resolve:[^{}]*\}\}/, (found) => unknown(shown(found)));
}
