import type { PolicyStatement } from '../../statement';
import { shown } from '../../template-text';
import { listed } from './listed';
import { hasWildcard } from './wildcards';

/** In words, where a statement names everybody, or everybody of a kind; undefined where it names somebody. */
export function openPrincipal({ principals }: PolicyStatement): string | undefined {
  if (principals?.except) {
    return `everybody but ${listed(principals.named.map(({ name }) => name))}`;
  }
  const open = principals?.named.find(({ name }) => hasWildcard(name));
  return open && `${open.kind} ${shown(open.name)}`;
}

/** Where a statement says whom it is for. */
export function principalElement({ principals }: PolicyStatement): 'Principal' | 'NotPrincipal' {
  return principals?.except ? 'NotPrincipal' : 'Principal';
}
