import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin } from 'aws-cdk-lib/core';
import { RememberedCheck } from '../../lib/checks/remembered-check';
import { app } from '../synthesis';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'remembered-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** A check that finds one thing in every template, and counts how often it is loaded. */
function countingCheck(version = '1.0.0') {
  const loaded = jest.fn();
  const plugin: IPolicyValidationPlugin = {
    name: 'Counting',
    validate: ({ templatePaths: [templatePath] }) => ({
      success: false,
      violations: [
        {
          ruleName: 'Rule',
          description: 'found',
          violatingResources: [{ templatePath, resourceLogicalId: 'Role', locations: [] }],
        },
      ],
    }),
  };
  const load = () => (loaded(), plugin);
  const remembered = join(directory, 'remembered');
  return { loaded, check: new RememberedCheck({ name: 'Counting', version, load }, remembered) };
}

/** What the CDK tells a plugin of one template, written to a folder. */
function written(folder: string, template: string): IPolicyValidationContext {
  const templatePath = join(directory, folder, 'a.template.json');
  mkdirSync(join(directory, folder), { recursive: true });
  writeFileSync(templatePath, template);
  const stack = { stackConstructPath: 'a', templatePath, accountId: undefined, region: undefined };
  return { templatePaths: [templatePath], stackTemplates: [stack], appConstruct: app() };
}

test('a check runs once for the same template, and its report names the template that is checked now', () => {
  const { check, loaded } = countingCheck();
  const first = written('first', '{}');
  const second = written('second', '{}');
  const placeOf = (context: IPolicyValidationContext) =>
    check.validate(context).violations[0]?.violatingResources[0]?.templatePath;
  expect([placeOf(first), placeOf(second)]).toEqual([
    ...first.templatePaths,
    ...second.templatePaths,
  ]);
  expect(loaded).toHaveBeenCalledTimes(1);
});

test('a changed template is checked', () => {
  const { check, loaded } = countingCheck();
  check.validate(written('out', '{}'));
  check.validate(written('out', '{ "Resources": {} }'));
  expect(loaded).toHaveBeenCalledTimes(2);
});

test('another version of a check runs again', () => {
  countingCheck('1.0.0').check.validate(written('out', '{}'));
  const { check, loaded } = countingCheck('1.0.1');
  check.validate(written('out', '{}'));
  expect(loaded).toHaveBeenCalledTimes(1);
});

test('a check that fails to run is not remembered', () => {
  const failing = new RememberedCheck(
    {
      name: 'Failing',
      version: '1.0.0',
      load: () => {
        throw new Error('cannot load');
      },
    },
    join(directory, 'remembered'),
  );
  const context = written('out', '{}');
  expect(() => failing.validate(context)).toThrow('cannot load');
  expect(() => failing.validate(context)).toThrow('cannot load');
});
