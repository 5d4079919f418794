import { z } from 'zod';
import { MAX_SESSION_BOUNDS } from '../../aws/session-limits';
import { expects, keys } from './value-schemas';

const { min, max } = MAX_SESSION_BOUNDS;

const message = expects(
  `a whole number of seconds from ${min} to ${max}, or "1h" to "12h"`,
  'write 7200 or "2h": IAM allows sessions of 1 to 12 hours',
);

/** How long a session may last, in seconds. */
export const maxSessionDuration = z
  .union(
    [
      z.int(message).min(min, message).max(max, message),
      z.string(message).regex(/^([1-9]|1[0-2])h$/, message),
    ],
    message,
  )
  .transform((written) =>
    typeof written === 'number' ? written : Number.parseInt(written, 10) * 3600,
  );

/** Whole seconds of UTC, as IAM's date conditions have them. */
const revokeIssuedBefore = z.iso
  .datetime({
    precision: 0,
    ...expects(
      'a time in UTC such as "2026-11-20T14:30:00Z"',
      'write an existing date and time in UTC, with whole seconds and a Z',
    ),
  })
  .optional()
  .describe('Credentials issued before this time are worth nothing. Default: none are revoked');

/** The `sessions` key of the stage file: the sessions of all tenants. */
export const sessionsSchema = keys({
  maxDuration: maxSessionDuration
    .optional()
    .describe(
      'Longest session, seconds or "<n>h"; needs identity.classicFlow to be more than an hour',
    ),
  revokeIssuedBefore,
});

/** One tenant of the stage file. */
export const tenantSchema = keys({
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe(
      'Longest session of this tenant, which gets a role of its own, 25 at most. Default: sessions.maxDuration',
    ),
  revokeIssuedBefore,
});
