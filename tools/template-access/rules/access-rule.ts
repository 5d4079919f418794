import type { TemplateAccess } from '../template-access';
import type { Finding, Severity } from './finding';

/** A rule for the access that a template grants. */
export interface AccessRule {
  readonly name: string;
  /** The default, and highest, severity of its findings. */
  readonly severity: Severity;
  readonly find: (access: TemplateAccess) => readonly RuleFinding[];
}

/** A finding without the values that its rule defines. */
export type RuleFinding = Omit<Finding, 'rule' | 'severity'> & { readonly severity?: Severity };
