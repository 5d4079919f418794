import type { TemplateAccess } from '../template-access';
import type { Finding, Severity } from './finding';

/** A rule over everything that a template grants. */
export interface AccessRule {
  readonly name: string;
  /** Of a finding that has none of its own; no finding has a higher one. */
  readonly severity: Severity;
  /** Finds nothing where all is well. */
  readonly find: (access: TemplateAccess) => readonly RuleFinding[];
}

/** A finding before its rule has signed it. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };
