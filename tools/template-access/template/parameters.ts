import { isSet, objectOf, textOf } from './json-values';
import { unknown, type TemplateText } from './template-text';

/** The value of such a parameter is the name of one in Parameter Store, whose value takes its place. */
const SSM_TYPE = 'AWS::SSM::Parameter::Value<';

/**
 * The value of a parameter, which is known at deployment only; with its default, unless `NoEcho` hides it.
 *
 * Source: CloudFormation User Guide, Parameters.
 */
export function parameterText(name: string, declared: unknown): TemplateText {
  const { Default: written, NoEcho } = objectOf(declared);
  const named = `parameter ${name}`;
  const value = isSet(NoEcho ?? false) ? '' : (textOf(written) ?? '');
  if (isSsmParameter(declared)) {
    return unknown(
      `the value in Systems Manager that ${named} names${value && ` (by default ${value})`}`,
    );
  }
  return unknown(value === '' ? named : `${named}, else ${value}`);
}

export function isSsmParameter(declared: unknown): boolean {
  return textOf(objectOf(declared).Type)?.startsWith(SSM_TYPE) === true;
}
