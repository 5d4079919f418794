import { z } from 'zod';
import { anyOf, keys, notEmpty, wholeNumber } from './value-schemas';

/** Capacity units of reads or of writes. */
const autoscaled = keys({
  min: wholeNumber(1, 1_000_000, 'set the least number of capacity units').describe(
    'Capacity units that are always provisioned.',
  ),
  max: wholeNumber(1, 1_000_000, 'set the greatest number of capacity units').describe(
    'Capacity units that autoscaling may provision, at least `min`.',
  ),
});

/** Request units of reads or of writes, per second. Source: DynamoDB Developer Guide, Maximum throughput. */
const maxUnits = (what: string) =>
  wholeNumber(1, 1_000_000, 'set the greatest number of request units per second')
    .optional()
    .describe(
      `Request units per second at which DynamoDB begins to throttle ${what}, of the table and of each index. Must be below the table's quota in the account, 40,000 unless raised. Default: only that quota applies.`,
    );

/** The `billing` key of a table. */
export const billingSchema = anyOf(
  [
    z.literal('onDemand'),
    keys({
      onDemand: notEmpty(
        keys({ maxReadUnits: maxUnits('reads'), maxWriteUnits: maxUnits('writes') }),
        {
          expected: 'an object with maxReadUnits, maxWriteUnits or both',
          fix: 'set one of them, or write "billing": "onDemand"',
        },
      ).describe('On-demand capacity with a maximum, which bounds what callers can spend.'),
    }),
    keys({
      provisioned: keys({
        read: autoscaled.describe('Read capacity.'),
        write: autoscaled.describe('Write capacity.'),
      }).describe('Provisioned capacity with autoscaling.'),
    }),
  ],
  '"onDemand", { "onDemand": { "maxReadUnits", "maxWriteUnits" } } or { "provisioned": { "read": { "min", "max" }, "write": { "min", "max" } } }',
  'write "onDemand" unless the load is steady and known',
);
