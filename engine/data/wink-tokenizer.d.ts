/** The part of wink-tokenizer that is used here; the package brings no types. */
declare module 'wink-tokenizer' {
  interface Token {
    readonly value: string;
    readonly tag: string;
  }
  interface Tokenizer {
    /** Switches kinds of token on or off; what is left over is tagged 'alien'. Returns the number of kinds. */
    defineConfig(config: Readonly<Record<string, boolean>>): number;
    tokenize(text: string): Token[];
  }
  // biome-ignore lint/style/noDefaultExport: this is how the package exports it
  export default function winkTokenizer(): Tokenizer;
}
