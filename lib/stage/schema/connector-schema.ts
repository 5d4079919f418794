import { z } from 'zod';
import { TABLE_ID } from '../../aws/name-patterns';
import { PURPOSES } from '../../connectors/connector-actions';
import { DAY } from '../../connectors/connector-limits';
import { ONE_RANGE, sourceIpError, UNIQUE_RANGES } from '../../connectors/source-ip';
import { maxSessionDuration } from './session-schema';
import { trustSchema } from './trust-schema';
import { expects, flag, keys, oneOf, text, unique, validBy } from './value-schemas';

const sourceIps = unique(
  z
    .array(
      z
        .string(expects('an IP range in CIDR notation', 'write "203.0.113.0/24"'))
        .check(validBy(sourceIpError)),
      expects('a list of IP ranges in CIDR notation', 'write ["203.0.113.0/24"]'),
    )
    .min(1, expects(ONE_RANGE.expected, ONE_RANGE.fix)),
  UNIQUE_RANGES,
);

const tables = unique(
  z
    .array(
      text(TABLE_ID.form, TABLE_ID.expected, 'write the id of a table of the stage'),
      expects('a list of table ids', 'write ["orders"]'),
    )
    .min(1, expects('at least one table', 'name a table of the stage')),
  { expected: 'each table once', fix: 'remove the repetition' },
);

/** One connector of the stage file: a tool outside the stack that uses its tables. */
export const connectorSchema = keys({
  purpose: oneOf(PURPOSES).describe('Whether it reads, or reads and writes'),
  tables: tables.describe('Ids of the tables'),
  trust: trustSchema,
  sourceIps: sourceIps
    .optional()
    .describe('Public IP ranges that its requests come from. Default: anywhere'),
  maxSessionDuration: maxSessionDuration.optional().describe('Longest session. Default: 2h'),
  listTables: flag()
    .optional()
    .describe('Whether it may list the names of all tables of the region. Default: false'),
  expires: z.iso
    .date(expects(DAY.expected, DAY.fix))
    .optional()
    .describe('From this day on, in UTC, it may do nothing'),
});
