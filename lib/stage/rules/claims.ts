import { claimOption } from '../../access/id-sources';
import { CLAIM_OPTIONS, CLAIMS, type ClaimOption } from '../../identity/claim-options';
import { whyInvalidClaim } from '../../identity/tenant-claim';
import { write } from '../fix';
import { CLAIM_SECTIONS } from '../needed-claims';
import type { PartialStage } from '../partial-stage';
import { rowScope } from '../schema/rows-schema';
import { invalidValue, missing, type ValidationError } from '../validation-error';
import { isLeftOut, writtenGrants, type Rule } from './rule';
import { namesExistingPool } from './user-pool';

/** Each claim is present if needed, and users cannot set it. */
export const claimsRule: Rule = (stage) =>
  CLAIM_OPTIONS.flatMap((option) => ofClaim(option, stage));

function ofClaim(option: ClaimOption, stage: PartialStage): ValidationError[] {
  const path = ['identity', option] as const;
  if (isLeftOut(stage, ...path)) return missingClaim(option, stage);
  const { userPool = {}, [option]: claim } = stage.identity ?? {};
  if (claim === undefined) return [];
  const reason = whyInvalidClaim(claim, namesExistingPool(userPool));
  const { example } = CLAIMS[option];
  return reason === undefined
    ? []
    : [
        invalidValue(
          path,
          claim,
          `a claim that users cannot set themselves; ${reason}`,
          write(
            path,
            example,
            `write "${example}", an attribute that only administrators can write`,
          ),
        ),
      ];
}

function missingClaim(option: ClaimOption, stage: PartialStage): ValidationError[] {
  const scope = writtenGrants(stage).find(
    ({ grant }) => claimOption(rowScope(grant.rows)) === option,
  );
  const section = CLAIM_SECTIONS[option];
  if (!scope && Object.keys(stage[section] ?? {}).length === 0) return [];
  const needed = scope ? [...scope.path, 'rows'].join('.') : section;
  const { names, example } = CLAIMS[option];
  const path = ['identity', option] as const;
  return [
    missing(
      path,
      `the claim of the ID token that names the ${names}, because ${needed} needs it`,
      write(path, example, `add "${option}": "${example}"`),
    ),
  ];
}
