import { asObject, asText, type JsonObject } from '../template-access/template/json-values';
import { selectedStatements } from './selected-statements';

/** Where the policies come from, and when they were read. */
export interface PolicySource {
  readonly repository: string;
  readonly commit: string;
  /** The date of the commit. */
  readonly published: string;
  /** The date on which the policies were read. */
  readonly read: string;
}

/** A policy of the dataset. */
export interface DatasetPolicy {
  readonly arn: string;
  readonly document: JsonObject;
}

/**
 * The data file, with one policy a line. It leaves out policies that no template attaches: those of service-linked roles, and
 * permissions boundaries.
 */
export function managedPoliciesText(
  source: PolicySource,
  policies: readonly DatasetPolicy[],
): string {
  const usable = policies.flatMap(({ arn, document }) => {
    const [, path] = /^arn:aws:iam::aws:policy\/(.+)$/.exec(arn) ?? [];
    const isUsable = path !== undefined && !/^aws-service-role\/|PermissionsBoundary$/.test(path);
    return isUsable ? [{ path, statements: selectedStatements(document) }] : [];
  });
  const sorted = usable.sort((one, other) => (one.path < other.path ? -1 : 1));
  const reaching = sorted.filter(({ statements }) => statements.length > 0);
  const harmless = sorted.filter(({ statements }) => statements.length === 0);
  const lines = (all: readonly string[]) => all.map((one) => `    ${one}`).join(',\n');
  return [
    '{',
    `  "source": ${JSON.stringify(source)},`,
    '  "reaching": {',
    lines(reaching.map((one) => `${JSON.stringify(one.path)}: ${JSON.stringify(one.statements)}`)),
    '  },',
    '  "harmless": [',
    lines(harmless.map(({ path }) => JSON.stringify(path))),
    '  ]',
    '}\n',
  ].join('\n');
}

/** A policy in a file of the dataset; undefined for one without an ARN, which AWS has withdrawn. */
export function datasetPolicy(text: string): DatasetPolicy | undefined {
  const written = asObject(JSON.parse(text));
  const arn = asText(written.arn);
  return arn === undefined ? undefined : { arn, document: asObject(written.document) };
}
