import {
  atoms,
  isLiteral,
  referenceOf,
  replaced,
  split,
  type TemplateText,
} from '../template/template-text';

/**
 * Whether a policy pattern matches an ARN or action. `*` matches any characters, `?` one character; a marked part of a text
 * counts as one character.
 *
 * Source: IAM User Guide, JSON policy elements: Resource.
 */
export function covers(pattern: TemplateText, text: TemplateText): boolean {
  return matches(atoms(pattern), atoms(text));
}

/** Whether a pattern can match a text, depending on its unknown parts. */
export function mayCover(pattern: TemplateText, text: TemplateText): boolean {
  const open = atoms(pattern).map((atom) => (isUnknown(atom) ? '*' : atom));
  return matches(open, atoms(text));
}

/** Backtracks only to the last `*`, so the runtime is never exponential. */
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

export function hasWildcard(pattern: TemplateText): boolean {
  return firstWildcard(pattern) >= 0;
}

/** Whether a pattern covers all resources, or all of a type, such as `*` and `arn:aws:iam::111122223333:role/*`. */
export function isWidePattern(pattern: TemplateText): boolean {
  return /^(\w+\/)?\*+$/.test(split(pattern, ':').at(-1) ?? '');
}

/** Whether the part before the first wildcard is literal, so that other names can start with it too. */
export function beginsLiterally(pattern: TemplateText): boolean {
  return isLiteral(atoms(pattern).slice(0, firstWildcard(pattern)).join(''));
}

function firstWildcard(pattern: TemplateText): number {
  return atoms(pattern).findIndex((atom) => atom === '*' || atom === '?');
}

/** A policy variable; `${*}`, `${?}` and `${$}` are those characters. Source: IAM User Guide, Policy variables. */
const VARIABLE = /\$\{[^${}*?][^${}]*\}/;

/** Replaces policy variables, whose values depend on the caller, by `*`. */
export function variablesAsWildcards(resource: TemplateText): TemplateText {
  return replaced(resource, VARIABLE, () => '*');
}
