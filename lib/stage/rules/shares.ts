/** What of a template each section of a stage file makes. */
export type Shares = Readonly<Record<'common' | 'tables' | 'workloads' | 'connectors', number>>;
