import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openChromium } from '../../../browser/open-chromium';

/** What Mermaid's own renderer has made of a diagram. */
export interface RenderedDiagram {
  /** Such as `flowchart-v2`. */
  readonly kind: string;
  /** The texts of its nodes, without line breaks, in the order of the text. */
  readonly nodes: readonly string[];
  /** The texts on its edges. */
  readonly edges: readonly string[];
  /** The titles of its subgraphs. */
  readonly groups: readonly string[];
}

/**
 * Mermaid in a browser, for all tests of a file: it needs one to measure texts.
 *
 * @returns a function that parses and renders a diagram, and rejects with Mermaid's message if it cannot
 */
export function mermaidRenderer(): (text: string) => Promise<RenderedDiagram> {
  let browser: Browser | undefined;
  let page: Page;
  beforeAll(async () => {
    browser = await openChromium();
    page = await browser.newPage();
    await page.setContent('<!doctype html><title>Mermaid</title>');
    await page.addScriptTag({ content: readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8') });
    await page.evaluate(`mermaid.initialize(${JSON.stringify(CONFIGURATION)})`);
  });
  afterAll(() => browser?.close());
  return (text) => page.evaluate(`(${RENDER})(${JSON.stringify(text)})`);
}

const CONFIGURATION = { startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true };

/** Runs in the browser. */
const RENDER = `async (text) => {
  const { svg, diagramType } = await mermaid.render('diagram', text);
  document.body.innerHTML = svg;
  const texts = (selector) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
  return {
    kind: diagramType,
    nodes: texts('.node'),
    edges: texts('.edgeLabel .edgeLabel').filter((one) => one !== ''),
    groups: texts('.cluster-label'),
  };
}`;
