import type { Target } from '../../grants/target';
import type { Selection } from '../../policies/policy-statement';
import { mayActOn } from '../../policies/table-actions';
import type { TemplateText } from '../../template/template-text';
import { selects } from '../../policies/selected-actions';

/** Actions on items through an index. Source: Service Authorization Reference, Amazon DynamoDB. */
const READS_OF_INDEXES = ['PartiQLSelect', 'Query', 'Scan', 'SearchVectors'];

/** The actions that read or write items of a target, or their changes. */
export function itemActions(actions: Selection, target: Target): readonly TemplateText[] {
  const acts = ACTS_ON[partOf(target)];
  if (actions.except) return acts(actions) ? ['every action not in NotAction'] : [];
  return actions.patterns.filter((one) => acts({ patterns: [one], except: false }));
}

type Part = 'items' | 'index' | 'stream';

const ACTS_ON: Readonly<Record<Part, (actions: Selection) => boolean>> = {
  items: (actions) => mayActOn(actions, 'items'),
  index: (actions) => READS_OF_INDEXES.some((name) => selects(actions, `dynamodb:${name}`)),
  stream: (actions) => mayActOn(actions, 'changes'),
};

function partOf(target: Target): Part {
  const parts = target.kind === 'table' ? target.parts : [''];
  if (parts.every((one) => one.startsWith('index/'))) return 'index';
  return parts.every((one) => one.startsWith('stream')) ? 'stream' : 'items';
}
