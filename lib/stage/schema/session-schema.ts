import { z } from 'zod';
import { ROLE_MAPPING_RULES } from '../../aws/quotas';
import { MAX_SESSION_BOUNDS } from '../../aws/session-limits';
import { ALLOWED_VALUES, anyOf, expects, keys } from './value-schemas';

const { min, max } = MAX_SESSION_BOUNDS;
const DURATION = `a whole number of seconds from ${min} to ${max}, or "1h" to "12h"`;
const DURATION_FIX = 'write 7200 or "2h"; IAM allows sessions of 1 to 12 hours';
const message = expects(DURATION, DURATION_FIX);

/** A maximum session duration, in seconds. */
export const maxSessionDuration = anyOf(
  [
    z
      .int({ ...message, abort: true })
      .min(min, message)
      .max(max, message),
    z.string(message).regex(/^([1-9]|1[0-2])h$/, message),
  ],
  DURATION,
  DURATION_FIX,
).transform((written) =>
  typeof written === 'number' ? written : Number.parseInt(written, 10) * 3600,
);

const TIME = 'a time in UTC such as "2026-11-20T14:30:00Z"';

/** In whole seconds of UTC, the format of IAM's date conditions. */
const revokeIssuedBefore = z.iso
  .datetime({
    precision: 0,
    ...expects(TIME, 'write an existing date and time in UTC, in whole seconds and with a Z'),
  })
  .register(ALLOWED_VALUES, { expected: TIME })
  .optional();

/** The `sessions` key of the stage file. */
export const sessionsSchema = keys({
  maxDuration: maxSessionDuration
    .optional()
    .describe(
      'Maximum session duration of the authenticated role. More than one hour needs `identity.classicFlow`. Default: one hour.',
    ),
  revokeIssuedBefore: revokeIssuedBefore.describe(
    'Denies all access to credentials of signed-in users that were issued before this time. Default: none are revoked.',
  ),
});

/** One tenant of the stage file. */
export const tenantSchema = keys({
  maxSessionDuration: maxSessionDuration
    .optional()
    .describe(
      `Maximum session duration for this tenant, which then has a role of its own; at most ${ROLE_MAPPING_RULES} tenants can have one. Default: \`sessions.maxDuration\`.`,
    ),
  revokeIssuedBefore: revokeIssuedBefore.describe(
    'Denies all access to credentials of this tenant that were issued before this time. Default: none are revoked.',
  ),
});
