import type { StatementGrant } from '../../template-access/grants/grants';
import type { TemplateIdentityPool } from '../../template-access/identity-pools/template-identity-pool';
import type { Location } from '../../template-access/template/location';
import type { Principal } from '../../template-access/principals/principal';
import type { ResourceGrant } from '../../template-access/grants/resource-grants';
import type { Finding } from '../../template-access/rules/finding';
import type { TemplateAccess } from '../../template-access/template-access';
import type { ClaimsByTag } from '../words/policy-variables';
import type { SourceLine } from './access-report';

/** The input of each part of a report. */
export interface ReportContext {
  readonly access: TemplateAccess;
  readonly findings: readonly Finding[];
  readonly claims: ClaimsByTag;
  readonly sourceMap: SourceMap;
  readonly acknowledged: Acknowledged;
  /** The grants of the resource-based policies of tables, streams and KMS keys. */
  readonly resourceGrants: readonly ResourceGrant[];
}

/** The reasons for which the author of a stage file accepts findings, by the rule's name. */
export type Acknowledged = Readonly<Record<string, string | undefined>>;

/** Maps parts of a template to the lines of the stage file that define them. */
export interface SourceMap {
  /** The lines that define a resource. */
  readonly linesOf: (at: Location) => readonly SourceLine[];
  readonly linesOfGrant: (principal: Principal, grant: StatementGrant) => readonly SourceLine[];
}

/** For a template without a stage file. */
export const NO_SOURCE_MAP: SourceMap = { linesOf: () => [], linesOfGrant: () => [] };

/** The claim that each session tag comes from; none if the identity pools of a template differ. */
export function claimsByTag(pools: readonly TemplateIdentityPool[]): ClaimsByTag {
  const tags = pools.flatMap(({ principalTags }) => principalTags);
  const agreed = tags.filter(({ tag, claim }) =>
    tags.every((other) => other.tag !== tag || other.claim === claim),
  );
  return Object.fromEntries(agreed.map(({ tag, claim }) => [tag, claim]));
}
