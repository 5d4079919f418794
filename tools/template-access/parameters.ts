import { isSet, objectOf, textOf } from './shapes';
import { unknown, type TemplateText } from './template-text';

/** Types whose value is the name of a parameter of Systems Manager, and which stand for what that holds. */
const OF_SYSTEMS_MANAGER = 'AWS::SSM::Parameter::Value<';

/**
 * What a parameter stands for, which only whoever deploys knows; with its default, unless that is not to be shown.
 *
 * Source: CloudFormation User Guide, Parameters.
 */
export function parameterText(name: string, declared: unknown): TemplateText {
  const { Default: byDefault, NoEcho } = objectOf(declared);
  const named = `parameter ${name}`;
  const said = isSet(NoEcho ?? false) ? '' : (textOf(byDefault) ?? '');
  if (isOfSystemsManager(declared)) {
    return unknown(
      `the value in Systems Manager that ${named} names${said && ` (by default ${said})`}`,
    );
  }
  return unknown(said === '' ? named : `${named}, else ${said}`);
}

export function isOfSystemsManager(declared: unknown): boolean {
  return textOf(objectOf(declared).Type)?.startsWith(OF_SYSTEMS_MANAGER) === true;
}
