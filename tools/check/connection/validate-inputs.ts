import { closest } from 'fastest-levenshtein';
import {
  invalidValue,
  unknownReference,
  type ValidationError,
} from '../../../lib/stage/validation-error';
import { REGION_CODE } from '../../../lib/aws/name-patterns';
import { EXTERNAL_ID } from '../../../lib/connectors/connector-trust';
import type { ConnectorOptions } from '../../../lib/stage/schema/stage-schema';
import { optionOf, type ConnectionInputs } from './connection-inputs';

/** Validates each input on its own. */
export function validateInputs(
  connector: ConnectorOptions,
  inputs: ConnectionInputs,
): ValidationError[] {
  return [
    ...validateForms(inputs),
    ...validateEndpoint(inputs),
    ...Object.keys(inputs.tables).flatMap((table) => validateTable(connector, table)),
  ];
}

/** Sources: STS API reference, AssumeRole; IAM identifiers; AWS Region codes. */
const FORMS = {
  roleArn: [/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of an IAM role'],
  externalId: [EXTERNAL_ID.form, 'an external ID of 2 to 1,224 characters'],
  sessionName: [/^[\w+=,.@-]{2,64}$/, '2 to 64 letters, digits and _ + = , . @ -'],
  region: [REGION_CODE.form, REGION_CODE.expected],
  endpoint: [
    /^https?:\/\/[^/\s]+\/?$/,
    'the URL of a local instance, for example http://127.0.0.1:8000',
  ],
  source: [
    /^(\d{12}|https?:\/\/[^/\s]+\/?)$/,
    'an account ID of 12 digits, or the URL of a local instance',
  ],
} as const;

function validateForms(inputs: ConnectionInputs): ValidationError[] {
  return (Object.keys(FORMS) as (keyof typeof FORMS)[]).flatMap((key) => {
    const [form, expected] = FORMS[key];
    const value = inputs[key];
    const isUrl = value?.startsWith('http') ?? false;
    if (value === undefined || (form.test(value) && (!isUrl || URL.canParse(value)))) return [];
    return [invalidValue([optionOf(key)], value, expected, `correct or remove ${optionOf(key)}`)];
  });
}

/** Host names of AWS endpoints. Source: AWS General Reference, service endpoints. */
const AWS_HOST = /\.(amazonaws\.com(\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/;

function validateEndpoint({ endpoint = '' }: ConnectionInputs): ValidationError[] {
  if (!URL.canParse(endpoint) || !AWS_HOST.test(new URL(endpoint).hostname)) return [];
  return [
    invalidValue(
      ['--endpoint'],
      endpoint,
      'the URL of a local instance; this is an endpoint of AWS',
      'remove --endpoint, and pass the Region with --region',
    ),
  ];
}

function validateTable({ tables }: ConnectorOptions, id: string): ValidationError[] {
  if (tables.includes(id)) return [];
  const expected = `a table of the connector: ${tables.join(', ')}`;
  return [unknownReference(['--table'], id, expected, `write --table ${closest(id, tables)}=NAME`)];
}
