import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const client = fileURLToPath(new URL('../../client', import.meta.url));
/** Colours stand here and nowhere else; the icon is shown by the browser, which knows no tokens. */
const HOLDERS = ['styles/tokens.css', 'styles/light.css', 'public/icon.svg'];
const NAMED =
  'black|white|red|green|blue|yellow|orange|purple|gr[ae]y|silver|navy|teal|brown|pink|cyan|magenta';
const LITERAL = new RegExp(
  [
    String.raw`(?:['"\s:(]|%23)#?(?<=#|%23)[0-9a-fA-F]{3,8}\b(?=['"\s;,)])`,
    String.raw`\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?!\$)`,
    String.raw`\b0x[0-9a-fA-F]{6}\b(?!\d)`,
    String.raw`(?:color|background|fill|stroke|border|outline|Style)[\w-]*\s*[:=]\s*[{'"]*(?:${NAMED})\b`,
  ].join('|'),
);

/** Files below the client's folder with a colour of their own, and the line. */
function literals(read: (file: string) => string): string[] {
  return readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|tsx?|html|svg|js)$/.test(file) && !HOLDERS.includes(file))
    .flatMap((file) =>
      read(file)
        .split('\n')
        .filter((line) => LITERAL.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
}

it('CLIENT-68 no colour is written anywhere but among the tokens', () => {
  expect(literals((file) => readFileSync(join(client, file), 'utf8'))).toEqual([]);
});

it.each([
  'color: #fff;',
  '  background: linear-gradient(#16445f, #0c2f45);',
  "const GRID = '#1d3b57';",
  '<path fill="#040b15" />',
  'export const INK = 0x071322;',
  'background: rgb(4 11 21 / 86%)',
  "context.strokeStyle = 'rgba(5, 13, 24, 0.85)';",
  'background: white;',
  "stroke='%23a9c0d2'",
])('CLIENT-68 it is seen in %s', (line) => {
  expect(line).toMatch(LITERAL);
});
