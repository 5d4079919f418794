import { READS, WRITES } from '../../grants/table-actions';
import { LOUD } from '../reported-grant';

/** More would cover each other in a picture, whose edges meet. */
const MOST = 3;

/** Actions for the edge of a picture: a few by name; of more what they do, beside those that are loud. */
export function actionsInShort(actions: readonly string[]): readonly string[] {
  if (actions.length <= MOST) return [actions.join(', ')];
  const loud = actions.filter((action) => action.startsWith(LOUD));
  const does = [
    ...(actions.some((action) => isOne(READS, action)) ? ['reads'] : []),
    ...(actions.some((action) => isOne(WRITES, action)) ? ['writes'] : []),
  ];
  const what = does.length === 0 ? '' : `${does.join(' and ')}, `;
  return [...loud, `${what}${actions.length} actions`];
}

function isOne(names: readonly string[], action: string): boolean {
  return names.some((name) => name.toLowerCase() === action.toLowerCase());
}
