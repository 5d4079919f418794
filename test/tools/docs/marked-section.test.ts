import { withMarkedSection } from '../../../tools/docs/marked-section';

const page = (text: string) =>
  `# Page\n<!-- list: begin (npm run schema) -->${text}<!-- list: end -->\nEnd\n`;

test('the text between the comments is replaced', () => {
  expect(withMarkedSection(page('\nold\n'), 'list', '- new')).toBe(page('\n\n- new\n\n'));
  expect(withMarkedSection(page('\n\n- new\n\n'), 'list', '- new')).toBe(page('\n\n- new\n\n'));
});

test.each(['# Page\n', page('').replace('<!-- list: end -->', '')])(
  'a page without the comments gives an error: %j',
  (text) => {
    expect(() => withMarkedSection(text, 'list', '')).toThrow(/<!-- list: (begin|end)/);
  },
);
