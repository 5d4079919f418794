import { replaced, type TemplateText } from '../../template-access/template/template-text';

/** A piece of a policy value: literal text, wildcards, or a policy variable without its `${}`. */
export type PolicyPiece =
  | { readonly kind: 'text'; readonly text: TemplateText }
  | { readonly kind: 'wildcards'; readonly text: string }
  | { readonly kind: 'variable'; readonly text: string };

/** A noncharacter, which no value contains. */
const CUT = '\u{FDD3}';
const SPECIAL = /\$\{(?:\$|[^${}]*)\}|[*?]+/;

/**
 * The pieces of a policy value, with adjacent texts joined. `${*}`, `${?}` and `${$}` are literal characters.
 *
 * Source: IAM User Guide, Policy variables.
 */
export function policyPieces(value: TemplateText): readonly PolicyPiece[] {
  const cut = replaced(value, SPECIAL, (found) => `${CUT}${found}${CUT}`);
  const pieces: PolicyPiece[] = [];
  for (const piece of cut
    .split(CUT)
    .filter((text) => text !== '')
    .map(pieceOf)) {
    const before = pieces.at(-1);
    if (piece.kind === 'text' && before?.kind === 'text') {
      pieces[pieces.length - 1] = { kind: 'text', text: before.text + piece.text };
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

function pieceOf(text: string): PolicyPiece {
  if (/^[*?]+$/.test(text)) return { kind: 'wildcards', text };
  if (/^\$\{[*?$]\}$/.test(text)) return { kind: 'text', text: text.charAt(2) };
  return /^\$\{.*\}$/s.test(text)
    ? { kind: 'variable', text: text.slice(2, -1) }
    : { kind: 'text', text };
}
