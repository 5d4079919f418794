import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { Location } from '../template/location';
import type { TemplateTree } from '../template/template-scope';

/** The templates of a stack and its nested stacks, with their files. */
export interface StackTemplate extends TemplateTree {
  readonly path: string;
  readonly nested: Readonly<Record<string, StackTemplate>>;
}

/**
 * Reads the template of a stack. The CDK does not pass nested stacks to plugins, and templates name their files only with
 * asset metadata enabled, so they come from the construct tree.
 *
 * @param constructPath - path of the stack in the app
 */
export function readStack(app: IConstruct, constructPath: string, path: string): StackTemplate {
  const stack = app.node.findAll().find((one) => one.node.path === constructPath);
  const known = Stack.isStack(stack) ? stack : undefined;
  // The CDK deploys the stack with them, and with those of `cdk deploy --tags`, which no app sees.
  return { ...read(known, path), stackTags: known?.tags.tagValues() ?? {} };
}

function read(stack: Stack | undefined, path: string): StackTemplate {
  const inner = stack?.node.findAll().filter((one): one is Stack => Stack.isStack(one)) ?? [];
  const nested = inner
    .filter((one) => one.nestedStackParent === stack)
    .map((one) => [logicalIdOf(one), read(one, join(dirname(path), one.templateFile))] as const);
  return {
    path,
    template: JSON.parse(readFileSync(path, 'utf8')) as StackTemplate['template'],
    nested: Object.fromEntries(nested),
  };
}

function logicalIdOf({ nestedStackParent, nestedStackResource }: Stack): string {
  return String(nestedStackParent?.resolve(nestedStackResource?.logicalId));
}

/** The template file of a location, and the logical ID in that file. */
export function fileOf(
  template: StackTemplate,
  { resource }: Location,
): { readonly templatePath: string; readonly resourceLogicalId: string } {
  const [first = '', ...rest] = resource.split('.');
  const inner = rest.length > 0 ? template.nested[first] : undefined;
  return inner
    ? fileOf(inner, { resource: rest.join('.'), property: '' })
    : { templatePath: template.path, resourceLogicalId: resource };
}
