import { isChecked, noteChecked } from '../../../lib/stage/checked-connectors';
import { checked, SOURCE, withConnectors } from '../../stages';

const stage = checked(
  withConnectors({ tool: { ...SOURCE, sourceIps: ['203.0.113.0/24'], expires: '2030-01-01' } }),
);
const { tool } = stage.connectors;
if (!tool) throw new Error('no connector');

test('a connector is known to be sound once its stage is, and only as it is there', () => {
  expect(isChecked(tool)).toBe(false);
  noteChecked(stage);
  expect(isChecked({ ...tool })).toBe(true);
  expect(isChecked({ ...tool, trust: { ...tool.trust } })).toBe(false);
  expect(isChecked({ ...tool, sourceIps: ['0.0.0.0/0'] })).toBe(false);
  expect(isChecked({ ...tool, sourceIps: undefined })).toBe(false);
  expect(isChecked({ ...tool, expires: undefined })).toBe(false);
  expect(isChecked({ ...tool, maxSessionDuration: 99_999 })).toBe(false);
});
