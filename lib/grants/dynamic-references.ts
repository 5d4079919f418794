import { shown, unknown, type TemplateText } from './template-text';

const DYNAMIC = /\{\{resolve:.*?\}\}/gs;

/** A text with what CloudFormation looks up on deployment as unknown. Source: CloudFormation User Guide, Dynamic references. */
export function withoutDynamicReferences(text: TemplateText): TemplateText {
  return text.replace(DYNAMIC, (part) => unknown(shown(part)));
}
