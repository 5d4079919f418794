import { DYNAMODB, KMS } from '../policies/actions';
import type { EncryptionKey } from '../tables/encryption-keys';
import type { Table } from '../tables/tables';
import { split, unknownParts, type TemplateText } from '../template/template-text';

/** The resource of a grant. */
export type Target =
  | {
      readonly kind: 'table';
      /** The logical ID. */
      readonly table: string;
      /** Empty string for the table itself, otherwise such as `index/byDate` or `stream/*`; in the order of the statement. */
      readonly parts: readonly string[];
    }
  | { readonly kind: 'key'; readonly key: string }
  /** Everything that a pattern with `*` covers, or everything else; it extends beyond the template. */
  | {
      readonly kind: 'pattern';
      /** With `except`, all excluded patterns, joined by `or`. */
      readonly pattern: TemplateText;
      readonly except: boolean;
      readonly tables: readonly string[];
      readonly keys: readonly string[];
    }
  /** The account and Region, for actions without a table, such as ListTables. */
  | { readonly kind: 'account' }
  /** A table or key outside the template, which no name in the template can match. */
  | { readonly kind: 'elsewhere'; readonly arn: TemplateText }
  /** Part of the ARN is known only at deployment, or chosen by the caller; `tables` are those it can match. */
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

/** The logical IDs of the tables of the template that a target contains, or can contain. */
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

/** The services whose actions a target supports: DynamoDB, KMS, both if unknown, or neither. */
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
