import { stageConfigInput } from '../../../lib/stage/stage-config-input';
import { checked, SHIPPED, shippedStage } from '../../stages';

test.each(SHIPPED)('the written form of config/%s.json validates to the same stage', (name) => {
  const stage = checked(shippedStage(name));
  expect(checked(JSON.parse(JSON.stringify(stageConfigInput(stage))))).toEqual(stage);
});
