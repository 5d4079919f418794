import { isWidePattern } from '../../policies/patterns';
import { within, type Location } from '../../template/location';
import type { PolicyStatement } from '../../policies/policy-statement';

/** The location of a statement's `Condition`; without one, of the statement. */
export function conditionElement({ at, conditions }: PolicyStatement): Location {
  return conditions.length > 0 ? within(at, 'Condition') : at;
}

/** The location of a statement's `Principal` or `NotPrincipal`. */
export function principalElement({ at, principals }: PolicyStatement): Location {
  return within(at, principals?.except ? 'NotPrincipal' : 'Principal');
}

/** The location of a statement's `Action` or `NotAction`. */
export function actionElement({ at, actions }: PolicyStatement): Location {
  return within(at, actions.except ? 'NotAction' : 'Action');
}

/** The location of a statement's `Resource` or `NotResource`. */
export function resourceElement({ at, resources }: PolicyStatement): Location {
  return within(at, resources.except ? 'NotResource' : 'Resource');
}

/** Whether a statement applies to all resources, or to all of a type. */
export function isWide({ resources }: PolicyStatement): boolean {
  return resources.except || resources.patterns.some(isWidePattern);
}
