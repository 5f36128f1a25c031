/** The part of WebAssembly that the register loop needs; the real types come only with the DOM library. */
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Record<string, never>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
