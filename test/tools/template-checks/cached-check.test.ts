import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Stack,
  Validations,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
} from 'aws-cdk-lib/core';
import { CachedCheck } from '../../../tools/template-checks/cached-check';
import { DiskCache } from '../../../tools/template-checks/disk-cache';
import { app } from '../../synthesis';

let directory: string;
let cache: DiskCache;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cached-check-'));
  cache = new DiskCache(join(directory, 'cache'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const PLUGIN: IPolicyValidationPlugin = {
  name: 'Counting',
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

/** A check that finds one violation in every template, and counts how often it is loaded. */
function countingCheck(properties: { name?: string; version?: string; code?: string[] } = {}) {
  const load = jest.fn(() => PLUGIN);
  const slow = { name: 'Counting', version: '1.0.0', ...properties, load };
  return { load, check: new CachedCheck(slow, cache) };
}

/** What the CDK passes to a plugin for some templates, written to a folder. */
function contextOf(folder: string, ...templates: string[]): IPolicyValidationContext {
  mkdirSync(join(directory, folder), { recursive: true });
  const stackTemplates = templates.map((template, position) => {
    const templatePath = join(directory, folder, `${position}.template.json`);
    writeFileSync(templatePath, template);
    return {
      stackConstructPath: `${position}`,
      templatePath,
      accountId: undefined,
      region: undefined,
    };
  });
  const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
  return { templatePaths, stackTemplates, appConstruct: app() };
}

const [EMPTY, OTHER] = ['{}', '{ "Resources": {} }'];

describe('cached report of a template check', () => {
  test('serves the same templates in another directory, and names them there', () => {
    const { check, load } = countingCheck();
    const [first, second] = [contextOf('first', EMPTY, OTHER), contextOf('second', EMPTY, OTHER)];
    const pathsIn = (context: IPolicyValidationContext) =>
      check.validate(context).violations[0]?.violatingResources.map((one) => one.templatePath);
    expect([pathsIn(first), pathsIn(second)]).toEqual([first.templatePaths, second.templatePaths]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('is one of several', () => {
    const { check, load } = countingCheck();
    for (const template of [EMPTY, OTHER, OTHER, EMPTY]) check.validate(contextOf('out', template));
    expect(load).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['stack', { stackConstructPath: 'b' }],
    ['account', { accountId: '1' }],
    ['region', { region: 'eu-west-1' }],
  ])('does not serve the same template of another %s', (_what, change) => {
    const { check, load } = countingCheck();
    const context = contextOf('out', EMPTY);
    check.validate(context);
    const stackTemplates = context.stackTemplates.map((stack) => ({ ...stack, ...change }));
    check.validate({ ...context, stackTemplates });
    expect(load).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['version', { version: '1.0.1' }],
    ['name', { name: 'Other' }],
  ])('does not serve a check of another %s', (_what, properties) => {
    countingCheck().check.validate(contextOf('out', EMPTY));
    const { check, load } = countingCheck(properties);
    check.validate(contextOf('out', EMPTY));
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('serves a check until its code changes', () => {
    const code = join(directory, 'code');
    mkdirSync(join(code, 'below'), { recursive: true });
    const loadsAfter = (file: string, text: string) => {
      writeFileSync(join(code, file), text);
      const { check, load } = countingCheck({ code: [code] });
      check.validate(contextOf('out', EMPTY));
      return load.mock.calls.length;
    };
    const first = loadsAfter('a.ts', '1');
    expect([first, loadsAfter('a.ts', '1'), loadsAfter('a.ts', '2')]).toEqual([1, 0, 1]);
    expect([loadsAfter('below/b.ts', ''), loadsAfter('below/b.ts', '')]).toEqual([1, 0]);
  });

  test('serves a stack until a finding is acknowledged', () => {
    const { check, load } = countingCheck();
    const context = contextOf('out', EMPTY);
    check.validate(context);
    context.appConstruct.node.addMetadata('other', 'x');
    check.validate(context);
    expect(load).toHaveBeenCalledTimes(1);
    Validations.of(context.appConstruct).acknowledge({ id: 'Rule', reason: 'known' });
    check.validate(context);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('depends on the tags of a stack, which are not in its template', () => {
    const { check, load } = countingCheck();
    const changes: Record<string, string>[] = [{ a: '1' }, { a: '1' }, { a: '2' }, {}];
    for (const tags of changes) {
      const appConstruct = app();
      new Stack(appConstruct, 'One', { tags });
      check.validate({ ...contextOf('out', EMPTY), appConstruct });
    }
    expect(load).toHaveBeenCalledTimes(3);
  });

  test('depends on which finding is acknowledged, and on which construct', () => {
    const { check, load } = countingCheck();
    for (const [id, construct] of [
      ['A', 'one'],
      ['B', 'one'],
      ['B', 'two'],
    ] as const) {
      const appConstruct = app();
      const stack = new Stack(appConstruct, construct);
      Validations.of(stack).acknowledge({ id, reason: 'known' });
      check.validate({ ...contextOf('out', EMPTY), appConstruct });
    }
    expect(load).toHaveBeenCalledTimes(3);
  });
});

const SUCCESS = { success: true, violations: [] };
const VIOLATION = { ruleName: 'R', description: 'D', violatingResources: [] };

describe('cached report of the wrong shape', () => {
  test.each([
    ['is empty', ''],
    ['is cut off', '{"success":tr'],
    ['is null', 'null'],
    ['claims success alone', '{"success":true}'],
    ['claims success as text', JSON.stringify({ ...SUCCESS, success: 'true' })],
    ['has violations by name', JSON.stringify({ ...SUCCESS, violations: { a: VIOLATION } })],
    ['has a violation of nothing', JSON.stringify({ ...SUCCESS, violations: [null] })],
    [
      'has a resource without locations',
      JSON.stringify({ ...SUCCESS, violations: [{ ...VIOLATION, violatingResources: [{}] }] }),
    ],
    [
      'has a violation with another key',
      JSON.stringify({ ...SUCCESS, violations: [{ ...VIOLATION, suppressed: true }] }),
    ],
    ['has another key', JSON.stringify({ ...SUCCESS, pluginName: 'Counting' })],
    ['has metadata that is no text', JSON.stringify({ ...SUCCESS, metadata: { a: 1 } })],
  ])('and %s is deleted, and the check runs', (_title, text) => {
    const { check, load } = countingCheck();
    const context = contextOf('out', EMPTY);
    const report = check.validate(context);
    const [entry = ''] = readdirSync(join(directory, 'cache'));
    const file = join(directory, 'cache', entry);
    writeFileSync(file, text);
    const deleted = jest.spyOn(cache, 'write').mockImplementation(() => undefined);
    expect(check.validate(context)).toEqual(report);
    expect(load).toHaveBeenCalledTimes(2);
    expect(deleted).toHaveBeenCalledTimes(1);
    expect(readdirSync(join(directory, 'cache'))).toEqual([]);
  });

  test('is told apart: the shape itself is served', () => {
    const { check, load } = countingCheck();
    const context = contextOf('out', EMPTY);
    check.validate(context);
    const [entry = ''] = readdirSync(join(directory, 'cache'));
    const full = {
      ...SUCCESS,
      violations: [{ ...VIOLATION, fix: 'F', severity: 'warning', ruleMetadata: { a: 'b' } }],
      pluginVersion: '1',
      metadata: { a: 'b' },
    };
    writeFileSync(join(directory, 'cache', entry), JSON.stringify(full));
    expect(check.validate(context)).toEqual(full);
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe('template check', () => {
  test('runs each time without a cache', () => {
    const load = jest.fn(() => PLUGIN);
    const check = new CachedCheck({ name: 'Counting', version: '1.0.0', load });
    const context = contextOf('out', EMPTY);
    expect(check.validate(context)).toEqual(check.validate(context));
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('that cannot run stops the synth, each time', () => {
    const load = () => {
      throw new Error('cannot load');
    };
    const synth = () => {
      const assembly = app();
      new Stack(assembly, 'Any');
      Validations.of(assembly).addPlugins(
        new CachedCheck({ name: 'Broken', version: '1.0.0', load }, cache),
      );
      return assembly.synth();
    };
    expect(synth).toThrow(/Broken .*cannot load/);
    expect(synth).toThrow(/Broken .*cannot load/);
  });
});
