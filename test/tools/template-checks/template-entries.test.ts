import { templateEntries, type Section } from '../../../tools/template-checks/template-entries';
import { SHIPPED, shippedStage, withTable } from '../../stages';
import { app, stackOf } from '../../synthesis';

/** The names of the entries that the resources of a stage are of, by section. */
function namesOf(stage: unknown): Partial<Record<Section, string[]>> {
  const assembly = app();
  const names: Partial<Record<Section, string[]>> = {};
  const entries = templateEntries(assembly, stackOf(stage, assembly).node.path);
  for (const { section, name } of entries.values()) {
    const known = (names[section] ??= []);
    if (!known.includes(name)) known.push(name);
  }
  return names;
}

describe('entries of the stage file, by resource', () => {
  test('are tables, app clients, tenants, workloads and connectors, and what a stack has once', () => {
    const { others, ...sections } = namesOf(shippedStage('everything'));
    expect(sections).toEqual({
      tables: ['OrdersTable', 'CatalogueTable', 'SensorsTable', 'ProfilesTable', 'NotesTable'],
      clients: ['Client', 'WebClient', 'MobileClient'],
      tenants: ['TenantDev01'],
      workloads: ['ApiWorkload', 'ImporterWorkload', 'WorkerWorkload', 'DashboardWorkload'],
      connectors: ['ReportingConnector', 'LoaderConnector', 'WarehouseConnector'],
    });
    expect(others).toContain('Backup');
  });

  test('are groups, each of which has a role and a group', () => {
    expect(namesOf(shippedStage('groups')).groups).toEqual(['GroupAdmins', 'GroupAuthors']);
  });

  test('are restored tables', () => {
    const restored = withTable({ existing: { tableName: 'restored', stackKey: true } });
    expect(namesOf(restored).tables).toEqual(['OrdersTable']);
  });

  test.each(SHIPPED)('of the stage %s leave out no section', (name) => {
    const once = ['UserPool', 'IdentityPool', 'AuthenticatedRole', 'Backup'];
    const { others = [] } = namesOf(shippedStage(name));
    expect(others.filter((other) => !once.includes(other))).toEqual([]);
  });

  test('are those of no stack if the path is of none', () => {
    expect(templateEntries(app(), 'Test')).toEqual(new Map());
  });
});
