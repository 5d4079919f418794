import { ContextProvider } from 'aws-cdk-lib/cloud-assembly-schema';
import { contextFlags } from '../../bin/context-flags';
import { CommandError } from '../../tools/command-error';

const KNOWN = 'stage, config, replace, compare';

/** The error of a context, and its lines by their heading. */
function errorOf(context: Record<string, unknown>, configured: string[] = []) {
  let thrown: unknown;
  try {
    contextFlags(context, new Set(configured));
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof CommandError)) throw new Error('no CommandError');
  const lines = (heading: string) =>
    [...thrown.message.matchAll(new RegExp(`^ {4}${heading} +(.*)$`, 'gm'))].map(
      ([, text]) => text,
    );
  return {
    reason: thrown.reason,
    found: lines('found'),
    allowed: lines('allowed'),
    fix: lines('fix'),
  };
}

describe('CDK context of the app', () => {
  test('gives the values of its keys', () => {
    const context = { stage: 'prod', replace: 'OrdersTable', compare: false };
    expect(contextFlags(context, new Set())).toEqual({
      stage: 'prod',
      replace: 'OrdersTable',
      compare: 'false',
    });
  });

  test.each([
    'aws:cdk:bundling-stacks',
    '@aws-cdk/core:checkSecretUsage',
    '@aws-cdk-containers/ecs-service-extensions:enableDefaultLogDriver',
    ...Object.values(ContextProvider).map((provider) => `${provider}:account=111122223333:x=y`),
  ])('may have %s, which the CLI or the CDK sets', (key) => {
    expect(contextFlags({ [key]: true }, new Set())).toEqual({});
  });

  test('may have any key that a file of the CLI has', () => {
    expect(contextFlags({ team: 'blue' }, new Set(['team']))).toEqual({});
  });

  test.each([
    ['stge', 'write -c stage=…'],
    ['Stage', 'write -c stage=…'],
    [' stage', 'write -c stage=…'],
    ['conf', 'write -c config=…'],
    ['replaces', 'write -c replace=…'],
    ['team', 'remove it'],
    ['', 'remove it'],
    ['constructor', 'remove it'],
    ['hasOwnProperty', 'remove it'],
    ['aws', 'remove it'],
    ['ssm', 'remove it'],
  ])('the unknown key "%s" is wrong usage, which lists the known keys', (key, fix) => {
    expect(errorOf({ stage: 'dev', [key]: 'prod' })).toEqual({
      reason: 'usage',
      found: [`"${key}=prod"`],
      allowed: [expect.stringContaining(`the keys ${KNOWN}, `)],
      fix: [fix],
    });
  });

  test.each([
    ['stage', ''],
    ['config', ''],
    ['replace', ''],
    ['compare', ''],
    ['compare', 'no'],
    ['compare', 'False'],
  ])('%s="%s" is wrong usage, also if a file of the CLI has the key', (key, value) => {
    const { reason, found, fix } = errorOf({ [key]: value }, [key]);
    expect([reason, found]).toEqual(['usage', [`"${key}=${value}"`]]);
    expect(fix).toEqual([
      expect.stringMatching(new RegExp(`^write -c ${key}=\\S+, or remove it$`)),
    ]);
  });

  test('all errors come at once', () => {
    const { found } = errorOf({ stge: 'prod', team: 'blue', config: '', compare: 'no' });
    expect(found).toEqual(['"stge=prod"', '"team=blue"', '"config="', '"compare=no"']);
  });
});
