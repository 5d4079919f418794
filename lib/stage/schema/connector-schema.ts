import { z } from 'zod';
import { certificateFault } from '../../connectors/certificate-authority';
import { type Fault, TABLE_ID } from '../../aws/name-patterns';
import { sourceIpFault } from '../../connectors/source-ip';
import { expects, flag, isSet, keys, oneOf, text } from './expects';
import { maxSessionDuration } from './session-schema';

/** Source: IAM identifiers: a path of up to 512 characters and a name of up to 64. Patterns are no principals. */
const principalArn = text(
  /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/(?=.{1,576}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/,
  'the ARN of one role or user, arn:aws:iam::<account>:role/<name>, without * in it',
  'write the ARN that the tool tells you; a whole account is arn:aws:iam::<account>:root, with "allowAccountRoot": true',
);

/** Source: STS API reference, AssumeRole. */
export const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

const externalId = text(
  EXTERNAL_ID,
  'an external ID of 2 to 1,224 letters, digits and _ + = , . @ : / -',
  'write the ID that the tool gives you, or a random one of yours for this tool only',
);

const certificateAuthority = z
  .string(expects('the path of a PEM file', 'write its path, relative to the stage file'))
  .check((context) => told(context, certificateFault(context.value)))
  .describe(
    'PEM file of the certificate authority, relative to the stage file, or the PEM text itself',
  );

/** Source: RFC 5280, ub-common-name; the characters are those of session tags, which hold the name. */
const commonName = text(
  /^[a-zA-Z0-9 _.:/=+@-]{1,64}$/,
  'a common name of 1 to 64 letters, digits, spaces and _ . : / = + @ -',
  "write the CN of the subject of the tool's certificate",
);

const trust = z
  .union(
    [
      keys({
        principalArn: principalArn.describe('The role or user that the tool runs as'),
        externalId: externalId.describe(
          'Sent with every AssumeRole, so that the tool is not led here for somebody else',
        ),
        allowAccountRoot: flag()
          .optional()
          .describe('Whether principalArn may be a whole account. Default: false'),
      }),
      keys({
        rolesAnywhere: keys({ certificateAuthority, commonName }).describe(
          'IAM Roles Anywhere: a tool outside AWS that has a certificate',
        ),
      }),
      keys({
        accessKey: z
          .literal(true, expects('true', 'write true, or name a principal instead'))
          .describe('An IAM user, whose key is in Secrets Manager only'),
      }),
    ],
    expects(
      'one of { "principalArn", "externalId" }, { "rolesAnywhere": { "certificateAuthority", "commonName" } } and { "accessKey": true }',
      'write one of these forms; a tool with roles of its own takes the first',
    ),
  )
  .describe('Who the tool is');

const sourceIps = z
  .array(
    z
      .string(expects('an IP range in CIDR notation', 'write "203.0.113.0/24"'))
      .check((context) => told(context, sourceIpFault(context.value))),
    expects('a list of IP ranges in CIDR notation', 'write ["203.0.113.0/24"]'),
  )
  .min(1, expects('at least one IP range', 'name a range, or leave the key out'))
  .refine(isSet, expects('each IP range once', 'remove the repetition'));

const tables = z
  .array(
    text(TABLE_ID.form, TABLE_ID.expected, 'write the id of a table of the stage'),
    expects('a list of table ids', 'write ["orders"]'),
  )
  .min(1, expects('at least one table', 'name a table of the stage'))
  .refine(isSet, expects('each table once', 'remove the repetition'));

const expires = z.iso.date(
  expects('a day such as "2027-06-30"', 'write an existing day, year first'),
);

/** One connector of the stage file: a tool outside the stack that uses its tables. */
export const connectorSchema = keys({
  purpose: oneOf(['source', 'destination']).describe('Whether it reads, or reads and writes'),
  tables: tables.describe('Ids of the tables'),
  trust,
  sourceIps: sourceIps
    .optional()
    .describe('Public IP ranges that its requests come from. Default: anywhere'),
  maxSessionDuration: maxSessionDuration.optional().describe('Longest session. Default: 2h'),
  listTables: flag()
    .optional()
    .describe('Whether it may list the names of all tables of the region. Default: false'),
  expires: expires.optional().describe('From this day on, in UTC, it may do nothing'),
});

type Context = z.core.ParsePayload<string>;

function told(context: Context, fault: Fault | undefined): void {
  if (fault === undefined) return;
  const { expected, fix } = fault;
  context.issues.push({
    code: 'custom',
    input: context.value,
    message: expects(expected, fix).error,
  });
}
