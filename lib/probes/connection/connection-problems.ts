import { closest } from 'fastest-levenshtein';
import { problem, type Problem } from '../../config/problem';
import type { ConnectorOptions, Stage } from '../../config/schema/stage-schema';
import { ownEntry } from '../../config/own-entry';
import { isSameTool } from '../../config/trusted-tool';
import { unknownConnector } from '../../config/unknown-connector';
import { DEFAULT_MAX_SESSION } from '../../connectors/connector-sessions';
import { DEFAULT_DURATION, takesRole, type ConnectionInputs } from './connection-inputs';
import { isSameInstance } from './local-instance';

/**
 * What is wrong with a connection before anything is called; the path of each problem is the option.
 *
 * @param today `YYYY-MM-DD` in UTC
 */
export function connectionProblems(
  stage: Stage,
  id: string,
  inputs: ConnectionInputs,
  today: string,
): Problem[] {
  const connector = ownEntry(stage.connectors, id);
  if (!connector) return [unknownConnector(stage, id, '--connector')];
  return [
    ...misformed(inputs),
    ...endpointOfAws(inputs),
    ...ended(connector, id, today),
    ...Object.keys(inputs.tables).flatMap((table) => unknownTable(connector, table)),
    ...(takesRole(connector.trust, inputs)
      ? tooLong(connector, inputs)
      : withoutRole(connector, inputs)),
    ...equalToSource(stage, id, connector, inputs),
  ];
}

/** Sources: STS API reference, AssumeRole; IAM identifiers; AWS regions' codes. */
const FORMS = {
  roleArn: [/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of a role'],
  externalId: [/^[\w+=,.@:/-]{2,1224}$/, 'an external ID of 2 to 1,224 characters'],
  sessionName: [
    /^[\w+=,.@-]{2,64}$/,
    'a session name of 2 to 64 letters, digits and _ + = , . @ -',
  ],
  region: [/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region code such as "ap-southeast-2"'],
  endpoint: [
    /^https?:\/\/[^/\s]+\/?$/,
    'the URL of a local instance, such as http://127.0.0.1:8000',
  ],
  source: [
    /^(\d{12}|https?:\/\/[^/\s]+\/?)$/,
    'an account ID of 12 digits, or the URL of a local instance',
  ],
} as const;

function misformed(inputs: ConnectionInputs): Problem[] {
  return (Object.keys(FORMS) as (keyof typeof FORMS)[]).flatMap((key) => {
    const [form, expected] = FORMS[key];
    const value = inputs[key];
    const isUrl = value?.startsWith('http') ?? false;
    if (value === undefined || (form.test(value) && (!isUrl || URL.canParse(value)))) return [];
    return [problem([optionOf(key)], value, expected, `mend it, or leave ${optionOf(key)} out`)];
  });
}

/** The names of AWS's own endpoints. Source: AWS General Reference, service endpoints. */
const OF_AWS = /\.(amazonaws\.com(\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/;

function endpointOfAws({ endpoint = '' }: ConnectionInputs): Problem[] {
  if (!URL.canParse(endpoint) || !OF_AWS.test(new URL(endpoint).hostname)) return [];
  return [
    problem(
      ['--endpoint'],
      endpoint,
      'the URL of a local instance, and this is AWS, which is connected to without it',
      'leave --endpoint out, and name the region with --region',
    ),
  ];
}

function ended({ expires }: ConnectorOptions, id: string, today: string): Problem[] {
  if (expires === undefined || today < expires) return [];
  return [
    problem(
      ['--connector'],
      id,
      `a connector that has not ended: this one may do nothing from ${expires} on`,
      'set expires of the connector to a later day, and deploy the stage',
    ),
  ];
}

function optionOf(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function unknownTable({ tables }: ConnectorOptions, id: string): Problem[] {
  if (tables.includes(id)) return [];
  const expected = `a table of the connector: ${tables.join(', ')}`;
  return [problem(['--table'], id, expected, `write --table ${closest(id, tables)}=NAME`)];
}

/** In seconds. Source: STS API reference, AssumeRole; IAM User Guide, role chaining. */
const SHORTEST = 900;
const CHAINED = 3_600;

function tooLong(connector: ConnectorOptions, { duration }: ConnectionInputs): Problem[] {
  const { maxSessionDuration: most = DEFAULT_MAX_SESSION, trust } = connector;
  const asked = duration ?? DEFAULT_DURATION;
  const isChained = 'principalArn' in trust && trust.principalArn.includes(':role/');
  const refuse = (expected: string, fix: string) => [problem(['--duration'], asked, expected, fix)];
  if (!Number.isInteger(asked) || asked < SHORTEST) {
    return refuse(`a whole number of seconds from ${SHORTEST}`, 'write --duration 1800');
  }
  if (asked >= most) {
    return refuse(
      `less than the role's maximum, ${most} seconds${duration === undefined ? `; ${asked} is the default` : ''}`,
      `write --duration ${Math.min(CHAINED, Math.floor(most / 2))}, or raise maxSessionDuration of the connector and deploy the stage`,
    );
  }
  if (asked <= CHAINED || !isChained) return [];
  return refuse(
    `at most ${CHAINED} seconds: the trusted principal is a role, and one that assumes another gets an hour`,
    `write --duration ${CHAINED}, or leave it out`,
  );
}

const OF_ROLES = ['roleArn', 'externalId', 'sessionName', 'duration'] as const;

function withoutRole({ trust }: ConnectorOptions, inputs: ConnectionInputs): Problem[] {
  const [how, fix] =
    'accessKey' in trust
      ? ['the connector has an access key, which is read from the environment', 'leave it out']
      : 'rolesAnywhere' in trust
        ? [
            'the credentials that IAM Roles Anywhere gives are read from the environment',
            'leave it out',
          ]
        : [
            'at an endpoint no role is assumed without --role-arn',
            'leave it out, or add --role-arn',
          ];
  return OF_ROLES.filter((key) => inputs[key] !== undefined).map((key) =>
    problem([optionOf(key)], inputs[key], `no ${optionOf(key)}: ${how}`, fix),
  );
}

/** A tool that copies from a source to a destination refuses two that are the same instance, or in the same account. */
function equalToSource(
  stage: Stage,
  id: string,
  { purpose, trust }: ConnectorOptions,
  { source, endpoint, roleArn }: ConnectionInputs,
): Problem[] {
  if (purpose === 'source') {
    if (source === undefined) return [];
    const expected = `no --source, because connectors.${id} is a source itself`;
    return [problem(['--source'], source, expected, 'leave it out, or name a destination')];
  }
  const [own] =
    Object.entries(stage.connectors).find(
      ([, other]) => other.purpose === 'source' && isSameTool(other.trust, trust),
    ) ?? [];
  if (own !== undefined) {
    return [
      problem(
        ['--connector'],
        id,
        `a destination in another account than its source: connectors.${own} is the same tool's source, in this stage`,
        'make the destination a stage of its own, and deploy it to a second account',
      ),
    ];
  }
  const account =
    endpoint === undefined ? (roleArn?.split(':')[4] ?? stage.env.account) : undefined;
  const isEqual =
    source !== undefined &&
    (source === account || (endpoint !== undefined && isSameInstance(source, endpoint)));
  if (!isEqual) return [];
  return [
    problem(
      ['--source'],
      source,
      `a source in another account, or on another local instance, than the destination ${endpoint ?? String(account)}`,
      'name the destination in another account, or another instance',
    ),
  ];
}
