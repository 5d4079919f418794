import type { RequestContext } from '../../../../tools/simulator/condition-keys';
import type { References } from '../../../../tools/simulator/template-references';
import { resourceGrantsTo } from '../../../../tools/report/model/resource-policy-principals';
import { grantsOf, type StatementGrant } from '../../../../tools/template-access/grants/grants';
import {
  grantsOfResourcePolicies,
  type ResourceGrant,
} from '../../../../tools/template-access/grants/resource-grants';
import type { Principal } from '../../../../tools/template-access/principals/principal';
import type { TemplateAccess } from '../../../../tools/template-access/template-access';
import { locationText, type Location } from '../../../../tools/template-access/template/location';
import type { TemplateText } from '../../../../tools/template-access/template/template-text';
import { PLACE } from './deployed-values';
import { deployedText } from './reported-text';
import { holds, isLike } from './request-conditions';
import type { GeneratedRequest } from './requests';

/** The grants that the report lists for one principal. */
interface PrincipalGrants {
  readonly principal: Principal;
  readonly ofIdentity: readonly StatementGrant[];
  /** Undefined without a permissions boundary. */
  readonly ofBoundary: readonly StatementGrant[] | undefined;
  /** Of the policies of tables, streams and keys: to the principal. */
  readonly ofResources: readonly StatementGrant[];
  /** Those to every principal. */
  readonly toEverybody: readonly StatementGrant[];
  /** Those to the account: an Allow lets identity-based policies decide about a key. */
  readonly toAccount: readonly StatementGrant[];
}

/** The part `stream` is every stream of the table. */
function streamOf(part: TemplateText): TemplateText {
  return part === 'stream' ? 'stream/*' : part;
}

/** The statements of a report as decisions on requests, with the values that its references have after a deployment. */
export class ReportedDecisions {
  private readonly principals: ReadonlyMap<string, PrincipalGrants>;
  private readonly uncertain: ReadonlySet<string>;
  private readonly conditional: ReadonlySet<string>;

  constructor(
    access: TemplateAccess,
    private readonly references: References,
  ) {
    const resourceGrants = grantsOfResourcePolicies(access);
    this.principals = new Map(
      access.principals.map((one) => [one.id, this.grantsOf(one, access, resourceGrants)]),
    );
    this.uncertain = new Set(access.unresolved.map(({ at }) => locationText(at)));
    this.conditional = new Set(
      access.unresolved
        .filter(({ what }) => what.startsWith('created only if condition'))
        .map(({ at }) => at.resource),
    );
  }

  /**
   * Whether the report allows a request.
   *
   * @param limits which Deny statements and boundaries count: `all`, `none`, or those that it does not call uncertain
   */
  allows(request: GeneratedRequest, limits: 'all' | 'certain' | 'none'): boolean {
    const grants = this.principals.get(request.principal);
    if (!grants) throw new Error(`the report has no principal ${request.principal}`);
    const { principal, ofIdentity, ofBoundary, ofResources, toEverybody, toAccount } = grants;
    const counts = (at: Location) =>
      limits === 'all' || (limits === 'certain' && !this.isUncertain(at));
    const is = (effect: 'Allow' | 'Deny') => (grant: StatementGrant) =>
      grant.statement.effect === effect && this.matches(grant, request);
    // A Deny that names the account is one for each of its principals.
    const ofPolicies = [...ofIdentity, ...(ofBoundary ?? []), ...ofResources];
    const denied = [...ofPolicies, ...toEverybody, ...toAccount]
      .filter(({ statement }) => counts(statement.at))
      .some(is('Deny'));
    const bounded =
      ofBoundary !== undefined &&
      counts({ resource: principal.id, property: 'Properties.PermissionsBoundary' }) &&
      !ofBoundary.some(is('Allow'));
    if (denied) return false;
    // A boundary limits what a resource-based policy allows a role by name, but not a user or everybody.
    const unbounded = [...toEverybody, ...(principal.kind === 'user' ? ofResources : [])];
    if (unbounded.some(is('Allow'))) return true;
    const delegated = !request.action.startsWith('kms:') || toAccount.some(is('Allow'));
    const byIdentity = delegated && ofIdentity.some(is('Allow'));
    return !bounded && (byIdentity || ofResources.some(is('Allow')));
  }

  private isUncertain(at: Location): boolean {
    return this.uncertain.has(locationText(at)) || this.conditional.has(at.resource);
  }

  private grantsOf(
    principal: Principal,
    access: TemplateAccess,
    resourceGrants: readonly ResourceGrant[],
  ): PrincipalGrants {
    const to = (name: string) =>
      resourceGrants.filter((one) => one.kind === 'AWS' && this.textOf(one.name) === name);
    return {
      principal,
      ofIdentity: grantsOf(principal.statements, access).grants,
      ofBoundary:
        principal.boundary && grantsOf(principal.boundary.statements ?? [], access).grants,
      ofResources: resourceGrantsTo(principal, { resourceGrants }).map(({ grant }) => grant),
      toEverybody: to('*').map(({ grant }) => grant),
      toAccount: to(`arn:aws:iam::${PLACE.account}:root`).map(({ grant }) => grant),
    };
  }

  private matches(
    { statement, target, actions }: StatementGrant,
    request: GeneratedRequest,
  ): boolean {
    const { action, resource, part, context } = request;
    const isIn = (patterns: readonly TemplateText[], text: string) =>
      patterns.some((pattern) => isLike(text, this.textOf(pattern), context));
    const lower = actions.patterns.map((pattern) => pattern.toLowerCase());
    if (isIn(lower, action.toLowerCase()) === actions.except) return false;
    if (!this.conditionsHold(statement, context)) return false;
    switch (target.kind) {
      case 'table':
        if (target.table !== resource) return false;
        return part === '' ? target.parts.includes('') : isIn(target.parts.map(streamOf), part);
      case 'key':
        return target.key === resource;
      case 'pattern':
      case 'unknown': {
        const ids = [...target.tables, ...(target.kind === 'pattern' ? target.keys : [])];
        const { patterns, except } = statement.resources;
        const written = except ? patterns : [target.pattern];
        return ids.includes(resource) && isIn(written, this.arnOf(request)) !== except;
      }
      case 'account':
      case 'elsewhere':
        return false;
    }
  }

  private conditionsHold(
    { conditions }: StatementGrant['statement'],
    context: RequestContext,
  ): boolean {
    return conditions.every((condition) =>
      holds(
        condition,
        condition.values.map((value) => this.textOf(value)),
        context,
      ),
    );
  }

  private arnOf({ resource, part }: GeneratedRequest): string {
    const arn = this.references.attribute(resource, 'Arn');
    return part === '' ? arn : `${arn}/${part}`;
  }

  private textOf(text: TemplateText): string {
    return deployedText(text, this.references);
  }
}
