import type { Severity } from '../../template-access/rules/finding';

/**
 * The access report as data: what `--format json` gives, and what Markdown and the page are written from. All texts are
 * for people, not escaped, and in a stable order: that of the template.
 */
export interface AccessReport {
  /** The name of the stack, or of the template's file. */
  readonly title: string;
  /** The name of the file that the report is about, without its folder: `dev.json`, `template.yaml`. */
  readonly source: string;
  readonly tables: readonly ReportedTable[];
  readonly principals: readonly ReportedPrincipal[];
  /** The logical IDs of roles, users and groups that reach no table and no key. */
  readonly withoutAccess: readonly string[];
  readonly findings: readonly ReportedFinding[];
  /** What the template does not decide: to be shown first. */
  readonly unresolved: readonly ReportedUnresolved[];
}

export interface ReportedTable {
  /** Its logical ID. */
  readonly id: string;
  /** The name of its own, if it is written in the template. */
  readonly name: string | undefined;
  /** Such as `pk`, `pk and sk`. */
  readonly key: string;
  readonly encryption: string;
  /** The IDs of the principals that are allowed something on it. */
  readonly reachedBy: readonly string[];
  readonly why: readonly SourceLine[];
}

export interface ReportedPrincipal {
  /** Its logical ID; of one outside the template its ARN, or in words. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'group' | 'policy' | 'outside';
  /** In a few words, such as `Signed-in users`, `AWS Lambda`. */
  readonly title: string;
  readonly admitted: readonly ReportedTrust[];
  /** How long a session lasts effectively. */
  readonly session: string;
  readonly grants: readonly ReportedGrant[];
  /** Actions of other services that it has. */
  readonly otherActions: readonly string[];
  /** What limits all of its grants, or may add to them: boundary, groups, policies from elsewhere. */
  readonly notes: readonly string[];
  readonly why: readonly SourceLine[];
}

/** One way to use a principal, such as a statement of its trust policy or an access key. */
export interface ReportedTrust {
  readonly who: string;
  /** `no end`, or the time. */
  readonly until: string;
  /** `anywhere`, or the addresses. */
  readonly from: string;
  /** Whatever else must hold. */
  readonly conditions: readonly string[];
  /** Which identities a pool gives the role to, and who may tag sessions. */
  readonly notes: readonly string[];
}

export interface ReportedGrant {
  readonly effect: 'allow' | 'deny' | 'limit';
  /** What it is about, such as `OrdersTable`, `key OrdersTableKey`, `every resource`. */
  readonly on: string;
  /** Whether that is wider than it should be, or unknown. */
  readonly isWide: boolean;
  /** Such as `table`, `index byDate`; empty where `on` says all. */
  readonly parts: readonly string[];
  /** The logical IDs of the tables of the template that it reaches. */
  readonly tables: readonly string[];
  /** As they are written, those of DynamoDB without their service: `GetItem`, `Get*`, `kms:Decrypt`. */
  readonly actions: readonly string[];
  /** `NotAction`: every action but these. */
  readonly allBut: boolean;
  /** Whether these are more than they should be, for a pattern or for all but some. */
  readonly areWide: boolean;
  /** Whose rows, in a word or two: `all rows`, `own rows`, `changes of rows`; empty where it is about none. */
  readonly rowScope: string;
  /** Which rows exactly; empty for keys and for tables as such. */
  readonly rows: string;
  /** Which attributes; empty where it is not about items. */
  readonly attributes: string;
  /** `no end`, or the time; empty for denials, where it is among the conditions. */
  readonly until: string;
  /** `anywhere`, or the addresses; empty for denials. */
  readonly from: string;
  /** Whatever else must hold. */
  readonly conditions: readonly string[];
  /** The statement: where it is, and its Sid. */
  readonly statement: string;
  readonly why: readonly SourceLine[];
}

/** A key of the stage file that a part of the report comes from. */
export interface SourceLine {
  /** Such as `tables.orders.rows`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly what: string;
  /** Such as `AuthenticatedRole: Properties.AssumeRolePolicyDocument.Statement[0]`. */
  readonly at: string;
  readonly fix: string;
  readonly why: readonly SourceLine[];
}

export interface ReportedUnresolved {
  readonly at: string;
  readonly what: string;
}
