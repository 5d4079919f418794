import type { TemplateAccess } from '../template-access';
import type { Finding, Severity } from './finding';

/** A rule about the access that a template gives. */
export interface AccessRule {
  readonly name: string;
  /** The default of its findings, and the highest that any of them has. */
  readonly severity: Severity;
  readonly find: (access: TemplateAccess) => readonly RuleFinding[];
}

/** A finding as its rule returns it. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };
