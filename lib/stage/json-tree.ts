import type { Node } from 'jsonc-parser';
import type { Path } from './fix';

/** The values of a JSON text by path. Of a repeated key it has the last value, as `JSON.parse`. */
export class JsonTree {
  /** The children of each object and list, by key. */
  private readonly children = new Map<Node, ReadonlyMap<string | number, Node>>();

  constructor(
    private readonly root: Node,
    private readonly text: string,
  ) {}

  /** The offset of the value at a path, or of the nearest value above it. */
  offsetOf(path: Path): number {
    return this.nearest(path).node.offset;
  }

  /** The JSON of the value at a path on one line, with numbers as written; undefined if there is none. */
  jsonOf(path: Path): string | undefined {
    const { node, isAtPath } = this.nearest(path);
    return isAtPath ? this.json(node) : undefined;
  }

  private nearest(path: Path): { readonly node: Node; readonly isAtPath: boolean } {
    let node = this.root;
    for (const key of path) {
      const child = this.childrenOf(node).get(key);
      if (!child) return { node, isAtPath: false };
      node = child;
    }
    return { node, isAtPath: true };
  }

  private childrenOf(node: Node): ReadonlyMap<string | number, Node> {
    const known = this.children.get(node);
    if (known) return known;
    const found = new Map(
      (node.children ?? []).flatMap((child, position): (readonly [string | number, Node])[] => {
        if (child.type !== 'property') return [[position, child]];
        const { key, value } = propertyOf(child);
        return value ? [[key, value]] : [];
      }),
    );
    this.children.set(node, found);
    return found;
  }

  private json(node: Node): string {
    const { type, children = [], offset, length } = node;
    switch (type) {
      case 'object':
        return `{${children.map((child) => this.json(child)).join(',')}}`;
      case 'array':
        return `[${children.map((child) => this.json(child)).join(',')}]`;
      case 'property':
        return children.map((child) => this.json(child)).join(':');
      case 'number':
        return this.text.slice(offset, offset + length);
      case 'string':
      case 'boolean':
      case 'null':
        return JSON.stringify(node.value);
    }
  }
}

/** The key and the value of a property. */
export function propertyOf({ children: [key, value] = [] }: Node): {
  readonly key: string;
  readonly value: Node | undefined;
} {
  return { key: String(key?.value), value };
}
