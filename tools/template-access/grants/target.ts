import { DYNAMODB, KMS } from '../policies/actions';
import type { EncryptionKey } from '../tables/encryption-keys';
import type { Table } from '../tables/tables';
import { split, unknownParts, type TemplateText } from '../template/template-text';

/** What the resources of a statement are. */
export type Target =
  | {
      readonly kind: 'table';
      /** The logical ID. */
      readonly table: string;
      /** Empty for the table itself, else such as `index/byDate` or `stream/*`; in the order of the statement. */
      readonly parts: readonly string[];
    }
  | { readonly kind: 'key'; readonly key: string }
  /** What a pattern with `*` covers, or all but that; more than the template contains. */
  | {
      readonly kind: 'pattern';
      /** Where `except` is set all that are excluded, with `or` between them. */
      readonly pattern: TemplateText;
      readonly except: boolean;
      readonly tables: readonly string[];
      readonly keys: readonly string[];
    }
  /** The account and region, for actions that support no table, such as ListTables. */
  | { readonly kind: 'account' }
  /** A table or key that is not in the template: no name there may be it. */
  | { readonly kind: 'elsewhere'; readonly arn: TemplateText }
  /** A part of it is known at deployment only, or chosen by the caller; the tables are those that it may be. */
  | {
      readonly kind: 'unknown';
      readonly pattern: TemplateText;
      readonly tables: readonly string[];
    };

/** The tables and keys of a template. */
export interface TablesAndKeys {
  readonly tables: readonly Table[];
  readonly keys: readonly EncryptionKey[];
}

/** The logical IDs of the tables of the template that a target contains, or may contain. */
export function targetTables(target: Target): readonly string[] {
  switch (target.kind) {
    case 'table':
      return [target.table];
    case 'pattern':
    case 'unknown':
      return target.tables;
    case 'key':
    case 'account':
    case 'elsewhere':
      return [];
  }
}

/** The logical IDs of the keys of the template that a target contains. */
export function targetKeys(target: Target): readonly string[] {
  switch (target.kind) {
    case 'key':
      return [target.key];
    case 'pattern':
      return target.keys;
    case 'table':
    case 'account':
    case 'elsewhere':
    case 'unknown':
      return [];
  }
}

/** The services whose actions a target supports: DynamoDB, KMS, both where that is open, or none of them. */
export function servicesOf(target: Target): readonly string[] {
  switch (target.kind) {
    case 'table':
    case 'account':
      return [DYNAMODB];
    case 'key':
      return [KMS];
    case 'pattern':
      return target.except ? [DYNAMODB, KMS] : servicesIn(target.pattern);
    case 'unknown':
      return servicesIn(target.pattern);
    case 'elsewhere':
      return servicesIn(target.arn);
  }
}

function servicesIn(pattern: TemplateText): readonly string[] {
  const [arn = '', partition = '', service] = split(pattern, ':');
  const isOpen = service === undefined || (arn + partition).includes('*');
  if (isOpen || unknownParts(service).length > 0) return [DYNAMODB, KMS];
  return [DYNAMODB, KMS].filter((one) => service === one || /[*?]/.test(service));
}
