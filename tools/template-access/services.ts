import { covers } from './patterns';
import { split, unknownParts, type TemplateText } from './template-text';

/** The services that decide about data: tables, and the keys that they are encrypted with. */
export const TABLES = 'dynamodb';
export const KEYS = 'kms';

/** Whether an action, or a pattern of actions, is of a service, or may be. */
export function isOfService(action: TemplateText, service: string): boolean {
  const [prefix = ''] = split(action, ':');
  if (unknownParts(prefix).length > 0) return true;
  if (action === '*') return true;
  return covers(prefix.toLowerCase(), service);
}

/** Whether an action is about tables or keys, or may be. */
export function isAboutData(action: TemplateText): boolean {
  return isOfService(action, TABLES) || isOfService(action, KEYS);
}
