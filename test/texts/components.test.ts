import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../tools/project.ts';

/** Names, signs and typefaces that are the same in every language. */
const SAME_EVERYWHERE = new Set(['Poisoned Well', 'ABCDEF', 'm:ss', 'ε', 'px Archivo, sans-serif']);

/** Attributes that a person reads or hears, of elements and of our components. */
const READ =
  /^(aria-(label|description|valuetext|roledescription)|placeholder|title|alt|label|help|caption|busy|summary|shown|data-label|commitLabel)$/;
/** Attributes whose text is for the machine. */
const UNREAD =
  /^(class|style|d|viewBox|href|src|rel|target|data-(?!label).*|testId|key|id|for|type|role|transform|points|preserveAspectRatio|stroke.*|fill|autocomplete|accept)$/;

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** Words in the source of a component that a person would read, each with why it is taken for one. */
function spokenIn(source: string): string[] {
  const found: string[] = [];
  const say = (why: string, text: string) => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (/\p{L}/u.test(words) && !SAME_EVERYWHERE.has(words)) found.push(`${why}: ${words}`);
  };

  /** @param place  what a string here is: shown as it is, something for the machine, or unknown */
  function walk(node: SyntaxNode, place: 'shown' | 'machine' | 'unknown'): void {
    const text = literalOf(node);
    if (text !== null && place === 'shown') say('shown', text);
    // Elsewhere a string that reads like a sentence is one.
    if (text !== null && place === 'unknown' && /\p{L}{2,},? \p{L}{2,}/u.test(text)) say('a sentence', text);
    if (node.type === 'JSXText') say('text', String(node.value));
    if (node.type === 'ImportDeclaration' || node.type.startsWith('TS')) return;
    if (node.type === 'JSXAttribute') {
      const name = attributeName(node);
      const inner = READ.test(name) ? 'shown' : UNREAD.test(name) ? 'machine' : 'unknown';
      if (isNode(node.value)) walk(node.value, inner);
      return;
    }
    const raised = node.type === 'ThrowStatement';
    for (const [key, value] of Object.entries(node)) {
      const inner = raised ? 'machine' : placeWithin(node, key, place);
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, inner);
    }
  }

  walk(parseAst(source, { lang: 'tsx' }) as unknown as SyntaxNode, 'unknown');
  return found;
}

/** What the strings in a part of a node are, where those of the whole are `place`. */
function placeWithin(node: SyntaxNode, key: string, place: 'shown' | 'machine' | 'unknown') {
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return key === 'children' ? 'shown' : 'unknown';
    // A string that is compared, or that finds a member, is not shown; nor is what a function is given.
    case 'BinaryExpression':
      return node.operator === '+' ? place : 'machine';
    case 'MemberExpression':
      return 'machine';
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return key === 'test' || (key === 'left' && node.operator === '&&') ? 'machine' : place;
    case 'CallExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectExpression':
      return place === 'machine' ? 'machine' : 'unknown';
    default:
      return place;
  }
}

const attributeName = (node: SyntaxNode): string => String((node.name as { name?: unknown }).name);

function literalOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateElement') return (node.value as { cooked: string }).cooked;
  return null;
}

const client = join(projectFolder(), 'client');
const components = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
);

describe('CLIENT-27 words of the page stand in texts/', () => {
  it('and are found wherever a component might hold them', () => {
    const source = `
      const LABELS = { none: 'No filter at all' };
      export const Part = ({ n, tone }) => (
        <p class="small quiet" aria-label="Legend" data-testid="some id">
          Poisoned Well
          <Slider label={\`Poison \${n}\`} accent="var(--poison)" busy={n > 0 ? null : 'Training'} />
          {n === 1 ? 'hit' : LABELS[tone]} of {tone === 'poison' && 'missed'}
          {[{ value: 'map', label: 'Map of samples' }]}
        </p>
      );`;
    expect(spokenIn(source)).toEqual([
      'a sentence: No filter at all',
      'shown: Legend',
      'shown: Poison',
      'shown: Training',
      'shown: hit',
      'text: of',
      'shown: missed',
      'a sentence: Map of samples',
    ]);
  });

  it('and in no component', () => {
    const found = components.flatMap((file) =>
      spokenIn(readFileSync(join(client, file), 'utf8')).map((words) => `${relative('.', file)}: ${words}`),
    );
    expect(found).toEqual([]);
    expect(components.length).toBeGreaterThan(50);
  });
});
