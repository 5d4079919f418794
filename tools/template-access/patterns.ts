import { atoms, isLiteral, referenceOf, type TemplateText } from './template-text';

/**
 * Whether a pattern of a policy covers an ARN or action. `*` stands for any characters, `?` for one; a literal partition,
 * region or account covers that of the stack, because it may be deployed there.
 *
 * Source: IAM User Guide, JSON policy elements: Resource.
 */
export function covers(pattern: TemplateText, text: TemplateText): boolean {
  return matches(atoms(pattern), atoms(text));
}

/** Whether an unknown part of a pattern may make it cover a text. */
export function mayCover(pattern: TemplateText, text: TemplateText): boolean {
  const open = atoms(pattern).map((atom) => (isUnknown(atom) ? '*' : atom));
  return matches(open, atoms(text));
}

/** Greedy, with one way back to the last `*`: linear in practice, and never exponential. */
function matches(pattern: readonly string[], text: readonly string[]): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0];
  while (t < text.length) {
    const atom = pattern[p];
    if (atom === '*') {
      star = p++;
      mark = t;
    } else if (atom !== undefined && (atom === '?' || atom === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  return pattern.slice(p).every((atom) => atom === '*');
}

function isUnknown(atom: string): boolean {
  return !isLiteral(atom) && referenceOf(atom) === undefined;
}
