import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Stack,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
} from 'aws-cdk-lib/core';
import { RememberedCheck } from '../../../tools/template-checks/remembered-check';
import { app } from '../../synthesis';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'remembered-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** A check that finds one thing in every template, and counts how often it is loaded. */
function countingCheck(version = '1.0.0', name = 'Counting') {
  const loaded = jest.fn();
  const plugin: IPolicyValidationPlugin = {
    name,
    validate: ({ templatePaths }) => ({
      success: false,
      violations: [
        {
          ruleName: 'Rule',
          description: 'found',
          violatingResources: templatePaths.map((templatePath) => ({
            templatePath,
            resourceLogicalId: 'Role',
            locations: [],
          })),
        },
      ],
    }),
  };
  const load = () => (loaded(), plugin);
  const remembered = join(directory, 'remembered');
  return { loaded, check: new RememberedCheck({ name, version, load }, remembered) };
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

test('the same template of another stack, account or region is checked', () => {
  const { check, loaded } = countingCheck();
  const context = written('out', '{}');
  check.validate(context);
  for (const change of [{ stackConstructPath: 'b' }, { accountId: '1' }, { region: 'eu-west-1' }]) {
    const stackTemplates = context.stackTemplates.map((stack) => ({ ...stack, ...change }));
    check.validate({ ...context, stackTemplates });
  }
  expect(loaded).toHaveBeenCalledTimes(4);
});

test('a report of two templates names each of them where it is now', () => {
  const { check } = countingCheck();
  const contextOf = (folder: string) => {
    const [one, two] = [written(`${folder}-1`, '{}'), written(`${folder}-2`, '[]')];
    const stackTemplates = [...one.stackTemplates, ...two.stackTemplates];
    return { ...one, templatePaths: [...one.templatePaths, ...two.templatePaths], stackTemplates };
  };
  check.validate(contextOf('first'));
  const second = contextOf('second');
  const resources = check.validate(second).violations[0]?.violatingResources ?? [];
  expect(resources.map(({ templatePath }) => templatePath)).toEqual(second.templatePaths);
});

test('another version of a check runs again', () => {
  countingCheck('1.0.0').check.validate(written('out', '{}'));
  const { check, loaded } = countingCheck('1.0.1');
  check.validate(written('out', '{}'));
  expect(loaded).toHaveBeenCalledTimes(1);
});

test('an acknowledgement makes a check run again', () => {
  const { check, loaded } = countingCheck();
  const context = written('out', '{}');
  check.validate(context);
  Validations.of(context.appConstruct).acknowledge({ id: 'Rule', reason: 'known' });
  check.validate(context);
  expect(loaded).toHaveBeenCalledTimes(2);
});

test('what else is noted on a construct does not', () => {
  const { check, loaded } = countingCheck();
  const context = written('out', '{}');
  check.validate(context);
  context.appConstruct.node.addMetadata('other', 'x');
  check.validate(context);
  expect(loaded).toHaveBeenCalledTimes(1);
});

test('which rule is acknowledged, and where, makes a difference', () => {
  const { check, loaded } = countingCheck();
  for (const [id, construct] of [
    ['A', 'one'],
    ['B', 'one'],
    ['B', 'two'],
  ] as const) {
    const appConstruct = app();
    const context = { ...written('out', '{}'), appConstruct };
    const stack = new Stack(appConstruct, construct);
    Validations.of(stack).acknowledge({ id, reason: 'known' });
    check.validate(context);
  }
  expect(loaded).toHaveBeenCalledTimes(3);
});

test('two checks of one version do not share what they remember', () => {
  const context = written('out', '{}');
  countingCheck().check.validate(context);
  const { check, loaded } = countingCheck('1.0.0', 'Other');
  check.validate(context);
  expect(loaded).toHaveBeenCalledTimes(1);
});

test('a second template is remembered beside the first', () => {
  const { check, loaded } = countingCheck();
  for (const template of ['{}', '[]', '[]', '{}']) check.validate(written('out', template));
  expect(loaded).toHaveBeenCalledTimes(2);
});

test.each([
  ['cut off', (file: string) => writeFileSync(file, '{"success":')],
  ['empty', (file: string) => writeFileSync(file, '')],
])('a remembered report that is %s makes the check run again', (_title, spoil) => {
  const { check, loaded } = countingCheck();
  const context = written('out', '{}');
  const report = check.validate(context);
  const [file = ''] = readdirSync(join(directory, 'remembered'));
  spoil(join(directory, 'remembered', file));
  expect(check.validate(context)).toEqual(report);
  expect(loaded).toHaveBeenCalledTimes(2);
});

test('a check runs where nothing can be remembered', () => {
  writeFileSync(join(directory, 'remembered'), 'a file in the way');
  const { check } = countingCheck();
  expect(check.validate(written('out', '{}')).violations).toHaveLength(1);
});

test('a check that cannot run stops the synth, each time', () => {
  const load = () => {
    throw new Error('cannot load');
  };
  const synth = () => {
    const assembly = app();
    new Stack(assembly, 'Any');
    const check = new RememberedCheck(
      { name: 'Broken', version: '1.0.0', load },
      join(directory, 'remembered'),
    );
    Validations.of(assembly).addPlugins(check);
    return assembly.synth();
  };
  expect(synth).toThrow('the check Broken could not run: Error: cannot load');
  expect(synth).toThrow('the check Broken could not run: Error: cannot load');
});
