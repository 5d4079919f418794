import { capitalized } from '../aws/name-patterns';

/** The construct ID of an app client beside the default one: `web` gives `WebClient`. */
export function clientConstructId(id: string): string {
  return `${capitalized(id)}Client`;
}
