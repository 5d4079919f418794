import { isSet, asObject, asText } from './json-values';
import { unknown, type TemplateText } from './template-text';

/** Such a parameter contains the name of a Parameter Store parameter, whose value replaces it. */
const SSM_TYPE = 'AWS::SSM::Parameter::Value<';

/**
 * The value of a parameter, which is known only at deployment; with its default, unless `NoEcho` hides it.
 *
 * Source: CloudFormation User Guide, Parameters.
 */
export function parameterText(name: string, declared: unknown): TemplateText {
  const { Default: written, NoEcho } = asObject(declared);
  const named = `parameter ${name}`;
  const value = isSet(NoEcho ?? false) ? '' : (asText(written) ?? '');
  if (isSsmParameter(declared)) {
    return unknown(`the SSM parameter that ${named} names${value && ` (default ${value})`}`);
  }
  return unknown(value === '' ? named : `${named} (default ${value})`);
}

export function isSsmParameter(declared: unknown): boolean {
  return asText(asObject(declared).Type)?.startsWith(SSM_TYPE) === true;
}
