// Removes the cloud assemblies of a suite after it. Here, because most suites have none.
import 'aws-cdk-lib/testhelpers/jest-autoclean';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Annotations,
  App,
  Stack,
  Validations,
  type AppProps,
  type CfnElement,
  type StackProps,
} from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { AccessStack } from '../lib/access-stack';
import { stageWarnings } from '../lib/stage/warnings';
import { checked } from './stages';

const { context } = JSON.parse(readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8'));

/** An app with the project's feature flags, and without the slow built-in validation and creation stack traces. */
export function app(props: AppProps = {}): App {
  return new App({
    ...props,
    context: { ...context, [DISABLE_CREATION_STACK_TRACES]: true },
    builtinCloudFormationValidation: false,
  });
}

/** The stack of a stage file, with all warnings acknowledged. */
export function stackOf(written: unknown, scope = app()): AccessStack {
  const stage = checked(written);
  const stack = new AccessStack(scope, stage.stackName, { stage });
  stageWarnings(stage).forEach(({ id }) =>
    Annotations.of(stack).acknowledgeWarning(`dynamodb-direct-access:${id}`),
  );
  return stack;
}

/** The template of a stage file. */
export function templateOf(stage: unknown): Template {
  return Template.fromStack(stackOf(stage));
}

/** A stack whose logical IDs are construct paths, without hashes. */
class PlainStack extends Stack {
  protected override allocateLogicalId({ node }: CfnElement): string {
    return node.path
      .split('/')
      .filter((id) => id !== 'Resource')
      .slice(1)
      .join('');
  }
}

/** The stack that `build` fills with constructs, without a stage file. */
export function stackWith(build: (stack: Stack) => void, props?: StackProps): Stack {
  const stack = new PlainStack(app(), 'Test', props);
  build(stack);
  return stack;
}

/** The template of a stack that `build` fills with constructs, without a stage file. */
export function templateWith(build: (stack: Stack) => void, props?: StackProps): Template {
  return Template.fromStack(stackWith(build, props));
}

/** The only resource of a type; fails the test unless there is exactly one. */
export function onlyResource(template: Template, type: string) {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0] as { readonly Properties: Record<string, any> };
}

/** The properties of a resource by its logical ID; fails the test if the type does not have it. */
export function propertiesOf(template: Template, type: string, id: string): Record<string, any> {
  const found = template.findResources(type)[id];
  if (!found) throw new Error(`no ${type} ${id}`);
  return found.Properties;
}

/** The types of the resources that a template has and another does not, by logical ID. */
export function added(template: Template, other: Template): Record<string, string> {
  const known = Object.keys(other.toJSON().Resources);
  const entries = Object.entries<any>(template.toJSON().Resources);
  return Object.fromEntries(
    entries.filter(([id]) => !known.includes(id)).map(([id, { Type }]) => [id, Type]),
  );
}

/** Every statement of every policy that the template gives to a principal, key policies apart. */
export function permissionStatements(template: Template): Record<string, any>[] {
  return Object.values(template.findResources('AWS::IAM::ManagedPolicy')).flatMap(
    (policy) => policy.Properties.PolicyDocument.Statement,
  );
}

/** The acknowledged findings below a construct of a stack, with their reasons, by construct path. */
export function acknowledgedBelow(stack: Stack, id: string): Record<string, object> {
  const all = stack.node.findAll().map(({ node }): [string, object] => {
    const acknowledged = node.metadata.filter(
      ({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
    );
    return [
      node.path.replace(`${stack.node.path}/`, ''),
      Object.assign({}, ...acknowledged.map(({ data }) => data)),
    ];
  });
  return Object.fromEntries(
    all.filter(([path, found]) => path.startsWith(id) && Object.keys(found).length > 0),
  );
}
