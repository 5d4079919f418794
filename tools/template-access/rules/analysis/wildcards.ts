import { atoms, isLiteral, type TemplateText } from '../../template-text';

export function hasWildcard(text: TemplateText): boolean {
  return firstWildcard(text) >= 0;
}

/** Whether what stands before the first wildcard is known to the letter, so that others may begin so too. */
export function beginsLiterally(text: TemplateText): boolean {
  return isLiteral(atoms(text).slice(0, firstWildcard(text)).join(''));
}

function firstWildcard(text: TemplateText): number {
  return atoms(text).findIndex((atom) => atom === '*' || atom === '?');
}
