import type { TemplateTree } from '../template/template-scope';
import type { Location } from '../template/location';
import { expandedTemplate } from './expanded-template';
import type { GeneratedResources, Origin } from './generated-resources';

/** A tree of plain CloudFormation templates; locations have the prefixes of nested stacks. */
export interface ExpandedTree extends Pick<GeneratedResources, 'origins' | 'unresolved'> {
  readonly tree: TemplateTree;
}

/** Expands a template and its nested stacks. */
export function expandedTree(tree: TemplateTree, prefix = ''): ExpandedTree {
  const { template, origins, unresolved } = expandedTemplate(tree.template);
  const nested = Object.entries(tree.nested).map(
    ([id, inner]) => [id, expandedTree(inner, `${prefix}${id}.`)] as const,
  );
  const placed = (at: Location) => placedIn(prefix, at);
  return {
    tree: {
      ...tree,
      template,
      nested: Object.fromEntries(nested.map(([id, inner]) => [id, inner.tree])),
    },
    origins: [
      ...origins.map((one): Origin => ({
        generated: placed(one.generated),
        written: placed(one.written),
      })),
      ...nested.flatMap(([, inner]) => inner.origins),
    ],
    unresolved: [
      ...unresolved.map((one) => ({ ...one, at: placed(one.at) })),
      ...nested.flatMap(([, inner]) => inner.unresolved),
    ],
  };
}

/** The template of a nested stack is at the stack. */
function placedIn(prefix: string, { resource, property }: Location): Location {
  return { resource: resource === '' ? prefix.slice(0, -1) : prefix + resource, property };
}
