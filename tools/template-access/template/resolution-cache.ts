import { IntrinsicList, asTexts } from './json-values';
import { unknown } from './template-text';

/** More characters than CloudFormation allows in names, outputs and parameters. */
const MAX_LENGTH = 10_000;

/** Names, outputs and parameters: each is resolved once, and unknown if it is circular. */
export class ResolutionCache {
  private readonly resolving = new Set<string>();
  private readonly resolved = new Map<string, unknown>();

  /** @param what - name of the value, such as `output Arn` */
  once(what: string, resolve: () => unknown): unknown {
    if (this.resolving.has(what)) return unknown(`${what}, a circular reference`);
    if (this.resolved.has(what)) return this.resolved.get(what);
    this.resolving.add(what);
    const texts = asTexts(resolve());
    this.resolving.delete(what);
    const isLong = texts.reduce((sum, text) => sum + text.length + 1, 0) > MAX_LENGTH;
    const value = isLong ? unknown(`${what}, too long`) : oneOrMore(texts);
    this.resolved.set(what, value);
    return value;
  }
}

function oneOrMore(texts: readonly string[]): unknown {
  return texts.length > 1 ? IntrinsicList.from(texts) : texts[0];
}
