import type { z } from 'zod';
import { keys, text } from './value-schemas';

/** A reason for reviewers. */
const reason = text(
  /[\p{L}\p{N}]/u,
  'a reason with letters or digits',
  'write the reason, such as "Anyone may open an account in this shop."',
);

/** The `acknowledge` key of the stage file: findings of medium severity that its options cause, and no others. */
export const acknowledgeSchema = keys({
  OpenSignUp: reason
    .optional()
    .describe(
      'Why anyone may create an account. Needs `identity.userPool.selfSignUp`. Default: the synth warns.',
    ),
  ClassicFlow: reason
    .optional()
    .describe(
      'Why clients may use the classic authentication flow. Needs `identity.classicFlow`. Default: the synth warns.',
    ),
});

/** The reasons by the name of the finding's rule. */
export type Acknowledgements = z.output<typeof acknowledgeSchema>;
