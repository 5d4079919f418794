import { capitalized } from '../aws/capitalized';

/** The construct ID, and so the logical ID, of a table: `orders` gives `OrdersTable`. */
export function tableConstructId(id: string): string {
  return `${capitalized(id)}Table`;
}

/** The construct ID, and so the logical ID of its role, of a workload: `api` gives `ApiWorkload`. */
export function workloadConstructId(id: string): string {
  return `${capitalized(id)}Workload`;
}

/** The construct ID of the backups of a stage. */
export const BACKUP_CONSTRUCT_ID = 'Backup';

/** The construct ID of a connector: `reporting` gives `ReportingConnector`. */
export function connectorConstructId(id: string): string {
  return `${capitalized(id)}Connector`;
}
