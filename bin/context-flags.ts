import { ContextProvider } from 'aws-cdk-lib/cloud-assembly-schema';
import { closest, distance } from 'fastest-levenshtein';
import { printedValue } from '../lib/aws/printed-value';
import { formatValidationErrors } from '../lib/stage/format-validation-errors';
import type { DescribedError } from '../lib/stage/validation-error';
import { CommandError } from '../tools/command-error';

type Context = Readonly<Record<string, unknown>>;

/** The context keys of this app: what each expects, and an example. */
const FLAGS = {
  stage: ['the name of a stage file in config/, without .json', 'dev'],
  config: ['the path of a stage file', 'config/dev.json'],
  replace: ['logical IDs, separated by commas', 'OrdersTable'],
  compare: ['true or false', 'false'],
} as const;

type Flag = keyof typeof FLAGS;

/** What the CLI and the CDK set themselves: settings, feature flags, and the results of look-ups. */
const PREFIXES = [
  'aws:',
  '@aws-cdk',
  ...Object.values(ContextProvider).map((provider) => `${provider}:`),
];

/**
 * The values of this app's context keys.
 *
 * A key that nobody reads is most likely a misspelled one, which would build another stage than the one meant. A key
 * in a file of the CLI is for somebody else.
 *
 * @param configured the keys in the CLI's files
 * @throws {CommandError} with all unknown keys and all values that are not allowed
 */
export function contextFlags(
  context: Context,
  configured: ReadonlySet<string>,
): Partial<Record<Flag, string>> {
  const errors = [
    ...Object.entries(context).flatMap(([key, value]) => unknownKey(key, value, configured)),
    ...flagsOf(context).flatMap(([flag, value]) => invalidValue(flag, value)),
  ];
  if (errors.length > 0) {
    throw new CommandError('usage', formatValidationErrors('the CDK context', errors));
  }
  return Object.fromEntries(flagsOf(context));
}

function flagsOf(context: Context): [Flag, string][] {
  return flagNames()
    .filter((flag) => context[flag] !== undefined)
    .map((flag) => [flag, valueText(context[flag])]);
}

function flagNames(): Flag[] {
  return Object.keys(FLAGS) as Flag[];
}

/** On the command line every value is text; in a file it can be `false`. */
function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function unknownKey(key: string, value: unknown, configured: ReadonlySet<string>) {
  const known: readonly string[] = flagNames();
  if (known.includes(key) || configured.has(key)) return [];
  if (PREFIXES.some((prefix) => key.startsWith(prefix))) return [];
  const written = key.trim().toLowerCase();
  const nearest = closest(written, known);
  const isNear = distance(written, nearest) <= nearest.length / 2;
  return [
    contextError(
      key,
      value,
      `the keys ${known.join(', ')}, and those in cdk.json, cdk.context.json and ~/.cdk.json`,
      isNear ? `write -c ${nearest}=…` : 'remove it',
    ),
  ];
}

function invalidValue(flag: Flag, value: string): DescribedError[] {
  const isValid = flag === 'compare' ? /^(true|false)$/.test(value) : value !== '';
  if (isValid) return [];
  const [expected, example] = FLAGS[flag];
  return [contextError(flag, value, expected, `write -c ${flag}=${example}, or remove it`)];
}

function contextError(key: string, value: unknown, expected: string, fix: string): DescribedError {
  const received = printedValue(`${key}=${valueText(value)}`);
  return { path: ['-c'], received, expected, fix };
}
