import { regionOf } from '../../../tools/sdk/stage-stack';
import { checked, MINIMAL } from '../../stages';

const { AWS_REGION, AWS_DEFAULT_REGION, ...others } = process.env;
const PERSON = { AWS_REGION, AWS_DEFAULT_REGION };
afterEach(() => {
  process.env = { ...others, ...PERSON };
});

test.each([
  ['what a person enters', 'eu-west-1', 'eu-west-2', { AWS_REGION: 'eu-west-3' }, 'eu-west-1'],
  ['that of the stage file', undefined, 'eu-west-2', { AWS_REGION: 'eu-west-3' }, 'eu-west-2'],
  [
    'that of the environment',
    undefined,
    undefined,
    { AWS_REGION: 'eu-west-3', AWS_DEFAULT_REGION: 'eu-north-1' },
    'eu-west-3',
  ],
  [
    'that of the environment, by its other name',
    undefined,
    undefined,
    { AWS_DEFAULT_REGION: 'eu-north-1' },
    'eu-north-1',
  ],
  ['the SDK to find', undefined, undefined, {}, undefined],
])('the region is %s', (_what, entered, ofStage, environment, expected) => {
  process.env = { ...others, ...environment };
  const stage = checked({ ...MINIMAL, env: ofStage === undefined ? {} : { region: ofStage } });
  expect(regionOf(stage, entered)).toBe(expected);
});
