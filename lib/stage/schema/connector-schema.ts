import { z } from 'zod';
import { TABLE_ID } from '../../aws/name-patterns';
import { PURPOSES } from '../../connectors/connector-actions';
import { IP_RANGE, IP_RANGES, sourceIpError } from '../../connectors/source-ip';
import { plainText } from './plain-text';
import { maxSessionDuration } from './session-schema';
import { trustSchema } from './trust-schema';
import {
  ALLOWED_VALUES,
  expects,
  flag,
  keys,
  listOf,
  oneOf,
  text,
  unique,
  validBy,
} from './value-schemas';

const DAY = {
  expected: 'a date such as "2027-06-30"',
  fix: 'write an existing date as YYYY-MM-DD',
};

const sourceIps = unique(
  listOf(
    plainText(expects(IP_RANGE.expected, IP_RANGE.fix))
      .check(validBy(sourceIpError))
      .register(ALLOWED_VALUES, { expected: IP_RANGE.expected }),
    IP_RANGES,
  ),
  'remove the repeated range',
);

const tables = unique(
  listOf(text(TABLE_ID.form, TABLE_ID.expected, 'write the ID of a table of the stage'), {
    expected: 'a list of one or more table IDs of the stage, each once',
    fix: 'write ["orders"]',
  }),
  'remove the repeated table',
);

/** One connector of the stage file: a tool outside the stack that uses its tables. */
export const connectorSchema = keys({
  purpose: oneOf(PURPOSES).describe(
    'Whether the tool reads the tables ("source"), or reads and writes them ("destination").',
  ),
  tables: tables.describe('Tables of the stage that the tool uses. It reaches every item.'),
  trust: trustSchema,
  sourceIps: sourceIps
    .optional()
    .describe(
      'Public address ranges from which requests are allowed; all others are denied. Default: any address.',
    ),
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe(
      'Maximum session duration of the role. Not with `accessKey`, which has no sessions. Default: "2h".',
    ),
  listTables: flag()
    .optional()
    .describe('Whether the tool may list the names of all tables in the Region. Default: false.'),
  expires: z.iso
    .date(expects(DAY.expected, DAY.fix))
    .register(ALLOWED_VALUES, { expected: DAY.expected })
    .optional()
    .describe('First day, in UTC, on which everything is denied. Default: access does not expire.'),
});
