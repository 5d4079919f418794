import type { References } from '../../../../tools/simulator/template-references';
import {
  atoms,
  referenceOf,
  unknownParts,
  type TemplateText,
} from '../../../../tools/template-access/template/template-text';
import { STREAM_LABEL } from './deployed-values';

/** A text of the analysis after the deployment; unknown parts can be anything. */
export function deployedText(
  text: TemplateText,
  { attribute, pseudoParameters }: References,
): string {
  const valueOf = (atom: string) => {
    const name = referenceOf(atom);
    if (name === undefined) return unknownParts(atom).length > 0 ? '*' : atom;
    const [id = '', ...property] = name.split('.');
    if (property.join('.') === 'StreamLabel') return STREAM_LABEL;
    return pseudoParameters[name] ?? attribute(id, property.join('.') || 'Ref');
  };
  return atoms(text).map(valueOf).join('');
}
